import { useState } from 'preact/hooks';
import type { CreditTab } from '../../server';
import { TEXTS } from '../../texts/import';
import { RUN } from '../../texts/run';
import { Bar, Button, Icon, Words } from '../../ui/controls';
import { ManualRoute } from '../../ui/manual';
import { People } from '../../ui/people';
import { awaitsDecision, Progress, RunMessage } from '../../ui/run';
import { Copied, NoTab, Running, Scope, tabsInScope, Unbuilt } from '../../ui/tabs';
import type { Job } from '../../use-job';
import { isActive, live, type Runner, reached } from '../../use-run';
import { LookUp, TryOut } from './look-first';

/** Registers people. It says before the click what will happen, and what will not. */
export function ImportStep({ job, runner }: { readonly job: Job; readonly runner: Runner }) {
  const tabs = tabsInScope(job);
  const { run } = runner;
  const active = isActive(run);
  const overApi = tabs.filter(({ route, isCopied }) => route !== 'by hand' && !isCopied);
  const left = overApi.reduce((sum, { counts }) => sum + counts.READY + counts.REGISTERING, 0);
  const manual = tabs.filter(({ route, isCopied }) => route === 'by hand' && !isCopied);
  const leftManual = manual.reduce((sum, { counts }) => sum + counts.READY, 0);
  const registered = tabs.reduce((sum, { counts }) => sum + reached(counts, 'registered'), 0);
  const isStopped = awaitsDecision(job, run, tabs);
  const isBegun = run.phase === 'paused' || registered > 0;
  if (tabs.length === 0) return <NoTab job={job} />;
  const next = left > 0 ? undefined : cardThatIsNext(tabs, registered);
  return (
    <>
      <Scope job={job} locked={active} />
      <Running job={job} run={run} />
      {!active && <Unbuilt job={job} />}
      {!active && left > 0 && <Promises />}
      {job.check && left + leftManual > 0 && <p class="quiet">{TEXTS.notSent(job.check)}</p>}
      {tabs.map((tab) => (
        <TabCard
          key={`${tab.credit}-${tab.eventId}`}
          job={job}
          tab={live(tab, run)}
          quiet={active}
          isNext={tab === next}
        />
      ))}
      <Bar>
        {run.phase !== 'idle' && run.goal === 'registered' && overApi.length > 0 && (
          <Progress runner={runner} tabs={overApi} />
        )}
        {!active && <RunMessage job={job} run={run} />}
        {!active && left > 0 && (
          <Button
            primary
            label={TEXTS.start(left, isBegun)}
            busy={job.task.busy !== ''}
            disabled={isStopped}
            onPress={() => {
              job.task.clear();
              return runner.start('registered', overApi);
            }}
          />
        )}
        {!active && left > 0 && isStopped && <p class="quiet">{RUN.decideFirst}</p>}
        {!active && registered > 0 && (
          <Button
            primary={left === 0 && !next}
            label={TEXTS.goOn}
            onPress={() => {
              runner.reset();
              job.go(5);
            }}
          />
        )}
      </Bar>
    </>
  );
}

/** Where nothing is left for the API: the card that has what comes next, the manual route's files before whoever is held. */
function cardThatIsNext(tabs: readonly CreditTab[], registered: number): CreditTab | undefined {
  const own = tabs.filter(({ isCopied }) => !isCopied);
  const manual = own.find(({ route, counts }) => route === 'by hand' && counts.READY > 0);
  return manual ?? (registered === 0 ? own.find(({ counts }) => counts.HELD > 0) : undefined);
}

function Promises() {
  return (
    <ul class="quiet">
      {TEXTS.promises.map((promise) => (
        <li key={promise}>{promise}</li>
      ))}
    </ul>
  );
}

interface TabProps {
  readonly job: Job;
  readonly tab: CreditTab;
  /** While a run goes on only the counts are shown. */
  readonly quiet: boolean;
  /** True where this card, and none besides it, has the blue button. */
  readonly isNext: boolean;
}

function TabCard({ job, tab, quiet, isNext }: TabProps) {
  const [opened, setOpened] = useState<boolean | undefined>(undefined);
  if (tab.isCopied) return <Copied job={job} tab={tab} />;
  const { counts, people, credit } = tab;
  const done = reached(counts, 'registered');
  const toSend = counts.READY + counts.REGISTERING;
  const rest = people - done - toSend;
  const showing = opened ?? rest > tab.leftOut;
  return (
    <>
      <section class="card" aria-label={credit}>
        <h2>{credit}</h2>
        <p>{TEXTS.event(tab)}</p>
        {tab.elsewhere !== '' && (
          <p>
            <Icon name="note" /> {tab.elsewhere}
          </p>
        )}
        <ul class="lines">
          <li>
            <Words of={TEXTS.toRegister(toSend)} />
          </li>
          <li>
            <Words of={TEXTS.registered(done - counts.ATTENDED)} />
          </li>
          {counts.ATTENDED > 0 && (
            <li>
              <Words of={TEXTS.attended(counts.ATTENDED)} />
            </li>
          )}
          {rest > 0 && (
            <li>
              <button type="button" class="link" aria-expanded={showing} onClick={() => setOpened(!showing)}>
                <Words of={TEXTS.rest(rest)} />
              </button>
            </li>
          )}
        </ul>
        {toSend > 0 && <p class="quiet">{TEXTS.names(tab)}</p>}
        {showing && rest > 0 && !quiet && (
          <People key={rest} job={job} tab={tab} states={['HELD', 'FAILED']} isNext={isNext && counts.READY === 0} />
        )}
        {!quiet && toSend > 0 && tab.route !== 'by hand' && (
          <div class="choices">
            <LookUp job={job} tab={tab} />
            <TryOut job={job} tab={tab} />
          </div>
        )}
        {!quiet && <RouteChoice job={job} tab={tab} />}
      </section>
      {tab.route === 'by hand' && <ManualRoute job={job} tab={tab} part="import" isNext={isNext && counts.READY > 0} />}
    </>
  );
}

/** Over the API or on the manual route: an equal choice, made for the association. */
function RouteChoice({ job, tab }: { readonly job: Job; readonly tab: CreditTab }) {
  const isManual = tab.route === 'by hand';
  const change = async () => {
    if (await job.saveSettings({ route: isManual ? 'api' : 'by hand' })) await job.refresh();
  };
  return (
    <p class="quiet">
      {routeWords(tab, job)}{' '}
      <button type="button" class="link" onClick={() => void change()}>
        {isManual ? TEXTS.tryApi : TEXTS.doManually}
      </button>
    </p>
  );
}

function routeWords({ route }: CreditTab, { state }: Job): string {
  if (route !== 'by hand') return TEXTS.overApi;
  if (state?.settings.route === 'by hand') return TEXTS.manual;
  return TEXTS.onlyManual;
}

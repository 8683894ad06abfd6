import { useState } from 'preact/hooks';
import { isBegun, nextToImport } from '../../run-rules';
import type { CreditTab } from '../../server';
import { dated } from '../../texts/dates';
import { TEXTS } from '../../texts/import';
import { RUN } from '../../texts/run';
import { Bar, Button, Icon, Words } from '../../ui/controls';
import { ManualRoute } from '../../ui/manual';
import { type Fold, FoldLine, useOneOpen } from '../../ui/one-open';
import { People } from '../../ui/people';
import { awaitsDecision, Progress, RunMessage, tellsOfTab } from '../../ui/run';
import { BuildAgain, Copied, isRefused, NoTab, Running, Scope, tabsInScope, Unbuilt } from '../../ui/tabs';
import { useFollow } from '../../use-follow';
import type { Job } from '../../use-job';
import { isActive, live, type Runner, reached } from '../../use-run';
import { LookUp, TryOut } from './look-first';

/** Registers people. It says before the click what will happen, and what will not. */
export function ImportStep({ job, runner }: { readonly job: Job; readonly runner: Runner }) {
  const tabs = tabsInScope(job);
  const { run } = runner;
  const active = isActive(run);
  useFollow(job, !active);
  const now = tabs.map((tab) => live(tab, run));
  const overApi = now.filter(({ route, isCopied }) => route !== 'by hand' && !isCopied);
  const left = overApi.reduce((sum, { counts }) => sum + counts.READY + counts.REGISTERING, 0);
  const manual = now.filter(({ route, isCopied }) => route === 'by hand' && !isCopied);
  const leftManual = manual.reduce((sum, { counts }) => sum + counts.READY, 0);
  const registered = now.reduce((sum, { counts }) => sum + reached(counts, 'registered'), 0);
  const presentIn = (some: readonly CreditTab[]) => some.reduce((sum, { present }) => sum + present, 0);
  const present = presentIn(overApi) + presentIn(manual);
  const anotherWay = tabs.reduce((sum, tab) => sum + tab.anotherWay, 0);
  const isStopped = awaitsDecision(job, run, tabs);
  const isGoingOn = run.phase === 'paused' || tabs.some(isBegun);
  const { foldOf, shown } = useOneOpen(tabs, nextToImport);
  if (tabs.length === 0) return <NoTab job={job} />;
  const next = left > 0 ? undefined : cardThatIsNext(shown, registered);
  return (
    <>
      {left + leftManual + registered > 0 && (
        <p class="top">{TEXTS.top(left + leftManual - present, present, registered - anotherWay)}</p>
      )}
      {(active || left > 0) && <p class="quiet">{TEXTS.promise}</p>}
      <Scope job={job} locked={active} />
      <Running job={job} run={run} />
      {!tellsOfTab(job, run) && <Unbuilt job={job} locked={active} />}
      {tabs.map((tab) => (
        <TabCard
          key={`${tab.credit}-${tab.eventId}`}
          job={job}
          tab={live(tab, run)}
          quiet={active}
          isNext={tab === next}
          fold={foldOf(tab)}
        />
      ))}
      <Bar>
        {run.phase !== 'idle' && run.goal === 'registered' && overApi.length > 0 && (
          <Progress runner={runner} tabs={overApi} />
        )}
        {!active && <RunMessage job={job} run={run} />}
        {!active && left > 0 && (
          <Button
            primary={!isRefused(job)}
            label={TEXTS.start(left - presentIn(overApi), presentIn(overApi), isGoingOn)}
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
            primary={left + leftManual === 0 && !next}
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

interface TabProps {
  readonly job: Job;
  readonly tab: CreditTab;
  /** While a run goes on only the counts are shown. */
  readonly quiet: boolean;
  /** True where this card, and none besides it, has the blue button. */
  readonly isNext: boolean;
  readonly fold: Fold | undefined;
}

function TabCard({ job, tab, quiet, isNext, fold }: TabProps) {
  const [opened, setOpened] = useState<boolean | undefined>(undefined);
  if (tab.isCopied) return <Copied job={job} tab={tab} />;
  const { counts, people, credit } = tab;
  const done = reached(counts, 'registered');
  const toSend = counts.READY + counts.REGISTERING;
  const rest = people - done - toSend;
  const showing = opened ?? rest > tab.leftOut;
  const standing = (
    <>
      <b>{credit}</b>
      {TEXTS.counts(toSend, done, tab)}
    </>
  );
  if (fold && !fold.isOpen)
    return (
      <section class="card" aria-label={credit}>
        <FoldLine tab={tab} fold={fold}>
          {standing}
        </FoldLine>
      </section>
    );
  return (
    <>
      <section class="card" aria-label={credit}>
        {fold && (
          <FoldLine tab={tab} fold={fold}>
            {standing}
          </FoldLine>
        )}
        <p>
          {!fold && standing}
          {TEXTS.event(tab)}
        </p>
        {tab.elsewhere !== '' && (
          <p>
            <Icon name="note" /> {dated(tab.elsewhere)}
          </p>
        )}
        {tab.hasOtherColumns && (
          <p>
            <Icon name="note" /> {TEXTS.otherColumns}
          </p>
        )}
        {rest > 0 && (
          <button type="button" class="link" aria-expanded={showing} onClick={() => setOpened(!showing)}>
            <Words of={TEXTS.rest(rest, tab.leftOut)} />
          </button>
        )}
        {showing && rest > 0 && !quiet && (
          <People job={job} tab={tab} states={['HELD', 'FAILED']} isNext={isNext && counts.READY === 0} count={rest} />
        )}
        {!quiet && job.state?.connection && tab.compared !== '' && (
          <>
            <p>{TEXTS.keyAdded}</p>
            <BuildAgain job={job} />
          </>
        )}
        {!quiet && tab.route === 'by hand' && <RouteChoice job={job} tab={tab} />}
        {!quiet && tab.route !== 'by hand' && (
          <details>
            <summary>{TEXTS.more}</summary>
            {job.check && toSend > 0 && <p class="quiet">{TEXTS.notSent(job.check)}</p>}
            {toSend > 0 && <p class="quiet">{TEXTS.names(tab)}</p>}
            {toSend > 0 && (
              <div class="choices">
                <LookUp job={job} tab={tab} />
                <TryOut job={job} tab={tab} />
              </div>
            )}
            <RouteChoice job={job} tab={tab} />
          </details>
        )}
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
  // A key was added since the build: what is only a person's word of the event is read then.
  if (job.state?.connection && tab.compared !== '') return null;
  return (
    <p class="quiet">
      {routeWords(tab, job)}{' '}
      {(job.state?.connection || !isManual) && (
        <button type="button" class="link" onClick={() => void change()}>
          {isManual ? TEXTS.tryApi : TEXTS.doManually}
        </button>
      )}
    </p>
  );
}

function routeWords({ route }: CreditTab, { state }: Job): string {
  if (route !== 'by hand') return TEXTS.overApi;
  if (!state?.connection) return TEXTS.withoutKey;
  if (state?.settings.route === 'by hand') return TEXTS.manual;
  return TEXTS.onlyManual;
}

import { useState } from 'preact/hooks';
import { listed, plural } from '../../../roster/words';
import type { CheckReport, CreditTab } from '../../server';
import { Bar, Button } from '../../ui/controls';
import { ByHand } from '../../ui/manual';
import { People } from '../../ui/people';
import { awaitsDecision, Progress, RunMessage } from '../../ui/run';
import { Copied, NoTab, Running, Scope, tabsInScope } from '../../ui/tabs';
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
  const byHand = tabs.filter(({ route, isCopied }) => route === 'by hand' && !isCopied);
  const leftByHand = byHand.reduce((sum, { counts }) => sum + counts.READY, 0);
  const registered = tabs.reduce((sum, { counts }) => sum + reached(counts, 'registered'), 0);
  const isStopped = awaitsDecision(job, run, tabs);
  const isBegun = run.phase === 'paused' || registered > 0;
  if (tabs.length === 0) return <NoTab job={job} />;
  const next = left > 0 ? undefined : cardThatIsNext(tabs, registered);
  return (
    <>
      <Scope job={job} locked={active} />
      <Running job={job} run={run} />
      {!active && left > 0 && <Promises />}
      {job.check && left + leftByHand > 0 && <p class="quiet">{notSentWords(job.check)}</p>}
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
            label={`${isBegun ? 'Continue: import' : 'Import'} ${plural(left, 'attendee')}`}
            busy={job.task.busy !== ''}
            disabled={isStopped}
            onPress={() => {
              job.task.clear();
              return runner.start('registered', overApi);
            }}
          />
        )}
        {!active && left > 0 && isStopped && <p class="quiet">First decide, above, about whoever is held.</p>}
        {!active && registered > 0 && (
          <Button
            primary={left === 0 && !next}
            label="Go on to Mark attended"
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

/** Where nothing is left for the API: the card that has what comes next, the files by hand before whoever is held. */
function cardThatIsNext(tabs: readonly CreditTab[], registered: number): CreditTab | undefined {
  const own = tabs.filter(({ isCopied }) => !isCopied);
  const byHand = own.find(({ route, counts }) => route === 'by hand' && counts.READY > 0);
  return byHand ?? (registered === 0 ? own.find(({ counts }) => counts.HELD > 0) : undefined);
}

function Promises() {
  return (
    <ul class="quiet">
      <li>Everyone is imported as “Registered”: first one person alone, then the others.</li>
      <li>No certificate and no e-mail yet; nothing goes to M1 yet.</li>
      <li>No invoice is made.</li>
      <li>A registration can still be removed by hand in GrowthZone.</li>
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
  const [asked, setShowing] = useState<boolean | undefined>(undefined);
  if (tab.isCopied) return <Copied job={job} tab={tab} />;
  const { counts, people, credit } = tab;
  const done = reached(counts, 'registered');
  const toSend = counts.READY + counts.REGISTERING;
  const rest = people - done - toSend;
  const showing = asked ?? rest > tab.leftOut;
  return (
    <>
      <section class="card" aria-label={credit}>
        <h2>{credit}</h2>
        <p>{eventWords(tab)}</p>
        <ul class="lines">
          <li>
            <b>{toSend}</b> to register
          </li>
          <li>
            <b>{done - counts.ATTENDED}</b> registered
          </li>
          {counts.ATTENDED > 0 && (
            <li>
              <b>{counts.ATTENDED}</b> attended already; step 5 looks whether they have the credit
            </li>
          )}
          {rest > 0 && (
            <li>
              <button type="button" class="link" aria-expanded={showing} onClick={() => setShowing(!showing)}>
                <b>{rest}</b> held, failed or left out
              </button>
            </li>
          )}
        </ul>
        {toSend > 0 && <p class="quiet">{namesOf(tab)}</p>}
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
      {tab.route === 'by hand' && <ByHand job={job} tab={tab} part="import" isNext={isNext && counts.READY > 0} />}
    </>
  );
}

/** Over the API or by hand with files: an equal choice, made for the association. */
function RouteChoice({ job, tab }: { readonly job: Job; readonly tab: CreditTab }) {
  const hand = tab.route === 'by hand';
  const change = async () => {
    if (await job.saveSettings({ route: hand ? 'api' : 'by hand' })) await job.refresh();
  };
  return (
    <p class="quiet">
      {routeWords(tab, job)}{' '}
      <button type="button" class="link" onClick={() => void change()}>
        {hand ? 'Try the API instead' : 'Do it by hand instead'}
      </button>
    </p>
  );
}

function routeWords({ route }: CreditTab, { state }: Job): string {
  if (route !== 'by hand') return 'Through GrowthZone’s API.';
  if (state?.settings.route === 'by hand') return 'By hand, with files.';
  return 'By hand, with files, as GrowthZone’s guide does it: this association’s GrowthZone takes no attendees over its API. Nothing was sent.';
}

function eventWords({ eventId, name, date, registrationType }: CreditTab): string {
  const type = registrationType ? `, registration type “${registrationType}”` : '';
  return `Event ${eventId} “${name}”, ${date}${type}.`;
}

/** Who of the roster is in no tab. */
function notSentWords({ counts }: CheckReport): string {
  const words = [
    [counts['left out'], 'left out'],
    [counts['fix needed'], 'to fix'],
    [counts.repeat, 'repeated'],
  ].flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word}`]));
  return words.length === 0
    ? 'Every attendee of the roster is sent.'
    : `Of the roster’s rows, not sent: ${words.join(', ')}.`;
}

function namesOf({ firstNames, people }: CreditTab): string {
  const others = people - firstNames.length;
  return others > 0 ? `${firstNames.join(', ')} and ${plural(others, 'other')}` : listed(firstNames);
}

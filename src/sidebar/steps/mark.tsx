import { useCallback, useEffect, useState } from 'preact/hooks';
import type { CreditTab } from '../../api';
import { STATES, type State } from '../../run/states';
import { Confirm } from '../parts/confirm';
import { Button, copyText } from '../parts/controls';
import { ByHand } from '../parts/hand';
import { Copied, Running } from '../parts/notices';
import { People } from '../parts/people';
import { Progress } from '../parts/progress';
import { awaitsDecision, RunMessage } from '../parts/run-message';
import { NoTab, Scope, tabsInScope } from '../parts/scope';
import { ask } from '../server';
import type { Job } from '../use-job';
import { isActive, live, type Runner, reached } from '../use-run';
import { listed, plural, STATE_NAMES } from '../words';

/** The one-way door: certificates, e-mails and M1 records come of it, so a person confirms it with its numbers. */
export function MarkStep({ job, runner }: { readonly job: Job; readonly runner: Runner }) {
  const [asking, setAsking] = useState(false);
  const tabs = tabsInScope(job);
  const { run } = runner;
  const active = isActive(run);
  const overApi = tabs.filter(({ route, isCopied }) => route !== 'by hand' && !isCopied);
  useEarlierCredit(job, overApi, !active && run.phase !== 'paused');
  if (tabs.length === 0) return <NoTab job={job} />;
  const sum = (count: (tab: CreditTab) => number) => overApi.reduce((total, tab) => total + count(tab), 0);
  const free = overApi.filter((tab) => tab.toConfirm === 0);
  const toMark = free.reduce((total, { counts }) => total + counts.REGISTERED, 0);
  const isStopped = awaitsDecision(job, run, free);
  const toConfirm = sum((tab) => tab.toConfirm);
  const unread = sum((tab) => tab.unread);
  const waiting = sum((tab) => tab.counts.MARKING + tab.counts.ATTENDED - tab.toConfirm);
  const notYet = tabs
    .filter(({ isCopied }) => !isCopied)
    .reduce((total, { counts }) => total + counts.READY + counts.REGISTERING, 0);
  const start = () => {
    setAsking(false);
    job.task.clear();
    return runner.start('credited', toMark > 0 ? free : overApi);
  };
  return (
    <>
      <Scope job={job} locked={active || asking} />
      <Running job={job} run={run} />
      {tabs.map((tab) =>
        tab.isCopied ? (
          <Copied key={tab.credit} job={job} tab={tab} />
        ) : (
          <Result key={`${tab.credit}-${tab.eventId}`} job={job} tab={live(tab, run)} quiet={active} />
        ),
      )}
      {run.phase !== 'idle' && run.goal === 'credited' && overApi.length > 0 && (
        <Progress runner={runner} tabs={overApi} />
      )}
      {!active && <RunMessage job={job} run={run} />}
      {asking && <Question tabs={free} toMark={toMark} onConfirm={start} onCancel={() => setAsking(false)} />}
      {!active && !asking && (
        <div class="actions">
          {toMark > 0 && (
            <Button
              primary
              label={`Mark ${toMark} attended`}
              busy={job.task.busy !== ''}
              disabled={isStopped || (unread > 0 && !job.task.problem)}
              onPress={() => setAsking(true)}
            />
          )}
          {toMark === 0 && waiting > 0 && (
            <Button primary label={`Look for the credit of ${waiting}`} busy={job.task.busy !== ''} onPress={start} />
          )}
          {isStopped && <p class="quiet">First decide, above, about whoever is held.</p>}
          {toConfirm > 0 && sum(({ counts }) => counts.REGISTERED) > toMark && (
            <p class="quiet">Confirm the certificate of the first one above; then the others are marked.</p>
          )}
          {notYet > 0 && <Button label={`Import ${plural(notYet, 'attendee')} first`} onPress={() => job.go(4)} />}
          <CopySummary job={job} tabs={tabs} />
        </div>
      )}
      {!active && tabs.every(isFinished) && <NextRoster />}
    </>
  );
}

const isFinished = ({ counts, people, leftOut, isCopied }: CreditTab): boolean =>
  !isCopied && counts['CREDIT SEEN'] + leftOut === people;

function NextRoster() {
  return (
    <p class="quiet">
      Records reach M1 within some minutes. For the next roster, open its sheet and begin at step 1; what is done here
      stays in its tabs.
    </p>
  );
}

/** Before anybody is marked: whose earlier credit would be overwritten is read, and told in the question. */
function useEarlierCredit(job: Job, tabs: readonly CreditTab[], may: boolean): void {
  const { task, refresh } = job;
  const { again } = task;
  const next = may && task.busy === '' && task.problem === null ? tabs.find(({ unread }) => unread > 0) : undefined;
  const credit = next?.credit;
  const unread = next?.unread ?? 0;
  const read = useCallback(async () => {
    if (!credit) return;
    const text = `Reading the earlier credit of ${plural(unread, 'person', 'people')} for ${credit}…`;
    const looked = await again(text, () => ask({ ask: 'readBack', credit }));
    if (looked) await refresh();
  }, [credit, unread, again, refresh]);
  useEffect(() => {
    void read();
  }, [read]);
}

interface QuestionProps {
  readonly tabs: readonly CreditTab[];
  readonly toMark: number;
  readonly onConfirm: () => unknown;
  readonly onCancel: () => void;
}

function Question({ tabs, toMark, onConfirm, onCancel }: QuestionProps) {
  const marked = tabs.filter(({ counts }) => counts.REGISTERED > 0);
  const unread = marked.reduce((sum, tab) => sum + tab.unread, 0);
  const overwrites = marked.flatMap((tab) => tab.overwrites.map((one) => ({ ...one, credit: tab.credit })));
  return (
    <Confirm
      title={`Mark ${toMark} attended?`}
      action={`Mark ${toMark} attended`}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <ul>
        {marked.map(({ credit, counts, eventId, name, date }) => (
          <li key={credit}>
            {plural(counts.REGISTERED, 'person', 'people')} in event {eventId} “{name}” of {date}
          </li>
        ))}
      </ul>
      {unread > 0 && (
        <p>
          <b>Could not check</b> the earlier credit of {plural(unread, 'person', 'people')}: it may be overwritten.
        </p>
      )}
      {overwrites.length > 0 && (
        <>
          <p>
            <b>{plural(overwrites.length, 'earlier credit')} of the same component will be overwritten:</b>
          </p>
          <ul>
            {overwrites.map(({ name, date, credit }) => (
              <li key={`${credit}-${name}`}>
                {name}, {credit} of {date}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        This sends certificates and e-mails now. <b>Records that reached M1 cannot be taken back from GrowthZone.</b>
      </p>
      <p>
        The first person goes all the way to the credit before the others are marked. Keep GrowthZone’s attendance
        screen of {marked.length === 1 ? 'this event' : 'these events'} closed meanwhile.
      </p>
    </Confirm>
  );
}

interface ResultProps {
  readonly job: Job;
  readonly tab: CreditTab;
  readonly quiet: boolean;
}

/** Counts that add up, each with its people; never "success" while anything is left. */
function Result({ job, tab, quiet }: ResultProps) {
  const [asked, setShown] = useState<State | null | undefined>(undefined);
  // Whoever needs a person is shown unasked, also where they came to need one while the page was open.
  const shown = asked === undefined || (asked && tab.counts[asked] === 0) ? needing(tab) : asked;
  return (
    <>
      <section class="card" aria-label={tab.credit}>
        <h2>{tab.credit}</h2>
        <p>
          Event {tab.eventId} “{tab.name}”, {tab.date}
        </p>
        <p>
          <b>{sentenceOf(tab)}</b>
        </p>
        <ul class="lines">
          {STATES.filter((state) => tab.counts[state] > 0).map((state) => (
            <li key={state} class={state.toLowerCase().replace(/ /g, '-')}>
              <button
                type="button"
                class="link"
                aria-expanded={shown === state}
                onClick={() => setShown(shown === state ? null : state)}
              >
                <b>{tab.counts[state]}</b> {stateName(state, tab)}
              </button>
            </li>
          ))}
        </ul>
        {shown && tab.counts[shown] > 0 && !quiet && (
          <People key={`${shown}-${tab.counts[shown]}`} job={job} tab={tab} states={[shown]} />
        )}
      </section>
      {tab.route === 'by hand' && !quiet && <ByHand job={job} tab={tab} part="mark" />}
    </>
  );
}

function stateName(state: State, { counts, leftOut }: CreditTab): string {
  if (state !== 'FAILED' || leftOut === 0) return STATE_NAMES[state];
  return leftOut === counts.FAILED ? 'Left out' : 'Failed or left out';
}

function needing({ counts, leftOut, toConfirm }: CreditTab): State | null {
  if (toConfirm > 0) return 'ATTENDED';
  if (counts.HELD > 0) return 'HELD';
  return counts.FAILED > leftOut ? 'FAILED' : null;
}

/** `58 of 61 credited, 3 need you`. */
function sentenceOf({ counts, people, leftOut, toConfirm }: CreditTab): string {
  const needed = counts.HELD + counts.FAILED - leftOut;
  const rest = [
    toConfirm > 0 ? `, ${toConfirm} to confirm` : '',
    needed > 0 ? `, ${needed} ${needed === 1 ? 'needs' : 'need'} you` : '',
    leftOut > 0 ? `, ${leftOut} left out` : '',
  ].join('');
  return `${reached(counts, 'credited')} of ${people - leftOut} credited${rest}`;
}

function CopySummary({ job, tabs }: { readonly job: Job; readonly tabs: readonly CreditTab[] }) {
  const [said, setSaid] = useState('');
  const copy = async () => {
    const lines = tabs.map((tab) => {
      const states = STATES.filter((state) => tab.counts[state] > 0);
      const counts = listed(states.map((state) => `${tab.counts[state]} ${stateName(state, tab).toLowerCase()}`));
      return `${tab.credit}, event ${tab.eventId} "${tab.name}" of ${tab.date}: ${sentenceOf(tab)} (${counts})`;
    });
    const copied = await copyText([`${job.state?.spreadsheet ?? ''}:`, ...lines].join('\n'));
    setSaid(copied ? 'Copied.' : 'The browser refused; select the text above and copy it.');
  };
  return (
    <>
      <Button label="Copy summary" isNext onPress={copy} />
      <span role="status">{said}</span>
    </>
  );
}

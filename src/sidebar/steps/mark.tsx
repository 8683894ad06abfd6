import { useState } from 'preact/hooks';
import type { CreditTab } from '../../api';
import { STATES } from '../../run/states';
import { Confirm } from '../parts/confirm';
import { Button, copyText } from '../parts/controls';
import { Progress, RunMessage } from '../parts/progress';
import { Scope, tabsInScope } from '../parts/scope';
import type { Job } from '../use-job';
import { type Runner, reached } from '../use-run';
import { listed, plural, STATE_NAMES } from '../words';

/** The one-way door: certificates, e-mails and M1 records come of it, so a person confirms it with its numbers. */
export function MarkStep({ job, runner }: { readonly job: Job; readonly runner: Runner }) {
  const [asking, setAsking] = useState(false);
  const tabs = tabsInScope(job);
  if (tabs.length === 0) {
    return (
      <>
        <p>There is no credit tab yet{job.only ? ` for ${job.only}` : ''}. Build the tabs from the roster first.</p>
        <Button primary label="Check the roster" onPress={() => job.go(2)} />
      </>
    );
  }
  const { run } = runner;
  const mine = run.goal === 'credited' ? run : null;
  const active = mine !== null && ['running', 'waiting', 'pausing'].includes(mine.phase);
  const sum = (count: (tab: CreditTab) => number) => tabs.reduce((total, tab) => total + count(tab), 0);
  const toMark = sum(({ counts }) => counts.REGISTERED);
  const waiting = sum(({ counts }) => counts.MARKING + counts.ATTENDED);
  const notYet = sum(({ counts }) => counts.READY + counts.REGISTERING);
  const start = () => {
    setAsking(false);
    return runner.start('credited', tabs);
  };
  return (
    <>
      <Scope job={job} locked={active || asking} />
      {!active && <Results tabs={tabs} />}
      {mine && mine.phase !== 'idle' && <Progress runner={runner} tabs={tabs} />}
      {!active && mine && <RunMessage run={mine} />}
      {asking && (
        <Confirm
          title={`Mark ${toMark} attended?`}
          action={`Mark ${toMark} attended`}
          onConfirm={start}
          onCancel={() => setAsking(false)}
        >
          <ul>
            {tabs
              .filter(({ counts }) => counts.REGISTERED > 0)
              .map(({ credit, counts, eventId, name, date }) => (
                <li key={credit}>
                  {plural(counts.REGISTERED, 'person', 'people')} in event {eventId} “{name}” of {date}
                </li>
              ))}
          </ul>
          <p>
            This sends certificates and e-mails now.{' '}
            <b>Records that reached M1 cannot be taken back from GrowthZone.</b>
          </p>
          <p>
            Keep GrowthZone’s attendance screen of {tabs.length === 1 ? 'this event' : 'these events'} closed meanwhile.
          </p>
        </Confirm>
      )}
      {!active && !asking && (
        <div class="actions">
          {toMark > 0 && (
            <Button
              primary
              label={`Mark ${toMark} attended`}
              busy={job.task.busy !== ''}
              onPress={() => setAsking(true)}
            />
          )}
          {toMark === 0 && waiting > 0 && (
            <Button primary label={`Look for the credit of ${waiting}`} busy={job.task.busy !== ''} onPress={start} />
          )}
          {notYet > 0 && <Button label={`Import ${plural(notYet, 'attendee')} first`} onPress={() => job.go(4)} />}
          <CopySummary job={job} tabs={tabs} />
        </div>
      )}
    </>
  );
}

/** Counts that add up; never "success" while anything is left. */
function Results({ tabs }: { readonly tabs: readonly CreditTab[] }) {
  return (
    <>
      {tabs.map((tab) => (
        <section key={tab.credit} class="card" aria-label={tab.credit}>
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
                <b>{tab.counts[state]}</b> {STATE_NAMES[state]}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** `58 of 61 credited, 3 need you`. */
function sentenceOf({ counts, people }: CreditTab): string {
  const needed = counts.HELD + counts.FAILED;
  return `${reached(counts, 'credited')} of ${people} credited${needed > 0 ? `, ${needed} need you` : ''}`;
}

function CopySummary({ job, tabs }: { readonly job: Job; readonly tabs: readonly CreditTab[] }) {
  const [said, setSaid] = useState('');
  const copy = async () => {
    const lines = tabs.map((tab) => {
      const states = STATES.filter((state) => tab.counts[state] > 0);
      const counts = listed(states.map((state) => `${tab.counts[state]} ${STATE_NAMES[state].toLowerCase()}`));
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

import { useState } from 'preact/hooks';
import { tabsOf } from '../run-rules';
import type { CreditTab, EventToTakeOver } from '../server';
import { ask } from '../server';
import { dated, timeOf } from '../texts/dates';
import { RUN } from '../texts/run';
import { SHARED } from '../texts/shared';
import type { Job } from '../use-job';
import { type Run, SESSION } from '../use-run';
import { Button, Icon, Words } from './controls';

/** The credit tabs that the step is about: those of the class, or the one for which the menu opened the page. */
export const tabsInScope = ({ state, only }: Job): readonly CreditTab[] => tabsOf(state?.tabs ?? [], only);

export function NoTab({ job }: { readonly job: Job }) {
  return (
    <>
      <p>{RUN.noTab(job.only)}</p>
      <Button primary label={SHARED.checkTheRoster} onPress={() => job.go(2)} />
    </>
  );
}

/** Lets the coordinator do one credit at a time. */
export function Scope({ job, locked }: { readonly job: Job; readonly locked: boolean }) {
  const tabs = job.state?.tabs ?? [];
  if (tabs.length < 2) return null;
  return (
    <label class="scope">
      {RUN.creditTabs}{' '}
      <select
        value={job.only ?? ''}
        disabled={locked}
        onChange={(event) =>
          job.setOnly(tabs.find(({ credit }) => credit === event.currentTarget.value)?.credit ?? null)
        }
      >
        <option value="">{RUN.allTabs(tabsOf(tabs, null).length)}</option>
        {tabs.map(({ credit }) => (
          <option key={credit} value={credit}>
            {RUN.onlyTab(credit)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Looks at the events anew, where the tabs are built again. */
export function BuildAgain({ job }: { readonly job: Job }) {
  const look = async () => {
    job.task.clear();
    job.go(3);
    if (job.events) await job.findEvents();
  };
  return <Button label={SHARED.buildAgain} busy={job.task.busy !== ''} onPress={look} />;
}

/** Who of the roster is in no tab by now, and the way there. */
export function Unbuilt({ job, locked }: { readonly job: Job; readonly locked: boolean }) {
  const said = job.state?.unbuilt ?? '';
  if (said === '') return null;
  return (
    <section class="card notice">
      <p role="status">
        <Icon name="fix" /> {dated(said)}
      </p>
      <Button label={SHARED.checkTheRosterAgain} busy={locked} onPress={() => job.go(2)} />
    </section>
  );
}

/** Whether somebody else is at work, so that this page's run would be refused. */
export const runsElsewhere = ({ state }: Job): boolean => state?.running != null && state.running.session !== SESSION;

/** Whether a run of this page would be refused, as where this person has no key. */
export const isRefused = (job: Job): boolean => runsElsewhere(job) || !job.state?.connection;

/** Who imports at this moment, if it is not this page; it follows by itself. */
export function Running({ job, run }: { readonly job: Job; readonly run: Run }) {
  const running = job.state?.running;
  if (!running || !runsElsewhere(job) || (run.phase !== 'idle' && run.reason !== 'lease')) return null;
  const mine = running.holder === job.state?.account;
  const since = timeOf(running.since);
  const who = mine ? RUN.yourOtherPage : running.holder || RUN.somebody;
  return (
    <section class="card notice">
      <p>
        <Icon name="note" /> <Words of={RUN.isImporting(who, since, running.progress)} />
      </p>
    </section>
  );
}

/** A tab that came with a copy of the spreadsheet: read-only until somebody says that this is the one to go on with. */
export function Copied({ job, tab }: { readonly job: Job; readonly tab: CreditTab }) {
  const { credit } = tab;
  const busy = job.task.busy !== '';
  const [event, setEvent] = useState<EventToTakeOver | undefined>();
  const look = async () =>
    setEvent(await job.task.run(RUN.readingItsEvent, () => ask({ ask: 'eventToTakeOver', credit })));
  const takeOver = async (eventId: number) => {
    const state = await job.task.run(RUN.takingOver, () => ask({ ask: 'takeOver', credit, eventId }));
    if (state) job.setState(state);
  };
  return (
    <section class="card notice">
      <h2>
        <Icon name="fix" /> {RUN.wasCopied(tab.credit)}
      </h2>
      <p>{event ? RUN.takeOverFor(event) : RUN.copiedMeans(tab)}</p>
      {event ? (
        <>
          <Button label={RUN.yesTakeOver} busy={busy} onPress={() => takeOver(event.eventId)} />
          <Button label={RUN.notThisOne} busy={busy} onPress={() => setEvent(undefined)} />
        </>
      ) : (
        <Button label={RUN.takeOver(credit)} busy={busy} onPress={look} />
      )}
    </section>
  );
}

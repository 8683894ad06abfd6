import { plural } from '../../roster/words';
import type { CreditTab } from '../server';
import { ask } from '../server';
import type { Job } from '../use-job';
import { type Run, SESSION } from '../use-run';
import { Button, Icon } from './controls';

/** The credit tabs that the step is about: all of them, or the one for which the menu opened the page. */
export function tabsInScope({ state, only }: Job): readonly CreditTab[] {
  return (state?.tabs ?? []).filter(({ credit }) => only === null || credit === only);
}

export function NoTab({ job }: { readonly job: Job }) {
  return (
    <>
      <p>There is no credit tab yet{job.only ? ` for ${job.only}` : ''}. Build the tabs from the roster first.</p>
      <Button primary label="Check the roster" onPress={() => job.go(2)} />
    </>
  );
}

/** Lets the coordinator do one credit at a time. */
export function Scope({ job, locked }: { readonly job: Job; readonly locked: boolean }) {
  const tabs = job.state?.tabs ?? [];
  if (tabs.length < 2) return null;
  return (
    <label class="scope">
      Credit tabs{' '}
      <select
        value={job.only ?? ''}
        disabled={locked}
        onChange={(event) =>
          job.setOnly(tabs.find(({ credit }) => credit === event.currentTarget.value)?.credit ?? null)
        }
      >
        <option value="">All {tabs.length}</option>
        {tabs.map(({ credit }) => (
          <option key={credit} value={credit}>
            Only {credit}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Who imports at this moment, if it is not this page. */
export function Running({ job, run }: { readonly job: Job; readonly run: Run }) {
  const running = job.state?.running;
  if (!running || running.session === SESSION || run.phase !== 'idle') return null;
  const mine = running.holder === job.state?.account;
  const since = new Date(running.since).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  const progress = running.progress ? `, ${running.progress}` : '';
  return (
    <section class="card notice">
      <p>
        <Icon name="note" /> <b>{mine ? 'Your other window' : running.holder || 'Somebody'}</b> is importing since{' '}
        {since}
        {progress}.
      </p>
      <Button label="Look again" busy={job.task.busy !== ''} onPress={job.reload} />
    </section>
  );
}

/** A tab that came with a copy of the spreadsheet: read-only until somebody says that this is the one to go on with. */
export function Copied({ job, tab }: { readonly job: Job; readonly tab: CreditTab }) {
  const takeOver = async () => {
    const state = await job.task.run('Taking over…', () => ask({ ask: 'takeOver', credit: tab.credit }));
    if (state) job.setState(state);
  };
  return (
    <section class="card notice">
      <h2>
        <Icon name="fix" /> {tab.credit} was copied
      </h2>
      <p>
        This tab came with a copy of another spreadsheet, which may still be importing its{' '}
        {plural(tab.people, 'person', 'people')}. Go on there, or take it over here once nobody works there any more.
      </p>
      <Button label={`Take over ${tab.credit}`} busy={job.task.busy !== ''} onPress={takeOver} />
    </section>
  );
}

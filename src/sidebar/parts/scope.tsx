import type { CreditTab } from '../../answers';
import type { Job } from '../use-job';
import { Button } from './controls';

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

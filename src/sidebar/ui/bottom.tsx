import type { ProblemCode } from '../server';
import { SHARED } from '../texts/shared';
import type { Job } from '../use-job';
import { Icon, useHeight } from './controls';

/** In sight whatever the step: what is being done, what went wrong, and for whom it runs. */
export function Bottom({ job, running }: { readonly job: Job; readonly running: boolean }) {
  return (
    <div ref={useHeight('--bottom')} class="bottom">
      <Messages job={job} />
      {job.state && <Whereabouts job={job} running={running} />}
    </div>
  );
}

const MENDED_IN_SETTINGS: ReadonlySet<ProblemCode> = new Set(['not-connected', 'key-refused', 'no-permission']);

/** Something is to be reviewed before anybody is put in a credit tab. */
const NEEDS_CHECK: ReadonlySet<ProblemCode> = new Set(['roster-changed', 'checks-open']);

function Messages({ job }: { readonly job: Job }) {
  const { task, go } = job;
  const { problem, busy, done } = task;
  return (
    <div class="messages">
      <div role="status" class={busy ? 'status busy' : 'status'}>
        {busy || done}
      </div>
      {problem && (
        <div role="alert">
          <Icon name="fix" />
          <span>{problem.message}</span>
          {job.place !== 'settings' && MENDED_IN_SETTINGS.has(problem.code) && (
            <button type="button" class="plain" onClick={() => go('settings')}>
              {SHARED.openSettings}
            </button>
          )}
          {NEEDS_CHECK.has(problem.code) && (
            <button
              type="button"
              class="plain"
              onClick={() => {
                go(2);
                void job.checkRoster();
              }}
            >
              {SHARED.checkAgain}
            </button>
          )}
          {problem.code === 'no-directory' && (
            <button type="button" class="plain" onClick={() => void job.checkRoster()}>
              {SHARED.readTheMembers}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** The account it runs as and the association. */
function Whereabouts({ job, running }: { readonly job: Job; readonly running: boolean }) {
  const { state, place, go } = job;
  if (!state) return null;
  return (
    <footer>
      <dl>
        <dt class="hidden">{SHARED.account}</dt>
        <dd>{state.account || SHARED.accountUnknown}</dd>
        <dt class="hidden">{SHARED.association}</dt>
        <dd>
          {state.connection
            ? SHARED.connection(state.connection.tenant, state.connection.keyEnds)
            : SHARED.notConnected}
        </dd>
      </dl>
      {place !== 'settings' && (
        <button type="button" class="plain small" aria-disabled={running} onClick={() => !running && go('settings')}>
          <Icon name="gear" /> {SHARED.settings}
        </button>
      )}
    </footer>
  );
}

import { useEffect, useRef } from 'preact/hooks';
import type { ProblemCode } from '../server';
import { dated, told } from '../texts/dates';
import { SHARED } from '../texts/shared';
import type { Job } from '../use-job';
import { isActive, type Run } from '../use-run';
import { Icon, useHeight } from './controls';

/** In sight whatever the step: what is being done, what went wrong, and for whom it runs. */
export function Bottom({ job, run }: { readonly job: Job; readonly run: Run }) {
  return (
    <div ref={useHeight('--bottom')} class="bottom">
      <Messages job={job} told={isToldAbove(job, run) ? run.sentence : ''} />
      {job.state && <Whereabouts job={job} running={isActive(run)} />}
    </div>
  );
}

const MENDED_IN_SETTINGS: ReadonlySet<ProblemCode> = new Set(['not-connected', 'key-refused', 'no-permission']);

/** Something is to be reviewed before anybody is put in a credit tab. */
const NEEDS_CHECK: ReadonlySet<ProblemCode> = new Set(['roster-changed', 'checks-open']);

/** Whether the step says itself why the run stopped. */
const isToldAbove = ({ place }: Job, { phase }: Run): boolean => phase === 'paused' && Number(place) >= 4;

function Messages({ job, told: before }: { readonly job: Job; readonly told: string }) {
  const { task, go } = job;
  const { busy, done } = task;
  // The same refusal stands once, with its way on.
  const problem = task.problem?.message === before ? null : task.problem;
  const alert = useRef<HTMLDivElement>(null);
  // In a low window it stands at the end of the page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another problem is what is to be seen
  useEffect(() => alert.current?.scrollIntoView({ block: 'nearest' }), [problem]);
  return (
    <div class="messages">
      <div role="status" class={busy ? 'status busy' : 'status'}>
        {dated(busy || done)}
      </div>
      {problem && (
        <div ref={alert} role="alert">
          <Icon name="fix" />
          <span>{job.place === 'settings' ? SHARED.inSettings(problem.message) : told(problem.message)}</span>
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
        <dd>{state.account.includes('@') ? state.account : SHARED.accountUnknown}</dd>
        <dt class="hidden">{SHARED.association}</dt>
        <dd>{state.connection?.tenant ?? SHARED.notConnected}</dd>
        {isNotCompared(job) && <dd>{SHARED.notCompared}</dd>}
      </dl>
      {place !== 'settings' && (
        <button
          type="button"
          class="plain small"
          aria-label={SHARED.settings}
          title={SHARED.settings}
          aria-disabled={running}
          onClick={() => !running && go('settings')}
        >
          <Icon name="gear" />
        </button>
      )}
    </footer>
  );
}

/** Said once at step 2, and in sight from then on. */
function isNotCompared({ state, check, place }: Job): boolean {
  if (!state || state.connection || place === 2) return false;
  return check ? check.directory === null : state.tabs.some(({ compared }) => compared === 'nothing');
}

import { useEffect, useRef, useState } from 'preact/hooks';
import { PAUSES } from './run-rules';
import { onNotice } from './server';
import { CheckStep } from './steps/check/check';
import { ColumnsStep } from './steps/columns/columns';
import { EventsStep } from './steps/events/events';
import { ImportStep } from './steps/import/import';
import { MarkStep } from './steps/mark/mark';
import { Settings } from './steps/settings/settings';
import { Welcome } from './steps/welcome/welcome';
import { dated } from './texts/dates';
import { setByOthers, TEXTS } from './texts/settings';
import { SHARED, STEPS } from './texts/shared';
import { Bottom } from './ui/bottom';
import { Icon } from './ui/controls';
import { type Job, type Place, type StepNumber, useJob } from './use-job';
import { isActive, type Runner, useRun } from './use-run';

export function App() {
  const job = useJob();
  const runner = useRun(job.state?.account ?? '', job.setState);
  const running = isActive(runner.run);
  useNewKey(job, runner);
  useNewBuild(job, runner);
  return (
    <>
      <Steps job={job} running={running} />
      <Title place={job.place} />
      <Notice said={job.state?.notice ?? ''} />
      <OfOthers state={job.state} />
      {job.state ? <View job={job} runner={runner} /> : <Opening job={job} />}
      <Bottom job={job} run={runner.run} />
    </>
  );
}

/** What holds for the association, set in this spreadsheet by somebody else than this user. */
function OfOthers({ state }: Pick<Job, 'state'>) {
  const set = state ? setByOthers(state) : [];
  if (set.length === 0) return null;
  return (
    <p class="card notice">
      <Icon name="note" /> {TEXTS.setByOthers(set)}
    </p>
  );
}

/** What happened since the page was last open: the server says it once, the page keeps it. */
function Notice({ said }: { readonly said: string }) {
  const kept = useRef('');
  const [heard, setHeard] = useState('');
  useEffect(() => onNotice(setHeard), []);
  if (said !== '') kept.current = said;
  const text = [kept.current, heard].filter(Boolean).join(' ');
  if (text === '') return null;
  return (
    <p class="card notice" role="status">
      <Icon name="note" /> {dated(text)}
    </p>
  );
}

/** Whoever looks at the events anew has read what was said of the changed one. */
function useNewBuild({ place }: Job, { run, reset }: Runner): void {
  const isOver = place === 3 && run.phase === 'paused' && PAUSES[run.reason].wayOn === 'build';
  useEffect(() => {
    if (isOver) reset();
  }, [isOver, reset]);
}

/** Another key mends what the one before was refused for: what was said of that one is over. */
function useNewKey({ state }: Job, { run, reset }: Runner): void {
  const key = state?.connection ? `${state.connection.tenant} ${state.connection.keyEnds}` : '';
  const refused = run.phase === 'paused' && PAUSES[run.reason].wayOn === 'settings' ? run : null;
  const before = useRef(key);
  useEffect(() => {
    if (refused && key !== before.current) reset();
    before.current = key;
  }, [key, refused, reset]);
}

function View({ job, runner }: { readonly job: Job; readonly runner: Runner }) {
  switch (job.place) {
    case 1:
      return <ColumnsStep job={job} />;
    case 2:
      return <CheckStep job={job} />;
    case 3:
      return <EventsStep job={job} />;
    case 4:
      return <ImportStep job={job} runner={runner} />;
    case 'welcome':
      return <Welcome job={job} />;
    case 5:
      return <MarkStep job={job} runner={runner} />;
    default:
      return <Settings job={job} />;
  }
}

function Opening({ job }: { readonly job: Job }) {
  if (!job.task.problem) return null;
  return (
    <button type="button" class="primary" onClick={() => void job.reload()}>
      {SHARED.tryAgain}
    </button>
  );
}

const STEP_NUMBERS: readonly StepNumber[] = [1, 2, 3, 4, 5];

/** Steps already behind lead back; what was decided there is kept. */
function Steps({ job, running }: { readonly job: Job; readonly running: boolean }) {
  return (
    <nav aria-label={SHARED.steps}>
      <ol class="steps">
        {STEP_NUMBERS.map((step) => {
          const here = job.place === step;
          return (
            <li key={step} class={here ? 'here' : ''}>
              <button
                type="button"
                aria-label={SHARED.step(step)}
                title={STEPS[step]}
                aria-current={here ? 'step' : undefined}
                aria-disabled={running || !reachable(job, step)}
                onClick={() => !running && reachable(job, step) && job.go(step)}
              >
                <span class="number" />
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function reachable(job: Job, step: StepNumber): boolean {
  if (!job.state) return false;
  if (step <= 2) return true;
  if (step === 3) return job.check !== null;
  return job.state.tabs.length > 0;
}

/** Takes the focus whenever another step is shown, so that a screen reader begins there. */
function Title({ place }: { readonly place: Place }) {
  const title = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is what moves the focus
  useEffect(() => {
    // A page that was just opened or read anew leaves the keyboard where a person has it.
    if (!first.current && navigator.userActivation?.hasBeenActive) title.current?.focus();
    first.current = false;
  }, [place]);
  return (
    <h1 ref={title} tabIndex={-1}>
      {typeof place === 'number' && <span class="hidden">{SHARED.stepOf(place)}</span>}
      {SHARED.title(place)}
    </h1>
  );
}

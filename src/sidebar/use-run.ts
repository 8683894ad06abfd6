import { useCallback, useRef, useState } from 'preact/hooks';
import type { CreditTab } from '../api';
import type { Credit } from '../roster/types';
import type { StepReport } from '../run/report';
import type { Goal } from '../run/states';
import { ask } from './server';

/** Where an import stands, as the page shows it. */
export interface Run {
  readonly phase: 'idle' | 'running' | 'waiting' | 'pausing' | 'paused' | 'done';
  readonly goal: Goal;
  /** The credit that is worked on. */
  readonly credit: Credit | null;
  readonly sentence: string;
  /** With `waiting`: when the next step comes, milliseconds since 1970. */
  readonly until: number;
  readonly startedAt: number;
  /** How many had reached the goal when it started. */
  readonly doneAtStart: number;
  readonly counts: Readonly<Partial<Record<Credit, StepReport['counts']>>>;
}

const IDLE: Run = {
  phase: 'idle',
  goal: 'registered',
  credit: null,
  sentence: '',
  until: 0,
  startedAt: 0,
  doneAtStart: 0,
  counts: {},
};

/** One open page: a second window of the same person is another one. */
const SESSION = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
  byte.toString(16).padStart(2, '0'),
).join('');
/** Steps are short, so that the page shows progress and a pause comes soon. */
const STEP_SECONDS = 8;

/** How many of a tab's people have reached the goal. */
export function reached(counts: StepReport['counts'], goal: Goal): number {
  const credited = counts['CREDIT SEEN'];
  return goal === 'credited' ? credited : credited + counts.REGISTERED + counts.MARKING + counts.ATTENDED;
}

/** Drives the add-on step by step, since Google ends every execution after six minutes. */
export function useRun(onEnd: () => Promise<void>) {
  const [run, setRun] = useState<Run>(IDLE);
  const wanted = useRef<'go on' | 'pause'>('go on');
  const wake = useRef<() => void>(() => undefined);

  const start = useCallback(
    async (goal: Goal, tabs: readonly CreditTab[]) => {
      wanted.current = 'go on';
      const counts = Object.fromEntries(tabs.map((tab) => [tab.credit, tab.counts]));
      const doneAtStart = tabs.reduce((sum, tab) => sum + reached(tab.counts, goal), 0);
      const show = (change: Partial<Run>) => setRun((before) => ({ ...before, ...change }));
      setRun({ ...IDLE, phase: 'running', goal, doneAtStart, counts, startedAt: Date.now() });
      let stopped = '';
      for (const { credit } of tabs) {
        stopped = await workOn(credit, goal);
        if (stopped !== '') break;
      }
      show(stopped === '' ? { phase: 'done', credit: null, sentence: '' } : { phase: 'paused', sentence: stopped });
      await onEnd();

      /** Works on one tab to its end; gives why it stopped before, or nothing. */
      async function workOn(credit: Credit, of: Goal): Promise<string> {
        show({ credit });
        for (;;) {
          if (wanted.current === 'pause') return 'Paused. Nothing is lost; continue when you like.';
          const answer = await ask({ ask: 'step', credit, goal: of, session: SESSION, seconds: STEP_SECONDS });
          if (!answer.ok) return answer.problem.message;
          const { status, sentence, waitSeconds } = answer.value;
          setRun((before) => ({
            ...before,
            sentence,
            counts: { ...before.counts, [credit]: answer.value.counts },
            phase: before.phase === 'pausing' ? 'pausing' : 'running',
          }));
          if (status === 'done') return '';
          if (status === 'paused') return sentence;
          if (status === 'waiting') await wait(Math.max(1, waitSeconds));
        }
      }

      async function wait(seconds: number): Promise<void> {
        show({ phase: 'waiting', until: Date.now() + seconds * 1000 });
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, seconds * 1000);
          wake.current = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        show({ phase: 'running' });
      }
    },
    [onEnd],
  );

  const pause = useCallback(() => {
    wanted.current = 'pause';
    setRun((before) => ({ ...before, phase: 'pausing' }));
    wake.current();
  }, []);

  const reset = useCallback(() => setRun(IDLE), []);

  return { run, start, pause, reset };
}

export type Runner = ReturnType<typeof useRun>;

import { useCallback, useRef, useState } from 'preact/hooks';
import { PAUSES } from './run-rules';
import type { Credit, CreditTab, Goal, Result, SidebarState, StepReport } from './server';
import { ask, readMembers } from './server';
import { RUN } from './texts/run';

/** Where an import stands, as the page shows it. */
export interface Run {
  readonly phase: 'idle' | 'running' | 'waiting' | 'pausing' | 'paused' | 'done';
  readonly goal: Goal;
  /** The credit that is worked on, or at which the run paused. */
  readonly credit: Credit | null;
  readonly sentence: string;
  /** What is read before the run can go on; empty while it works. */
  readonly aside: string;
  /** With `paused`: why, so that the page offers the way on; `page` where no result came from the add-on. */
  readonly reason: keyof typeof PAUSES;
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
  aside: '',
  reason: '',
  until: 0,
  startedAt: 0,
  doneAtStart: 0,
  counts: {},
};

/** One open page: a second window of the same person is another one. */
export const SESSION = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
  byte.toString(16).padStart(2, '0'),
).join('');
/** Steps are short, so that a pause comes soon. */
const STEP_SECONDS = 8;
/** Progress is read beside the step, from the tab that the step writes. */
const LOOK_EVERY_MS = 2_500;
/** Somebody else runs: how long until it is tried again. */
const TRY_AGAIN_SECONDS = 10;

/** How many of a tab's people have reached the goal. */
export function reached(counts: StepReport['counts'], goal: Goal): number {
  const credited = counts['CREDIT SEEN'];
  return goal === 'credited' ? credited : credited + counts.REGISTERED + counts.MARKING + counts.ATTENDED;
}

/** The same of a tab, and of how many people it is: for whoever was credited another way nothing is registered. */
export function progressIn(tab: CreditTab, goal: Goal): { readonly done: number; readonly total: number } {
  const aside = goal === 'registered' ? tab.anotherWay : 0;
  return { done: reached(tab.counts, goal) - aside, total: tab.people - tab.leftOut - aside };
}

/** A tab as it stands: while a run goes on, the run knows first. */
export function live(tab: CreditTab, run: Run): CreditTab {
  const counts = isActive(run) ? run.counts[tab.credit] : undefined;
  if (!counts) return tab;
  // Whoever is in the event already is found there first.
  return { ...tab, counts, present: Math.max(0, tab.present + counts.READY - tab.counts.READY) };
}

export const isActive = ({ phase }: Run): boolean => phase === 'running' || phase === 'waiting' || phase === 'pausing';

type Stop = Pick<Run, 'sentence' | 'reason'>;

const PAUSED: Stop = { sentence: RUN.paused, reason: 'user' };

/** Drives the add-on step by step, since Google ends every execution after six minutes. */
export function useRun(account: string, onEnd: (state: SidebarState) => void) {
  const [run, setRun] = useState<Run>(IDLE);
  const wanted = useRef<'go on' | 'pause'>('go on');
  const wake = useRef<() => void>(() => undefined);

  const show = useCallback((change: Partial<Run>) => setRun((before) => ({ ...before, ...change })), []);

  const wait = useCallback(
    async (seconds: number, sentence: string) => {
      show({ phase: 'waiting', sentence, until: Date.now() + seconds * 1000 });
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, seconds * 1000);
        wake.current = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      show({ phase: wanted.current === 'pause' ? 'pausing' : 'running' });
    },
    [show],
  );

  const aside = useCallback(
    async <T>(text: string, work: () => Promise<Result<T>>): Promise<T | undefined> => {
      show({ aside: text });
      const result = await work();
      show({ aside: '' });
      return result.ok ? result.value : undefined;
    },
    [show],
  );

  /** Works on one tab to its end; gives why it stopped before, or undefined. */
  const workOn = useCallback(
    async ({ credit, eventId }: CreditTab, goal: Goal): Promise<Stop | undefined> => {
      show({ credit });
      let membersRead = false;
      for (;;) {
        if (wanted.current === 'pause') return PAUSED;
        const result = await watched(credit, setRun, () =>
          ask({ ask: 'step', credit, goal, session: SESSION, eventId, seconds: STEP_SECONDS }),
        );
        if (!result.ok) return { sentence: result.problem.message, reason: 'page' };
        const { status, reason, sentence, waitSeconds, counts } = result.value;
        setRun((before) => ({ ...before, sentence, counts: { ...before.counts, [credit]: counts } }));
        if (status === 'done') return undefined;
        // Google forgets the members after six hours at most; a colleague who goes on has not read them at all.
        if (reason === 'no-directory' && !membersRead) {
          membersRead = true;
          if (await readMembers(aside)) continue;
        }
        // The same person's other window, or this one before it was loaded anew: it lets go by itself.
        if (reason === 'lease' && (await holderIs(account))) await wait(TRY_AGAIN_SECONDS, sentence);
        else if (status === 'paused') return { sentence, reason };
        else if (status === 'waiting') await wait(Math.max(1, waitSeconds), sentence);
      }
    },
    [account, aside, show, wait],
  );

  const start = useCallback(
    async (goal: Goal, tabs: readonly CreditTab[]) => {
      wanted.current = 'go on';
      const counts = Object.fromEntries(tabs.map((tab) => [tab.credit, tab.counts]));
      const doneAtStart = tabs.reduce((sum, tab) => sum + progressIn(tab, goal).done, 0);
      setRun({ ...IDLE, phase: 'running', goal, doneAtStart, counts, startedAt: Date.now() });
      let stop: Stop | undefined;
      let at: Credit | null = null;
      for (const tab of tabs) {
        const stopped = await workOn(tab, goal);
        // What takes the manual route, or waits for a certificate to be confirmed, is no hindrance for the others.
        if (stopped && (!stop || !PAUSES[stopped.reason].othersGoOn)) {
          stop = stopped;
          at = tab.credit;
        }
        if (stopped && !PAUSES[stopped.reason].othersGoOn) break;
      }
      if (stop?.reason === 'user') await ask({ ask: 'pause', session: SESSION });
      const state = await ask({ ask: 'state', withRoster: true });
      if (state.ok) onEnd(state.value);
      show(stop ? { phase: 'paused', credit: at, ...stop } : { phase: 'done', credit: null, sentence: '' });
    },
    [onEnd, show, workOn],
  );

  const pause = useCallback(() => {
    wanted.current = 'pause';
    show({ phase: 'pausing' });
    wake.current();
  }, [show]);

  const reset = useCallback(() => setRun(IDLE), []);

  return { run, start, pause, reset };
}

async function holderIs(account: string): Promise<boolean> {
  const state = await ask({ ask: 'state' });
  return account !== '' && state.ok && state.value.running?.holder === account;
}

export type Runner = ReturnType<typeof useRun>;

/** Looks at the tab while a step works on it, so that the page moves although its result is not there yet. */
async function watched(
  credit: Credit,
  setRun: (change: (before: Run) => Run) => void,
  step: () => Promise<Result<StepReport>>,
): Promise<Result<StepReport>> {
  let looking = false;
  let over = false;
  const timer = setInterval(async () => {
    if (looking) return;
    looking = true;
    const read = await ask({ ask: 'progress', credit });
    looking = false;
    const counts = read.ok ? read.value.counts : null;
    // What a look brings after the step's own result is older than that.
    if (counts && !over) setRun((before) => ({ ...before, counts: { ...before.counts, [credit]: counts } }));
  }, LOOK_EVERY_MS);
  try {
    return await step();
  } finally {
    over = true;
    clearInterval(timer);
  }
}

import { useEffect, useRef } from 'preact/hooks';
import type { CreditTab, ProblemCode, Result, SidebarState, ValueOf } from './server';
import { ask } from './server';
import type { Job } from './use-job';

/** As often as a page looks at its own run. */
const LOOK_EVERY_MS = 2_500;
/** Nobody runs: somebody may edit a tab all the same. */
const CALM_MS = 10_000;

/** What a credit tab's own cells were the matter with: over once they are otherwise. */
const OF_TABS: ReadonlySet<ProblemCode> = new Set(['tab-incomplete', 'tab-repeated']);

type Polled = ValueOf<'progress'>;

/** What is polled, of what the page shows. */
const shownOf = ({ running }: Pick<SidebarState, 'running'>, counts: Polled['counts']): string =>
  JSON.stringify([counts, running]);

/**
 * Keeps a page that only looks on with what others do: one tab at a time is polled, and only where that is otherwise the
 * page reads where things stand. `may` is false while the page works itself, or asks with numbers that must not change.
 */
export function useFollow(job: Job, may: boolean): void {
  const latest = useRef(job);
  latest.current = job;
  useEffect(() => {
    if (!may) return undefined;
    const seen = new Map<CreditTab['credit'], string>();
    let [isWanted, isLooking, last, turn] = [true, false, Date.now(), 0];
    const look = async () => {
      const before = latest.current;
      const { state } = before;
      const tabs = state?.tabs.filter(({ isCopied }) => !isCopied) ?? [];
      const tab = tabs[turn % tabs.length];
      if (!state || !tab || isLooking || document.hidden || before.task.busy !== '') return;
      if (!state.running && Date.now() - last < CALM_MS) return;
      isLooking = true;
      turn += 1;
      const read = await ask({ ask: 'progress', credit: tab.credit });
      if (isWanted && read.ok) await compare(tab, state, read.value);
      last = Date.now();
      isLooking = false;
    };
    const compare = async (tab: CreditTab, state: SidebarState, polled: Polled) => {
      const now = shownOf(polled, polled.counts ?? tab.counts);
      const isNew = now !== seen.get(tab.credit) && now !== shownOf(state, tab.counts);
      seen.set(tab.credit, now);
      if (!isNew) return;
      // Who of the roster is in no tab costs a reading of the roster: once nobody runs.
      const withRoster = polled.running === null;
      const read: Result<SidebarState> = await ask({ ask: 'state', withRoster });
      const { state: current, task, setState } = latest.current;
      // What was done here meanwhile is newer.
      if (!isWanted || !read.ok || current !== state || task.busy !== '') return;
      setState(withRoster ? read.value : { ...read.value, unbuilt: state.unbuilt });
      if (task.problem && OF_TABS.has(task.problem.code)) task.clear();
    };
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => {
      isWanted = false;
      clearInterval(timer);
    };
  }, [may]);
}

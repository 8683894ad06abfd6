import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ManualNext } from '../run-rules';
import type { CreditTab } from '../server';
import { MANUAL } from '../texts/run';
import { Icon } from './controls';

/** A card that is one line while another one is open. */
export interface Fold {
  readonly isOpen: boolean;
  readonly next: ManualNext;
  readonly onPress: () => void;
}

/** What can be opened in a view with several credits that are done by hand. */
interface OneOpen {
  /** Absent for a card that always shows everything: it is the only one, or not done by hand. */
  readonly foldOf: (tab: CreditTab) => Fold | undefined;
  /** The cards that show everything. */
  readonly shown: readonly CreditTab[];
}

/** What a person opened stays open until it is finished; then, and at first, it is the first card with something to do. */
export function useOneOpen(tabs: readonly CreditTab[], nextOf: (tab: CreditTab) => ManualNext): OneOpen {
  const [pressed, setPressed] = useState<{ readonly credit: string | null; readonly wasDone: boolean } | null>(null);
  const manual = tabs.filter(({ route, isCopied }) => route === 'by hand' && !isCopied);
  if (manual.length < 2) return { foldOf: () => undefined, shown: tabs };
  const isDone = (tab: CreditTab) => nextOf(tab) === 'done';
  const own = manual.find(({ credit }) => credit === pressed?.credit);
  const isKept = pressed && (own ? isDone(own) === pressed.wasDone : pressed.credit === null);
  const first =
    manual.find((tab) => !['decide', 'import first', 'done'].includes(nextOf(tab))) ??
    manual.find((tab) => nextOf(tab) === 'decide');
  const open = isKept ? own : first;
  const press = (tab: CreditTab) =>
    setPressed(tab === open ? { credit: null, wasDone: false } : { credit: tab.credit, wasDone: isDone(tab) });
  return {
    foldOf: (tab) =>
      manual.includes(tab) ? { isOpen: tab === open, next: nextOf(tab), onPress: () => press(tab) } : undefined,
    shown: tabs.filter((tab) => tab === open || !manual.includes(tab)),
  };
}

interface FoldLineProps {
  readonly tab: CreditTab;
  readonly fold: Fold;
  /** What is said of the credit, open or not. */
  readonly children: ComponentChildren;
}

/** The line that opens and closes a card: what is said of the credit, and what is next while it is closed. */
export function FoldLine({ tab, fold: { isOpen, next, onPress }, children }: FoldLineProps) {
  const line = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    // It opened by itself, and what had the keyboard went with the finished card.
    if (isOpen && document.activeElement === document.body && navigator.userActivation?.hasBeenActive)
      line.current?.focus();
  }, [isOpen]);
  return (
    <h2 class="fold">
      <button ref={line} type="button" aria-expanded={isOpen} onClick={onPress}>
        {next === 'done' && <Icon name="pass" />} {children}
        {!isOpen && <span class="quiet"> {MANUAL.next(next, tab)}</span>}
      </button>
    </h2>
  );
}

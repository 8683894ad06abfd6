import { useEffect, useState } from 'preact/hooks';
import type { CheckedRow, CheckReport } from './server';
import { ask } from './server';
import { TEXTS } from './texts/check';
import type { Job } from './use-job';

/** A look at the roster costs Google a second: not more often. */
const LOOK_EVERY_MS = 5000;

/**
 * What is otherwise in the roster by now than the check shows, row by row and by name. It is looked at whenever a person
 * comes back to the sidebar, as after an edit of a cell.
 */
export function useChanged({ check, task, place }: Job): readonly string[] {
  const [seen, setSeen] = useState<{ readonly of: CheckReport; readonly now: CheckReport } | null>(null);
  const isFree = check !== null && place === 2 && task.busy === '';
  useEffect(() => {
    if (!isFree) return undefined;
    let last = 0;
    let isWanted = true;
    const look = async () => {
      if (Date.now() - last < LOOK_EVERY_MS) return;
      last = Date.now();
      const now = await ask({ ask: 'check', isLook: true });
      if (isWanted && now.ok) setSeen({ of: check, now: now.value });
    };
    const listen = () => void look();
    addEventListener('focus', listen);
    document.documentElement.addEventListener('mouseenter', listen);
    return () => {
      isWanted = false;
      removeEventListener('focus', listen);
      document.documentElement.removeEventListener('mouseenter', listen);
    };
  }, [check, isFree]);
  if (!check || seen?.of !== check || seen.now.mark === check.mark) return [];
  const lines = changes(check.rows, seen.now.rows);
  return lines.length > 0 ? lines : [TEXTS.otherwise];
}

const nameOf = ({ firstName, lastName }: CheckedRow): string => `${firstName} ${lastName}`.trim();

/** One line for each row that is otherwise now: its name and what becomes of it. */
export function changes(before: readonly CheckedRow[], now: readonly CheckedRow[]): readonly string[] {
  const known = new Map(before.map((row) => [row.row, row]));
  const lines = now.flatMap((row) => {
    const old = known.get(row.row);
    known.delete(row.row);
    const words = wordsOf(row);
    if (old && wordsOf(old) === words && nameOf(old) === nameOf(row)) return [];
    return [TEXTS.became(row.row, nameOf(row), words)];
  });
  return [...lines, ...[...known.values()].map((row) => TEXTS.became(row.row, nameOf(row), TEXTS.gone))];
}

const wordsOf = (row: CheckedRow): string =>
  row.findings.find(({ level }) => level === 'fix needed' || level === 'check')?.message ?? TEXTS.outcome(row);

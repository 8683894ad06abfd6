import { messageOf } from './spreadsheet';
import { underLock } from './stores';
import { setTexts, tryWriting, writeInto, writeTexts } from './writing';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

// The log and the summary are told at the end of a call, all with one wait for Google: a call that is killed tells them nothing.
// What was sent is sent, so that they are no reason to fail.

/** Puts texts into cells, so that they stay texts. */
export type Put = (range: Range, texts: readonly (readonly string[])[]) => Range;

/** Reads what it has to know, and gives the tab and what writes into it; undefined where there is nothing to write. */
export type Telling = (put: Put) => { readonly sheet: Sheet; readonly write: () => void } | undefined;

/** What is to be told, in the order of its telling: the last of each kind. */
const KINDS = ['outcomes', 'events', 'log'] as const;
const waiting = new Map<(typeof KINDS)[number], Telling>();

/** Tells it at the end of the call. */
export const tellBeside = (kind: (typeof KINDS)[number], telling: Telling): void => {
  waiting.set(kind, telling);
};

/** What could not be told. */
const untold = new Set<string>();

/** Tells what is waiting, under the document lock. Never throws. */
export function writeBesideNow(): void {
  const due = KINDS.flatMap((kind) => waiting.get(kind) ?? []);
  waiting.clear();
  if (due.length === 0) return;
  noted(() =>
    underLock(() => {
      // All reads first, since each would wait for what was written before it.
      const isTold = tryWriting(() => {
        for (const told of due.map((telling) => telling(setTexts))) told?.write();
      });
      if (!isTold) for (const telling of due) noted(() => tellCarefully(telling));
    }),
  );
}

function tellCarefully(telling: Telling): void {
  const told = telling((range, texts) => writeTexts(range, texts, true));
  if (told) writeInto(told.sheet, told.write);
}

function noted(work: () => void): void {
  try {
    work();
  } catch (error) {
    untold.add(messageOf(error));
  }
}

/** What was not told in this execution, in sentences; empty where everything was. */
export const notWrittenBeside = (): string => [...untold].join(' ');

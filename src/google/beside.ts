import { messageOf } from './spreadsheet';
import { underLock } from './stores';
import { putTexts, tryWriting, writeInto, writeTexts } from './writing';

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

const due = (): readonly Telling[] => KINDS.flatMap((kind) => waiting.get(kind) ?? []);

/** Tells what is waiting, under the document lock. Never throws. */
export function writeBesideNow(): void {
  const tellings = due();
  waiting.clear();
  if (tellings.length === 0) return;
  noted(() =>
    underLock(() => {
      if (!tryWriting(() => tell(tellings))) for (const telling of tellings) noted(() => tellCarefully(telling));
    }),
  );
}

/**
 * Does what `writeInto` does, and tells what is waiting with the same wait for Google, under the lock that the caller has. Where
 * Google refuses any of it, it is written alone, and the rest is told at the end of the call.
 */
export function writeWithBeside(sheet: Sheet, write: () => void): void {
  if (tryWriting(() => tell(due(), write))) waiting.clear();
  else writeInto(sheet, write);
}

/** All reads come first, since each would wait for what was written before it. */
function tell(tellings: readonly Telling[], write: () => void = () => {}): void {
  const told = tellings.map((telling) => telling(putTexts));
  write();
  for (const one of told) one?.write();
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

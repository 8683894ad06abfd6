import { messageOf } from './spreadsheet';
import { underLock } from './stores';
import { putTexts, tryWriting, writeInto, writeTexts } from './writing';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

// The log and the summary are told at the end of a call, all with one wait for Google: a call that is killed tells them nothing.
// What was sent is sent, so that they are no reason to fail.

/** Puts texts into cells, so that they stay texts. */
export type Put = (range: Range, texts: readonly (readonly string[])[]) => Range;

/** The tab, what writes into it, and what is to be done once Google has taken it. */
export interface Told {
  readonly sheet: Sheet;
  readonly write: () => void;
  readonly done?: () => void;
}

/** Reads what it has to know; undefined where there is nothing to write. */
export type Telling = (put: Put) => Told | undefined;

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
      if (!tell(tellings)) for (const telling of tellings) noted(() => tellCarefully(telling));
    }),
  );
}

/**
 * Does what `writeInto` does, and tells what is waiting with the same wait for Google, under the lock that the caller has. Where
 * Google refuses any of it, it is written alone, and the rest is told at the end of the call.
 */
export function writeWithBeside(sheet: Sheet, write: () => void): void {
  if (tell(due(), write)) waiting.clear();
  else writeInto(sheet, write);
}

/** All reads come first, since each would wait for what was written before it. False where Google refused any of it. */
function tell(tellings: readonly Telling[], write: () => void = () => {}): boolean {
  let all: readonly (Told | undefined)[] = [];
  const isTold = tryWriting(() => {
    all = tellings.map((telling) => telling(putTexts));
    write();
    for (const told of all) told?.write();
  });
  if (isTold) for (const told of all) told?.done?.();
  return isTold;
}

function tellCarefully(telling: Telling): void {
  const told = telling((range, texts) => writeTexts(range, texts, true));
  if (!told) return;
  writeInto(told.sheet, told.write);
  told.done?.();
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

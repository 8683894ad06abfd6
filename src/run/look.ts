import type { AttendeeStatus } from '../growthzone';
import type { PastedPage } from './pasted';

// Pages that a person pasted, one after the other, add up to the list of an event's attendees.

type LookRow = readonly [key: string, status: AttendeeStatus];

/** What was pasted at once: `from` is the place of its first row in the list, from 1; 0 where that is not known. */
export interface LookPage {
  readonly from: number;
  readonly rows: readonly LookRow[];
}

/** One look at the list, page by page. */
export interface Look {
  /** How many are in the list; null while nobody said it. */
  readonly of: number | null;
  /** Whose word that is. */
  readonly by: 'screen' | 'person';
  /** When its first page was pasted, milliseconds since 1970. */
  readonly at: number;
  readonly pages: readonly LookPage[];
}

/** Pages that are further apart show two lists. */
const ONE_LOOK_MS = 60 * 60_000;

/**
 * A look with what was pasted now. Pages in any order add up, a page that is there already counts once, with its newest
 * statuses. A new look begins where the list is another one by now: another total, other people at the same places, an
 * hour later, or somebody built since (`since`), of whom the older pages cannot know.
 */
export function added(
  look: Look | undefined,
  pasted: { readonly pages: readonly PastedPage[]; readonly of: number | null },
  now: number,
  since = 0,
): Look {
  const fresh: Look = { of: pasted.of, by: 'screen', at: now, pages: [] };
  const isSame =
    look !== undefined &&
    now - look.at <= ONE_LOOK_MS &&
    look.at >= since &&
    (pasted.of === null || look.of === null || look.by === 'person' || look.of === pasted.of) &&
    pasted.pages.every((page) => look.pages.every((one) => isConsistent(one, page)));
  const start = isSame ? look : fresh;
  const next = pasted.pages.reduce<readonly LookPage[]>((pages, { from, rows }) => {
    const page = { from, rows: rows.map(({ key, status }): LookRow => [key, status]) };
    return [...pages.filter((one) => !isSamePage(one, page)), page];
  }, start.pages);
  const all = { ...start, ...(pasted.of === null ? {} : { of: pasted.of, by: 'screen' as const }), pages: next };
  // More than there are: what was said of it is not true any more.
  if (all.of === null || seen(all) <= all.of) return all;
  return all.by === 'person' ? { ...all, of: null } : isSame ? added(undefined, pasted, now) : { ...all, of: null };
}

const keysOf = ({ rows }: { readonly rows: readonly (LookRow | { readonly key: string })[] }): readonly string[] =>
  rows.map((row) => ('key' in row ? row.key : row[0]));

const isSamePage = (one: LookPage, other: LookPage): boolean =>
  one.from === other.from && keysOf(one).join() === keysOf(other).join();

/** Whether two pages can be of one list: the same people at the same places; without places, not mostly the same people. */
function isConsistent(one: LookPage, other: PastedPage): boolean {
  const [own, more] = [keysOf(one), keysOf(other)];
  if (one.from > 0 && other.from > 0)
    return more.every((key, index) => [undefined, key].includes(own[other.from - one.from + index]));
  if (one.from > 0 || other.from > 0 || own.join() === more.join()) return true;
  const there = new Set(own);
  return more.filter((key) => there.has(key)).length * 2 <= more.length;
}

/** What the look shows of each person: one status for every line of theirs. */
export function statusesOf({ pages }: Pick<Look, 'pages'>): ReadonlyMap<string, readonly AttendeeStatus[]> {
  const placed = new Map<number, LookRow>();
  for (const { from, rows } of pages)
    if (from > 0) for (const [index, row] of rows.entries()) placed.set(from + index, row);
  const all = grouped([...placed.values()]);
  // Without places only one page tells how often somebody is there.
  for (const { from, rows } of pages)
    for (const [key, own] of from > 0 ? [] : grouped(rows))
      if (own.length >= (all.get(key)?.length ?? 0)) all.set(key, own);
  return all;
}

function grouped(rows: readonly LookRow[]): Map<string, readonly AttendeeStatus[]> {
  const all = new Map<string, readonly AttendeeStatus[]>();
  for (const [key, status] of rows) all.set(key, [...(all.get(key) ?? []), status]);
  return all;
}

/** How many lines of the list were seen. */
export const seen = (look: Pick<Look, 'pages'>): number =>
  [...statusesOf(look).values()].reduce((sum, { length }) => sum + length, 0);

/** Whether everybody of the list was seen: only then absence says anything. */
export const isWhole = (look: Look): boolean => look.of !== null && seen(look) === look.of;

/** What is missing, and how it is brought; empty where nothing is. */
export function missingWords(look: Look | undefined): string {
  if (!look || isWhole(look)) return '';
  return look.of === null
    ? `${seen(look)} so far. Paste the next page, or say how many GrowthZone shows.`
    : `${seen(look)} of ${look.of}. Paste the next page.`;
}

/** The look once the coordinator said how many there are; GrowthZone's own word stays. Undefined where it cannot be so. */
export const saidOf = (look: Look, of: number): Look | undefined =>
  of < seen(look) || (look.by === 'screen' && look.of !== null && look.of !== of)
    ? undefined
    : { ...look, of, by: look.of === of ? look.by : 'person' };

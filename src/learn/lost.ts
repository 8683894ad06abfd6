import type { Templates } from '../growthzone';
import type { Question } from './asked';
import { isSomebodys } from './each';
import type { Exchange, Lost } from './exchange';
import { maskedPath } from './reads';
import { maySave } from './unread';
import { isGood, type World } from './world';
import type { Write } from './writes';

/** Those whose answers were there and cannot be read. */
const lostOf = (exchanges: readonly Exchange[]): readonly Exchange[] =>
  exchanges.filter((one) => one.answer.is === 'lost' && isGood(one));

/** Why, and what to do: in the words of a sentence. */
const WHY: Readonly<Record<Lost, string>> = {
  packed:
    'it is compressed in a way that cannot be undone here, so save the recording with the browser itself (F12) and with no other tool',
  gone: 'the browser did not keep it, so record once more with "Disable cache" ticked, and save the recording before you leave the page',
  cut: 'it was cut off by the browser, so record once more in Chrome or Edge',
  type: 'it is no JSON, and the add-on reads nothing else, so do it by hand',
};

const whyOf = ([first]: readonly Exchange[]): string => WHY[first?.answer.is === 'lost' ? first.answer.why : 'gone'];

/** By their places: an address may name somebody. */
function placesOf(lost: readonly Exchange[]): string {
  const places = lost.map(({ at }) => String(at + 1));
  const shown = places.length > 4 ? [...places.slice(0, 3), `${places.length - 3} others`] : places;
  return shown.length > 1
    ? `(requests ${shown.slice(0, -1).join(', ')} and ${shown[shown.length - 1]})`
    : `(request ${shown[0]})`;
}

/** A sentence about answers that cannot be read and that nothing of a lesson hangs on; empty where there are none. */
export function unreadOf(exchanges: readonly Exchange[]): string {
  // What is no JSON was read, and is none of these.
  const lost = lostOf(exchanges).filter(({ answer }) => answer.is === 'lost' && answer.why !== 'type');
  return lost.length === 0
    ? ''
    : `${lost.length === 1 ? '1 answer' : `${lost.length} answers`} ${placesOf(lost)} cannot be read, and nothing here needs ${lost.length === 1 ? 'it' : 'them'}: ${whyOf(lost)}.`;
}

/** What a lesson found, as far as a lost answer may have said something else. */
export interface Taught {
  readonly exchanges: readonly Exchange[];
  readonly world: World;
  readonly imports: readonly Exchange[];
  readonly save: Write | undefined;
  readonly templates: Pick<Templates, 'reads' | 'writes'>;
  readonly questions: readonly Question[];
}

const ABOUT = /attend|regist|particip|roster|people|person|enrol|event|class|course|import|upload/i;
const TYPES = /registrationtype|regtype|ticket|feetype|registrationoption|attendeetype/;

/** Why a lesson is none, since an answer that it needs cannot be read; undefined where it needs none of these. */
export function neededOf(taught: Taught): string | undefined {
  const { exchanges, imports, save, templates, questions, world } = taught;
  const lost = lostOf(exchanges);
  const needed = (what: string, which: readonly Exchange[]) =>
    which.length > 0 ? `${what} ${placesOf(which)} cannot be read: ${whyOf(which)}.` : undefined;
  const isTypes = ({ path }: Exchange) => TYPES.test(path.toLowerCase().replace(/[^a-z]/g, ''));
  const isAbout = ({ path, query }: Exchange) =>
    ABOUT.test(path) || [...path.split('/'), ...query.map(([, text]) => text)].some((text) => world.eventIds.has(text));
  const about = lost.filter((one) => isAbout(one) && !imports.includes(one) && one !== save?.exchange);
  const lists = about.filter((one) => !isTypes(one));
  const last = Math.max(...imports.map(({ at }) => at), save?.exchange.at ?? -1);
  return (
    needed(
      'The answer to the import',
      lost.filter((one) => imports.includes(one)),
    ) ??
    needed(
      'The answer to the attendance save',
      lost.filter((one) => one === save?.exchange),
    ) ??
    (isWhole(templates.reads.attendeesSummary) ? undefined : needed('What may be the list of attendees', lists)) ??
    (templates.reads.attendeesSummary && !isWhole(templates.reads.attendeesSummary) ? NAMELESS : undefined) ??
    (save && needed('What may be the attendance before the save', beforeSave(lists, save, taught))) ??
    (templates.reads.registrationTypes
      ? undefined
      : needed('What may be the registration types', about.filter(isTypes))) ??
    (questions.length > 0
      ? needed(
          'What may tell what a question is about',
          about.filter(({ at }) => at < last),
        )
      : undefined)
  );
}

const NAMELESS =
  'The list of attendees in this recording shows nobody’s name, by which the first import is proven: record once more, and open the list of attendees at its end.';

/** A list that shows nobody's name is another one, taken in its stead. */
const isWhole = (list: Templates['reads']['attendeesSummary']): boolean =>
  (list?.fields['name'] ?? list?.fields['lastName']) !== undefined;

/** Lists before a save, where none like them was read before it, and those that are called like it. */
function beforeSave(lists: readonly Exchange[], save: Write, { exchanges, world }: Taught): readonly Exchange[] {
  const { at: saved, path } = save.exchange;
  const keyOf = (one: Exchange) => `${one.method} ${maskedPath(one.path)}`;
  const read = exchanges.filter((one) => one.at < saved && one.answer.is === 'json' && isGood(one));
  const isListed = world.lists.some(
    ({ exchange, attendees: { list, attendeeIds } }) =>
      exchange.at < saved && list.rows.some((row) => isSomebodys(String(row.get(attendeeIds[0] ?? '')), world)),
  );
  return lists.filter(
    (one) =>
      one.at < saved &&
      !read.some((other) => keyOf(other) === keyOf(one)) &&
      (!isListed || maySave(one) || maskedPath(one.path) === maskedPath(path)),
  );
}

import type { Exchange, Pair } from './exchange';
import { fits, type Person, roleOfName } from './people';
import { type Flat, flat, isStatusName, isStatusWord, plainName, type Scalar, said, statusOf } from './rows';
import type { World } from './world';

/** Where a request names people, and what it says of each. */
export type Each =
  /** A list of records, or of bare ids, at a dot path of its JSON. */
  | { readonly is: 'list'; readonly path: string; readonly elements: readonly unknown[] }
  /** Fields that are repeated; `rest` are the others. */
  | { readonly is: 'fields'; readonly groups: readonly (readonly Pair[])[]; readonly rest: readonly Pair[] }
  /** The lines of a file; empty where the recording left its content out. */
  | { readonly is: 'file'; readonly lines: readonly (readonly string[])[] }
  /** The whole request is about one person. */
  | { readonly is: 'whole' };

/** What each person's part of a request says, by name. */
export function partsOf(each: Each, exchange: Exchange): readonly Flat[] {
  if (each.is === 'list') return each.elements.map((element) => flat(element));
  if (each.is === 'fields') return each.groups.map((group) => new Map<string, Scalar>(group));
  if (each.is === 'file') {
    const [headers = [], ...lines] = each.lines;
    return lines.map((line) => new Map(headers.map((name, at) => [name, line[at] ?? ''])));
  }
  return [wholeOf(exchange)];
}

/** Everything that a request says outside of lists: its path, query and body. */
export function wholeOf({ path, query, body }: Exchange): Flat {
  const parts = path.split('/');
  const inPath = parts.flatMap((part, at): [string, Scalar][] => {
    // `Attendees(91)`, `91.json`
    const [, word = '', inner] = /^(?=.*[a-z])(\w*?)\W*(\d{3,})\W*\w*$/i.exec(part) ?? [];
    const whole: [string, Scalar] = [`/${at}/${parts[at - 1] ?? ''}`, part];
    return inner === undefined ? [whole] : [whole, [`/${at}/${word || (parts[at - 1] ?? '')}`, inner]];
  });
  const inBody: readonly (readonly [string, Scalar])[] =
    body.is === 'json'
      ? [...flatWithLists(body.value)]
      : body.is === 'form' || body.is === 'multipart'
        ? body.fields
        : [];
  return new Map([...inPath, ...query, ...inBody]);
}

/** What a body says outside of lists; one that is a list itself, as a JSON patch is, by each of its records. */
const flatWithLists = (value: unknown): Flat =>
  Array.isArray(value)
    ? new Map(
        value.flatMap((one: unknown, at) => [...flat(one)].map(([name, said]) => [`${at}.${name}`, said] as const)),
      )
    : flat(value);

/** Finds where a request names people; undefined where it names nobody. */
export function eachOf(exchange: Exchange, world: World): Each | undefined {
  const { body } = exchange;
  if (body.is === 'multipart' && body.file) return { is: 'file', lines: body.file.lines ?? [] };
  if (body.is === 'json') {
    const list = bestList(body.value, world);
    if (list) return list;
  }
  if (body.is === 'form' || body.is === 'multipart') {
    const groups = groupsOf(body.fields, world);
    if (groups) return groups;
  }
  const ids = [...wholeOf(exchange)].filter(
    // Not of a list whose records are of nobody, or of several.
    ([name, value]) => !/^\d+\./.test(name) && (isId(name, value, world) || isNamedPerson(name, value)),
  );
  return ids.length > 0 ? { is: 'whole' } : undefined;
}

function bestList(value: unknown, world: World): Each | undefined {
  const found: { readonly path: string; readonly elements: readonly unknown[] }[] = [];
  const walk = (part: unknown, path: string, depth: number): void => {
    if (Array.isArray(part)) {
      if (part.length > 0) found.push({ path, elements: part });
    } else if (typeof part === 'object' && part !== null && depth < 5)
      for (const [name, inner] of Object.entries(part)) walk(inner, path === '' ? name : `${path}.${name}`, depth + 1);
  };
  walk(value, '', 0);
  const rated = found
    .map((one) => ({ one, score: score(one.elements, one.path, world) }))
    .sort((a, b) => b.score - a.score);
  const [best] = rated;
  return best !== undefined && best.score > 0.5 ? { is: 'list', ...best.one } : undefined;
}

/** How many of the elements look like a person, at most 1 and a little for saying more of each. */
function score(elements: readonly unknown[], path: string, world: World): number {
  const people = elements.filter((element) =>
    typeof element === 'object' && element !== null && !Array.isArray(element)
      ? [...flat(element)].some(([name, value]) => isId(name, value, world) || isNamedPerson(name, value))
      : isScalar(element) && isId(path, element, world),
  ).length;
  return people / elements.length + (typeof elements[0] === 'object' ? 0.01 : 0);
}

const isScalar = (value: unknown): value is Scalar => typeof value === 'string' || typeof value === 'number';

/** A number after `attendance` may be somebody's id as well, where it is none of a status. */
const saysStatus = (name: string, value: Scalar): boolean => isStatusName(name) && statusOf(value) !== undefined;

/** An id under a name of a person's, or one that the recording shows to be somebody's. */
function isId(name: string, value: Scalar, world: World): boolean {
  const text = said(value);
  if (!/^[1-9]\d*$/.test(text) || saysStatus(name, value)) return false;
  const role = roleOfName(name.replace(/s$/i, ''));
  if (role === 'attendeeId' || role === 'contactId') return true;
  if (role !== undefined && role !== 'memberId') return false;
  return (
    Number(text) > 20 &&
    !world.eventIds.has(text) &&
    !world.detailIds.has(text) &&
    !world.registrationTypes.has(text) &&
    idsOf(world).has(text)
  );
}

/** Whether an id is that of somebody whom the recording shows. */
export const isSomebodys = (id: string, world: World): boolean => idsOf(world).has(id);

const ids = new WeakMap<World, ReadonlySet<string>>();

/** Every id of somebody's that the recording shows. */
function idsOf(world: World): ReadonlySet<string> {
  const known =
    ids.get(world) ?? new Set(world.people.flatMap(({ attendeeId, contactId }) => [attendeeId ?? '', contactId ?? '']));
  ids.set(world, known);
  return known;
}

function isNamedPerson(name: string, value: Scalar): boolean {
  const role = roleOfName(name);
  if (role === undefined || role === 'office' || role === 'suffix' || name.startsWith('/')) return false;
  // A bare "name" is of anything; what is an id or an e-mail is somebody's.
  if (role === 'fullName' && !/\p{L} +\p{L}|\p{L}, *\p{L}/u.test(said(value))) return false;
  if ((role === 'fullName' || role === 'firstName' || role === 'lastName') && plainName(name) === 'name') return false;
  return typeof value !== 'boolean' && fits(role, value);
}

/** `People[0].Id`, `people[0][id]`, `Id.0`; the same name again and again; or names that end with somebody's id. */
function groupsOf(fields: readonly Pair[], world: World): Each | undefined {
  const indexed = new Map<string, Pair[]>();
  const rest: Pair[] = [];
  for (const [name, text] of fields) {
    const index = /[[._-](\d+)(?=[\]._-]|$)/.exec(name)?.[1];
    if (index === undefined) rest.push([name, text]);
    else indexed.set(index, [...(indexed.get(index) ?? []), [name, text]]);
  }
  const groups = [...indexed.values()];
  if (groups.length > 0 && groups.every((group) => isGroup(group, world))) return { is: 'fields', groups, rest };
  const repeated = fields.filter(([name], at) => fields.some(([other], place) => place !== at && other === name));
  const [name] = repeated[0] ?? [];
  const same = repeated.filter(([other]) => other === name);
  if (name !== undefined && same.every(([one, text]) => isId(one.replace(/\[\]$/, ''), text, world)))
    return parallel(fields, name, same.length);
  return undefined;
}

/** `ids[]=1&status[]=Attended&ids[]=2&status[]=Attended`: whatever stands there as often as the ids is said of each. */
function parallel(fields: readonly Pair[], name: string, times: number): Each {
  const named = (one: string) => fields.filter(([other]) => other === one);
  const own = [...new Set(fields.map(([one]) => one))].filter((one) => one === name || named(one).length === times);
  const groups = Array.from({ length: times }, (_, at) =>
    own.flatMap((one): readonly Pair[] => named(one).slice(at, at + 1)),
  );
  return { is: 'fields', groups, rest: fields.filter(([one]) => !own.includes(one)) };
}

const isGroup = (group: readonly Pair[], world: World): boolean =>
  group.some(
    ([name, text]) =>
      isId(name, text, world) ||
      isNamedPerson(name, text) ||
      (isStatusWord(text) && idsOf(world).has(/(\d+)\]?$/.exec(name)?.[1] ?? '')),
  );

/**
 * Whom each part of a request names, by what the recording shows of people; undefined for who is not known. `at` is the
 * request's place: of several with one id, whom the list nearest to it shows is meant.
 */
export function peopleOf(parts: readonly Flat[], world: World, at: number): readonly (Person | undefined)[] {
  const index = indexOf(world);
  const near = [...world.lists].sort((a, b) => Math.abs(a.exchange.at - at) - Math.abs(b.exchange.at - at));
  return parts.map((part) => {
    const scores = new Map<Person, number>();
    for (const [name, value] of part) {
      if (saysStatus(name, value) || statusOf(value) === 0) continue;
      // The number in a field's name may be somebody's id.
      for (const text of [said(value).trim().toLowerCase(), ...(name.match(/\d+/g) ?? [])]) {
        for (const { person, role } of index.get(text) ?? []) {
          const named = roleOfName(name);
          const worth = (/^\d{1,3}$/.test(text) ? 1.5 : 3) + (named === role ? 1.5 : named === undefined ? 0 : -1);
          scores.set(person, (scores.get(person) ?? 0) + worth);
        }
      }
    }
    const [best, next] = [...scores].sort(([, a], [, b]) => b - a);
    if (best === undefined || best[1] < 1.5) return undefined;
    if (best[1] !== next?.[1]) return best[0];
    const tied = [...scores].filter(([, score]) => score === best[1]).map(([person]) => person);
    return firstShown(tied, near);
  });
}

function firstShown(tied: readonly Person[], lists: World['lists']): Person | undefined {
  for (const { attendees } of lists) {
    const [attendeeId = '', contactId = ''] = [attendees.attendeeIds[0], attendees.contactIds[0]];
    const found = tied.find((person) =>
      attendees.list.rows.some(
        (row) => said(row.get(attendeeId)) === person.attendeeId && said(row.get(contactId)) === person.contactId,
      ),
    );
    if (found) return found;
  }
  return undefined;
}

interface Entry {
  readonly person: Person;
  readonly role: keyof Person;
}

const indexes = new WeakMap<World, ReadonlyMap<string, readonly Entry[]>>();

function indexOf(world: World): ReadonlyMap<string, readonly Entry[]> {
  const known = indexes.get(world);
  if (known) return known;
  const index = new Map<string, Entry[]>();
  for (const person of world.people)
    for (const [role, text] of Object.entries(person) as [keyof Person, string][]) {
      const key = text.trim().toLowerCase();
      if (key === '' || role === 'office' || role === 'suffix') continue;
      const entries = index.get(key) ?? [];
      entries.push({ person, role });
      index.set(key, entries);
    }
  indexes.set(world, index);
  return index;
}

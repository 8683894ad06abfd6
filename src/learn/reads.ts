import type { LearnedRead, ReadTemplate } from '../growthzone';
import { type Chosen, draftRequest, type Notes } from './draft';
import type { Exchange } from './exchange';
import type { Scene } from './holes';
import type { AttendeeList, Person } from './people';
import { flat, type List, listsIn, pathsOf, plainName, type Scalar, said } from './rows';
import { isGood, type SeenList, typeIdPath, type World } from './world';

/** A path with its ids made alike, so that the same request of another event is known for the same. */
export const maskedPath = (path: string): string =>
  path
    .toLowerCase()
    .split('/')
    .map((part) =>
      /\d/.test(part) && /^[\d-]+$|[0-9a-f-]{16,}|\d{2,}/.test(part) ? part.replace(/[\da-f-]{16,}|\d+/g, '#') : part,
    )
    .join('/');

/** Lists of one kind: the same request, of whatever event and page. */
export interface ListKind {
  readonly key: string;
  /** In the order of the recording. */
  readonly seen: readonly SeenList[];
}

export function listKinds(world: World): readonly ListKind[] {
  const kinds = new Map<string, SeenList[]>();
  for (const one of world.lists) {
    const key = `${one.exchange.method} ${maskedPath(one.exchange.path)} ${one.attendees.list.path}`;
    kinds.set(key, [...(kinds.get(key) ?? []), one]);
  }
  return [...kinds].map(([key, seen]) => ({ key, seen }));
}

/** A scene in which nobody is named. */
export const sceneOf = (purpose: Scene['purpose'], world: World): Scene => ({
  purpose,
  world,
  people: [],
  seen: [],
  sources: [],
  seenRoles: new Set(),
});

export interface ReadDrafting {
  readonly world: World;
  readonly chosen: Chosen;
  readonly notes: Notes;
}

/** The template of a list's request, without what stands in its rows. */
export function requestOfRead(name: LearnedRead, exchange: Exchange, { world, chosen, notes }: ReadDrafting) {
  return draftRequest(exchange, { scene: sceneOf('read', world), each: undefined, id: name, notes, chosen });
}

/** How many there are in all: the number beside the list that is at least what came. */
export function totalOf(value: unknown, list: List): string | undefined {
  const parent = list.path.includes('.') ? list.path.replace(/\.[^.]+$/, '') : '';
  const found = [...flat(value)].filter(([path, number]) => {
    const isBeside =
      parent === ''
        ? !path.includes('.') || /^(paging|page|meta|pagination)\./i.test(path)
        : path.startsWith(`${parent}.`);
    return (
      isBeside &&
      typeof number === 'number' &&
      number >= list.rows.length &&
      /total|count|available/.test(plainName(path))
    );
  });
  return list.path === '' ? undefined : found[0]?.[0];
}

/** Which id of a row is the attendance's, and which the contact's. */
export interface Ids {
  readonly attendeeId: string;
  readonly contactId: string;
}

/**
 * The ids of a list's rows by their names; where these do not say, by the people that other answers show and by what the
 * save named. Undefined where no row has anything that tells who somebody is.
 */
export function idsOf(
  { list, attendeeIds, contactIds }: AttendeeList,
  world: World,
  saved: ReadonlySet<string>,
): Ids | undefined {
  const values = (path: string) => list.rows.map((row) => said(row.get(path)));
  const contacts = new Set(world.people.flatMap(({ contactId }) => contactId ?? []));
  const contactId =
    contactIds[0] ?? attendeeIds.slice(1).find((path) => values(path).every((value) => contacts.has(value)));
  const own = attendeeIds.filter((path) => path !== contactId);
  const attendeeId = own.find((path) => values(path).some((value) => saved.has(value))) ?? own[0];
  if (contactId === undefined) {
    const other = own.filter((path) => path !== attendeeId);
    return attendeeId !== undefined && other.length === 1 ? { attendeeId, contactId: other[0] ?? '' } : undefined;
  }
  return { attendeeId: attendeeId ?? contactId, contactId };
}

/** The fields of an attendee list's rows. */
export function attendeeFields({ status, at }: AttendeeList, ids: Ids): Readonly<Record<string, string>> {
  const name = at.fullName ?? at.lastFirst;
  return {
    attendeeId: ids.attendeeId,
    contactId: ids.contactId,
    status,
    ...(name && { name }),
    ...(at.firstName && { firstName: at.firstName }),
    ...(at.lastName && { lastName: at.lastName }),
    ...(at.email && { email: at.email }),
  };
}

/** Registration types: the list whose ids the import named, or that is called so. */
export function typesRead(exchanges: readonly Exchange[], drafting: ReadDrafting): ReadTemplate | undefined {
  const { world } = drafting;
  const found = lists(exchanges).flatMap(({ exchange, value, list }) => {
    const id = typeIdPath(list);
    const name = pathsOf(list).find((path) => /name$|title$|label|caption|description|^text$/.test(plainName(path)));
    const isKnown = id !== undefined && list.rows.every((row) => world.registrationTypes.has(said(row.get(id))));
    const isCalled = /registration(type|option)|regtype|ticket|feetype|attendeetype/.test(
      exchange.path.toLowerCase().replace(/[^a-z]/g, ''),
    );
    return id && name && isKnown ? [{ exchange, value, list, id, name, score: isCalled ? 2 : 1 }] : [];
  });
  const best = found.sort((a, b) => b.score - a.score)[0];
  if (best === undefined) return undefined;
  const { exchange, value, list, id, name } = best;
  const total = totalOf(value, list);
  return {
    request: requestOfRead('registrationTypes', exchange, drafting),
    rows: list.path,
    ...(total && { total }),
    fields: { id, name },
  };
}

const CREDIT_CODE = /^(COEC|COEN|FAIRH)$/i;

/** Components of an event: rows with a course code. */
export function componentsRead(exchanges: readonly Exchange[], drafting: ReadDrafting): ReadTemplate | undefined {
  for (const { exchange, value, list } of lists(exchanges)) {
    const paths = pathsOf(list);
    const code =
      paths.find((path) => list.rows.every((row) => CREDIT_CODE.test(said(row.get(path))))) ??
      (/component/i.test(exchange.path) ? paths.find((path) => /code$/.test(plainName(path))) : undefined);
    const ids = paths.filter((path) => list.rows.every((row) => /^[1-9]\d*$/.test(said(row.get(path)))));
    const named = ids.filter((path) => /(component|credit)(id|key)$/.test(plainName(path)));
    const componentId =
      named.find((path) => !/event/.test(plainName(path))) ??
      named[0] ??
      ids.find((path) => /^(id|key)$/.test(plainName(path)));
    if (code === undefined || componentId === undefined) continue;
    const name = paths.find((path) => /^(component)?name$|title|caption|^text$|label/.test(plainName(path)));
    const certification = paths.find((path) => /certification(name|title)?$|program(me)?name/.test(plainName(path)));
    const syncToM1 = paths.find(
      (path) => /m1/.test(plainName(path)) && list.rows.every((row) => typeof row.get(path) === 'boolean'),
    );
    const total = totalOf(value, list);
    return {
      request: requestOfRead('eventComponents', exchange, drafting),
      rows: list.path,
      ...(total && { total }),
      fields: {
        componentId,
        code,
        ...(name && { name }),
        ...(certification && { certification }),
        ...(syncToM1 && { syncToM1 }),
      },
    };
  }
  return undefined;
}

const lists = (exchanges: readonly Exchange[]) =>
  exchanges.flatMap((exchange) =>
    exchange.method === 'GET' && isGood(exchange) && exchange.answer.is === 'json'
      ? listsIn(exchange.answer.value).map((list) => ({
          exchange,
          value: (exchange.answer as { value: unknown }).value,
          list,
        }))
      : [],
  );

/** The row of each person in a list. */
export function rowsFor(people: readonly (Person | undefined)[], { list, attendeeIds, contactIds }: AttendeeList) {
  const index = new Map<string, (typeof list.rows)[number]>();
  for (const row of list.rows)
    for (const [role, paths] of [
      ['attendeeId', attendeeIds.slice(0, 1)],
      ['contactId', contactIds.slice(0, 1)],
    ] as const)
      for (const path of paths) index.set(`${role}:${said(row.get(path))}`, row);
  return people.map(
    (person) => index.get(`contactId:${person?.contactId}`) ?? index.get(`attendeeId:${person?.attendeeId}`),
  );
}

/** What an answer says outside of its lists, as it may be given back later. */
export function sourcesOf(
  kind: 'stamp' | 'told',
  exchange: Exchange,
  isUsable: (path: string, value: Scalar) => boolean,
) {
  if (exchange.answer.is !== 'json') return [];
  const used = new Set<string>();
  return [...flat(exchange.answer.value)].flatMap(([path, value]) => {
    if (value === null || typeof value === 'boolean' || said(value) === '' || !isUsable(path, value)) return [];
    const last = (path.split('.').pop() || 'value').replace(/^[^A-Za-z]+/, '') || 'value';
    const name = used.has(last) ? path.replace(/\W/g, '_') : last;
    used.add(name);
    return [{ hole: `${kind}.${name}`, path, value }];
  });
}

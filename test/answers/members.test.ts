import { type DirectoryPorts, readMembers } from '../../src/answers/members';
import type { DirectoryCursor } from '../../src/google/stored-values';
import { createClient, type HttpAnswer } from '../../src/growthzone';
import type { Member } from '../../src/roster/types';
import { utcDay } from '../support/class';
import { answer } from '../support/scripted';
import { checkLines } from '../support/sheet';

const ROSTER = checkLines([
  'NRDS ID | First Name | Last Name | Email | Credit Type | Credit?',
  '999901101 | Ana | Alvarez | ana@example.com | COEC | Y',
  '999901102 | Ben | Berg | ben@example.com | COEC | Y',
  '999901103 | Cho | Chan | cho@example.com | COEC | N',
]);

interface Person {
  readonly id: number;
  readonly name: string;
  readonly memberId: string;
}
const ANA: Person = { id: 1, name: 'Ana Alvarez', memberId: '999901101' };
const BEN: Person = { id: 2, name: 'Ben Berg', memberId: '999901102' };
const CHO: Person = { id: 3, name: 'Cho Chan', memberId: '999901103' };
const OTTO: Person = { id: 4, name: 'Otto Other', memberId: '999901104' };
const OFFICE = { id: 5, name: 'Harbor Realty', memberId: '', type: 2 };

interface Kept {
  cursor: DirectoryCursor | undefined;
  members: Member[];
  waiting: readonly number[];
}

/** An association whose GrowthZone takes 12 seconds for each answer; `onCards`: its contact list shows no IDs. */
function association(people: readonly (Person & { readonly type?: number })[], { onCards = false } = {}) {
  let time = 0;
  const asked: string[] = [];
  const kept: Kept = { cursor: undefined, members: [], waiting: [] };
  const rowOf = ({ id, name, memberId, type = 1 }: Person & { readonly type?: number }) => ({
    ContactId: id,
    Name: name,
    SystemContactTypeId: type,
    Status: 'Active',
    ...(onCards ? {} : { AccountNumber: memberId }),
  });
  const answerTo = (path: string): HttpAnswer => {
    const skip = /skip=(\d+)/.exec(path)?.[1];
    // Two a page, so that a few people are several pages.
    if (skip !== undefined) {
      const page = people.slice(Number(skip), Number(skip) + 2).map(rowOf);
      return answer(200, { Results: page, TotalRecordAvailable: people.length });
    }
    const found = people.find(({ id }) => new RegExp(`\\b${id}\\b`).test(path));
    return found
      ? answer(200, { CommonName: found.name, AccountNumber: found.memberId })
      : answer(404, { Message: 'No such contact' });
  };
  const client = createClient({
    connection: { tenant: 'demo', apiKey: 'key-4711' },
    dayOf: utcDay,
    clock: { now: () => time, sleep: () => undefined },
    http: {
      send: ({ url }) => {
        time += 12_000;
        const path = decodeURIComponent(url).replace(/^.*\/api/, '');
        asked.push(path);
        return answerTo(path);
      },
    },
  });
  const ports: DirectoryPorts = {
    client,
    now: () => time,
    source: 'AccountNumber',
    spreadsheetId: 'book-1',
    rows: () => ({ ok: true, value: ROSTER.rows }),
    cache: {
      loadCursor: () => kept.cursor,
      isWhole: (_, { members }) => members <= kept.members.length,
      appendMembers: (_, members, cursor) => {
        kept.members.push(...members);
        const withId = members.filter(({ memberId }) => memberId !== '').length;
        kept.cursor = { ...cursor, members: cursor.members + withId };
        return kept.cursor;
      },
      loadPeople: () => ({
        people: kept.members.filter(({ memberId }) => memberId === ''),
        cardsRead: kept.members.filter(({ memberId }) => memberId !== '').map(({ contactId }) => contactId),
      }),
      loadWaiting: () => kept.waiting,
      storeWaiting: (_, contactIds) => {
        kept.waiting = contactIds;
      },
    },
  };
  return { ports, kept, asked };
}

/** Reads to the end as the page does; how many calls that took. */
function readAll(ports: DirectoryPorts): number {
  for (let calls = 1; calls < 20; calls += 1) {
    const read = readMembers(ports, false);
    if (!read.ok) throw new Error(read.problem.message);
    if (read.value.done) return calls;
  }
  throw new Error('It never ends.');
}

const ids = ({ members }: Kept) => members.map(({ memberId }) => memberId).filter((id) => id !== '');

test('the contact list is read page by page, half a minute at a time, and offices are no members', () => {
  const { ports, kept } = association([ANA, BEN, OFFICE, CHO, OTTO, { ...OTTO, id: 6, memberId: 'none' }, OFFICE]);
  expect(readMembers(ports, false)).toEqual({ ok: true, value: { read: 6, total: 7, done: false } });
  expect(readMembers(ports, false)).toEqual({ ok: true, value: { read: 7, total: 7, done: true } });
  expect(ids(kept)).toEqual(['999901101', '999901102', '999901103', '999901104']);
});

test('a list without IDs: cards are read of those whom the roster may name and who earn credit, of no others', () => {
  const { ports, kept, asked } = association([ANA, BEN, CHO, OTTO], { onCards: true });
  readAll(ports);
  expect(ids(kept)).toEqual(['999901101', '999901102']);
  expect(asked.filter((path) => !path.includes('skip='))).toHaveLength(2);
  expect(kept.members.find(({ memberId }) => memberId === '999901101')).toMatchObject({ status: 'Active' });
});

test('cards go on where the last call stopped; none is read twice', () => {
  const many = Array.from({ length: 7 }, (_, n): Person => ({ ...ANA, id: 100 + n, memberId: `99990200${n}` }));
  const { ports, kept, asked } = association(many, { onCards: true });
  expect(readAll(ports)).toBeGreaterThan(2);
  expect(ids(kept)).toHaveLength(7);
  const cards = asked.filter((path) => !path.includes('skip='));
  expect(new Set(cards).size).toBe(cards.length);
});

test('the roster of another spreadsheet makes others wait; the list is not read again', () => {
  const { ports, kept, asked } = association([ANA, OTTO], { onCards: true });
  readAll(ports);
  const before = asked.length;
  const otto = ROSTER.rows.map((row) => ({ ...row, firstName: 'Otto', lastName: 'Other', email: '' }));
  readAll({ ...ports, spreadsheetId: 'book-2', rows: () => ({ ok: true, value: otto }) });
  expect(ids(kept)).toEqual(['999901101', '999901104']);
  expect(asked.slice(before).filter((path) => path.includes('skip='))).toEqual([]);
});

test('where Google dropped a part of what was read, and where it is asked for, reading begins anew', () => {
  const { ports, kept, asked } = association([ANA, BEN]);
  readAll(ports);
  readAll(ports);
  expect(asked).toHaveLength(1);
  kept.members.length = 0;
  readAll(ports);
  expect(asked).toHaveLength(2);
  expect(readMembers(ports, true)).toMatchObject({ ok: true, value: { done: true } });
  expect(asked).toHaveLength(3);
});

test.each([
  ['the list', { onCards: false }, "None of GrowthZone's 2 contacts shows a nine-digit member ID in AccountNumber"],
  ['the cards', { onCards: true }, "None of GrowthZone's 2 cards read shows a nine-digit member ID in AccountNumber"],
])('where %s shows no member ID at all, that is said, with where to look', (_, options, message) => {
  const { ports } = association(
    [
      { ...ANA, memberId: '12' },
      { ...BEN, memberId: '' },
    ],
    options,
  );
  let read = readMembers(ports, false);
  for (let calls = 0; calls < 5 && read.ok; calls += 1) read = readMembers(ports, false);
  const expected = expect.stringContaining(message) as string;
  expect(read).toMatchObject({ ok: false, problem: { code: 'no-member-ids', message: expected } });
});

test('a roster that cannot be read names nobody, and a refusal ends the reading', () => {
  const problem = { code: 'no-header', message: 'Say which row.' } as const;
  const onCards = association([ANA, BEN], { onCards: true });
  expect(readMembers({ ...onCards.ports, rows: () => ({ ok: false, problem }) }, false)).toEqual({
    ok: false,
    problem,
  });
  const none = association([ANA, BEN]);
  const client = createClient({
    connection: { tenant: 'demo', apiKey: 'key-4711' },
    dayOf: utcDay,
    clock: { now: () => 0, sleep: () => undefined },
    http: { send: () => answer(401, '') },
  });
  expect(readMembers({ ...none.ports, client }, false)).toMatchObject({ ok: false, problem: { code: 'key-refused' } });
  expect(none.kept.cursor).toBeUndefined();
});

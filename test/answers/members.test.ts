import { type DirectoryPorts, readMembers } from '../../src/answers/members';
import type { DirectoryCursor } from '../../src/google/stored-values';
import { createClient, type HttpAnswer } from '../../src/growthzone';
import type { Member } from '../../src/roster/types';
import { utcDay } from '../support/class';
import { answer, LOST } from '../support/scripted';
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

interface Otherwise {
  /** The contact list shows no IDs. */
  readonly onCards?: boolean;
  /** What the sweep of the Real Estate fields answers; 404 where it is not said. */
  readonly sweep?: () => HttpAnswer;
}

/** An association whose GrowthZone takes 12 seconds for each answer. */
function association(
  people: readonly (Person & { readonly type?: number })[],
  { onCards = false, sweep = () => answer(404, {}) }: Otherwise = {},
) {
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
    if (path.includes('getchangessince')) return sweep();
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
        if (!path.includes('getchangessince')) asked.push(path);
        return answerTo(path);
      },
    },
  });
  const ports: DirectoryPorts = {
    client,
    now: () => time,
    source: '',
    spreadsheetId: 'book-1',
    rows: () => ({ ok: true, value: ROSTER.rows }),
    cache: {
      loadCursor: () => kept.cursor,
      loadAll: (_, { members }) =>
        members <= kept.members.length
          ? [...new Map(kept.members.map((member) => [member.contactId, member])).values()]
          : undefined,
      appendMembers: (_, members, cursor) => {
        if (cursor.chunks === 0) kept.members.length = 0;
        kept.members.push(...members);
        const withId = members.filter(({ memberId }) => memberId !== '').length;
        kept.cursor = { ...cursor, chunks: cursor.chunks + 1, members: cursor.members + withId };
        return kept.cursor;
      },
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
  expect(readMembers(ports, false)).toEqual({ ok: true, value: { read: 4, total: 7, done: false } });
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

describe('where member IDs come from', () => {
  const rowOf = ({ id, name, memberId }: Person, more = {}) => ({
    ContactId: id,
    Name: name,
    FirstName: name.split(' ')[0],
    LastName: name.split(' ')[1],
    Status: 'Active',
    RealEstateEditionFields: { NRDSMemberId: memberId },
    ...more,
  });
  const swept = (...rows: readonly object[]) => ({ sweep: () => answer(200, { Changes: rows }) });
  const NO_DATE = answer(500, { ExceptionMessage: 'String was not recognized as a valid DateTime.' });

  test.each([
    ['everybody is in the sweep', swept(rowOf(ANA), rowOf(BEN)), { source: 'NRDSMemberId', why: '', missing: 0 }],
    ['somebody is not in it', swept(rowOf(ANA)), { source: 'NRDSMemberId', why: '', missing: 1 }],
    ['somebody is in it without an ID', swept(rowOf(ANA), rowOf({ ...BEN, memberId: '' })), { members: 1, missing: 0 }],
    ['nobody in it has an ID', swept(rowOf({ ...ANA, memberId: '' })), { source: 'AccountNumber', why: 'no-ids' }],
    ['it is empty', swept(), { source: 'AccountNumber', why: 'no-ids' }],
    ['there is none', {}, { source: 'AccountNumber', why: 'not-found' }],
    ['the key may not', { sweep: () => answer(403, {}) }, { source: 'AccountNumber', why: 'no-permission' }],
    ['no form of a moment is read', { sweep: () => NO_DATE }, { source: 'AccountNumber', why: 'bad-request' }],
    ['it is no list', { sweep: () => answer(200, {}) }, { source: 'AccountNumber', why: 'unreadable' }],
    ['it is too large for Google', { sweep: () => LOST }, { source: 'AccountNumber', why: 'no-answer' }],
    ['it fails', { sweep: () => answer(502, '') }, { source: 'AccountNumber', why: 'unavailable' }],
  ])('%s', (_, otherwise, cursor) => {
    const { ports, kept } = association([ANA, BEN], otherwise);
    readAll(ports);
    expect(kept.cursor).toMatchObject({ done: true, ...cursor });
  });

  test.each([
    ['the key is not accepted', answer(401, {}), 'key-refused'],
    ['GrowthZone asks for a pause', answer(429, {}, { 'retry-after': '600' }), 'slow-down'],
    ['Google sends nothing', { ...LOST, isUnsent: true } as const, 'no-answer'],
  ])('where %s, no other source is tried: the contact list would be refused as well', (_, refusal, code) => {
    const { ports, kept, asked } = association([ANA], { sweep: () => refusal });
    expect(readMembers(ports, false)).toMatchObject({ ok: false, problem: { code } });
    expect([asked, kept.cursor]).toEqual([[], undefined]);
  });

  test('the contact list says who is no person, and whom the sweep lacks', () => {
    const office = rowOf({ ...OFFICE, memberId: '999901105' });
    const { ports, kept } = association([ANA, BEN, OFFICE, CHO], swept(rowOf(ANA), office, rowOf(CHO)));
    readAll(ports);
    expect(ids(kept)).toEqual(['999901101', '999901103']);
    expect(kept.cursor).toMatchObject({ members: 2, missing: 1 });
  });

  test('one Account Number that is not the ID: then no number of somebody missing is taken for one', () => {
    const numbers = (...given: readonly string[]) =>
      swept(...[ANA, CHO].map((person, at) => rowOf(person, { AccountNumber: given[at] })));
    const otherwise = association([ANA, BEN, CHO], numbers(ANA.memberId, '4711'));
    readAll(otherwise.ports);
    expect([ids(otherwise.kept), otherwise.kept.cursor?.missing]).toEqual([[ANA.memberId, CHO.memberId], 1]);
    const tied = association([ANA, BEN, CHO], numbers(ANA.memberId, CHO.memberId));
    readAll(tied.ports);
    expect([ids(tied.kept).sort(), tied.kept.cursor?.missing]).toEqual([
      [ANA, BEN, CHO].map(({ memberId }) => memberId),
      0,
    ]);
  });

  test('what the coordinator named wins: there is no sweep, also where one was made before', () => {
    let sweeps = 0;
    const { ports, kept } = association([ANA], {
      sweep: () => {
        sweeps += 1;
        return answer(200, { Changes: [rowOf({ ...ANA, memberId: '999909999' })] });
      },
    });
    readAll(ports);
    expect(ids(kept)).toEqual(['999909999']);
    readAll({ ...ports, source: 'AccountNumber' });
    expect([ids(kept), sweeps]).toEqual([['999901101'], 1]);
  });

  test('a sweep that was read goes on with the list in the next call; it is not made again', () => {
    let sweeps = 0;
    const many = Array.from({ length: 9 }, (_, n): Person => ({ ...ANA, id: 100 + n, memberId: `99990200${n}` }));
    const { ports, kept } = association(many, {
      sweep: () => {
        sweeps += 1;
        return answer(200, { Changes: many.slice(1).map((one) => rowOf(one)) });
      },
    });
    expect(readAll(ports)).toBeGreaterThan(1);
    expect([sweeps, ids(kept).length, kept.cursor?.missing]).toEqual([1, 8, 1]);
  });
});

describe('the members are read again', () => {
  const changes = (...people: readonly Person[]) =>
    answer(200, {
      Changes: people.map(({ id, name, memberId }) => ({
        ContactId: id,
        FirstName: name,
        LastName: name,
        RealEstateEditionFields: { NRDSMemberId: memberId },
      })),
    });
  const again = (ports: DirectoryPorts) => readMembers(ports, false, true);

  test('by what changed alone: who was added, changed, or has no ID any more', () => {
    let now = changes(ANA, BEN);
    const { ports, kept, asked } = association([ANA, BEN], { sweep: () => now });
    readAll(ports);
    const before = asked.length;
    now = changes({ ...ANA, memberId: '' }, { ...BEN, memberId: '999901109' }, CHO);
    expect(again(ports)).toMatchObject({ ok: true, value: { done: true } });
    expect(ids(kept)).toEqual(['999901109', '999901103']);
    expect([asked.length, kept.cursor?.members]).toEqual([before, 2]);
  });

  test.each([
    ['the sweep is refused by now', () => answer(404, {})],
    ['it stops at a full page', () => changes(...Array.from({ length: 100 }, (_, n) => ({ ...ANA, id: 1000 + n })))],
  ])('all of them where %s', (_, later) => {
    let sweep = () => changes(ANA);
    const people = [ANA];
    const { ports, kept, asked } = association(people, { sweep: () => sweep() });
    readAll(ports);
    sweep = later;
    people.push(BEN);
    for (let calls = 0; calls < 5 && (calls === 0 || !kept.cursor?.done); calls += 1) again(ports);
    expect(asked.filter((path) => path.startsWith('/contacts?'))).toHaveLength(2);
    expect(kept.cursor?.done).toBe(true);
  });

  test('and goes on in the next calls where half a minute is not enough', () => {
    const many = Array.from({ length: 9 }, (_, n): Person => ({ ...ANA, id: 100 + n, memberId: `99990200${n}` }));
    const { ports, kept } = association(many);
    readAll(ports);
    expect(again(ports)).toMatchObject({ ok: true, value: { done: false } });
    for (let calls = 0; calls < 5 && !kept.cursor?.done; calls += 1) again(ports);
    expect([kept.cursor?.done, ids(kept).length]).toEqual([true, 9]);
  });
});

import { countedPeople, type EarlierCreditPorts, earlierCredits } from '../../src/answers/people';
import { summaryOf } from '../../src/answers/state';
import { eventToTakeOver, type TakeOverPorts } from '../../src/answers/take-over';
import type { Refusal } from '../../src/growthzone';
import type { PeopleLine, PreflightLine } from '../../src/run';
import { CLASS_EVENT, personOf } from '../support/class';

const REFUSED: Refusal = { code: 'not-found', status: 404, message: 'No such route.' };

/** A cache over a map, and a clock that each read of somebody's credit moves on. */
function portsOver(cache: Map<string, Readonly<Record<string, string>>>, more: Partial<EarlierCreditPorts> = {}) {
  let time = 0;
  const read: string[] = [];
  const ports: EarlierCreditPorts = {
    now: () => time,
    load: (keys) => Object.assign({}, ...keys.map((key) => cache.get(key) ?? {})) as Record<string, string>,
    store: (parts) => {
      for (const [key, part] of Object.entries(parts)) cache.set(key, part);
    },
    read: ({ memberId }) => {
      time += 10_000;
      read.push(memberId);
      return { ok: true, value: memberId.endsWith('1') ? '2023-01-01' : 'none' };
    },
    module: () => ({ ok: true, value: [] }),
    ...more,
  };
  return { ports, read };
}

const people = [1, 2, 3, 4, 5].map((n) => personOf(n, 'READY'));

test('earlier credit is looked at as far as time allows, and a later call goes on where the first stopped', () => {
  const cache = new Map<string, Readonly<Record<string, string>>>();
  const first = portsOver(cache);
  expect(earlierCredits(first.ports, CLASS_EVENT, people)).toEqual({
    known: { '999901101': '2023-01-01', '999901102': 'none', '999901103': 'none' },
    isShown: true,
  });
  const second = portsOver(cache);
  const all = earlierCredits(second.ports, CLASS_EVENT, people);
  expect(second.read).toEqual(['999901104', '999901105']);
  expect(Object.keys(all.known)).toHaveLength(5);
  expect(earlierCredits(portsOver(cache).ports, CLASS_EVENT, people)).toEqual(all);
});

test('a cache that forgets only costs the reads again; what is known of another event is another matter', () => {
  const cache = new Map<string, Readonly<Record<string, string>>>();
  earlierCredits(portsOver(cache).ports, CLASS_EVENT, people.slice(0, 2));
  const other = portsOver(cache);
  earlierCredits(other.ports, { ...CLASS_EVENT, eventId: 8102 }, people.slice(0, 2));
  expect(other.read).toHaveLength(2);
  cache.clear();
  const again = portsOver(cache);
  earlierCredits(again.ports, CLASS_EVENT, people.slice(0, 2));
  expect(again.read).toHaveLength(2);
});

test('whoever is no contact has no credit; nobody is asked for', () => {
  const { ports, read } = portsOver(new Map());
  const stranger = personOf(9, 'READY', { contactId: 0 });
  expect(earlierCredits(ports, CLASS_EVENT, [stranger]).known).toEqual({ '999901109': 'none' });
  expect(read).toEqual([]);
});

test('where GrowthZone does not show credit, it is asked once, or never where that is known', () => {
  let asked = 0;
  const refusing: Partial<EarlierCreditPorts> = {
    read: () => {
      asked += 1;
      return { ok: false, problem: REFUSED };
    },
    module: () => ({ ok: false, problem: REFUSED }),
  };
  expect(earlierCredits(portsOver(new Map(), refusing).ports, CLASS_EVENT, people).isShown).toBe(false);
  expect(asked).toBe(1);
  const hidden = { ...CLASS_EVENT, creditShown: false };
  expect(earlierCredits(portsOver(new Map(), refusing).ports, hidden, people).isShown).toBe(false);
  expect(asked).toBe(1);
});

test('one person’s refusal is that person’s: the others are looked at, and the refused one again at the next look', () => {
  const cache = new Map<string, Readonly<Record<string, string>>>();
  let asked = 0;
  const refusal = (person: Refusal, module?: Refusal): Partial<EarlierCreditPorts> => ({
    read: ({ memberId }) => (memberId.endsWith('2') ? { ok: false, problem: person } : { ok: true, value: 'none' }),
    module: () => {
      asked += 1;
      return module ? { ok: false, problem: module } : { ok: true, value: [] };
    },
  });
  const found = earlierCredits(portsOver(cache, refusal(REFUSED)).ports, CLASS_EVENT, people);
  expect(found).toMatchObject({ isShown: true, known: { '999901102': 'unreadable', '999901105': 'none' } });
  expect(asked).toBe(1);
  const again = portsOver(cache);
  expect(earlierCredits(again.ports, CLASS_EVENT, people).known).toMatchObject({ '999901102': 'none' });
  expect(again.read).toEqual(['999901102']);

  // What is about the moment says nothing of this association.
  const busy: Refusal = { code: 'unavailable', status: 503, message: 'Not now.' };
  for (const more of [refusal(busy), refusal(REFUSED, busy)])
    expect(earlierCredits(portsOver(new Map(), more).ports, CLASS_EVENT, people)).toMatchObject({
      isShown: true,
      problem: busy,
      known: { '999901101': 'none' },
    });
});

const blocking = (memberId: string): PeopleLine => ({
  code: 'no-contact',
  title: '',
  people: [{ memberId, name: '', detail: '' }],
  blocks: true,
});

test('before the import, everybody is to be registered, in the event already, held back or done', () => {
  const tab = [
    personOf(1, 'READY'),
    personOf(2, 'READY'),
    personOf(3, 'READY', { contactId: 0 }),
    personOf(4, 'REGISTERED'),
    personOf(5, 'READY'),
  ];
  const earlier = { known: { '999901101': 'none', '999901104': '2023-01-01' }, isShown: true };
  const lines = [blocking('999901103'), { ...blocking('999901105'), blocks: false }];
  const present = new Set([0, 2, 4]);
  expect(countedPeople(tab, present, lines, earlier)).toEqual({ toRegister: 2, already: 2, unread: 3 });
  expect(countedPeople(tab, present, lines, { ...earlier, isShown: false }).unread).toBe(0);
});

test('a tab in numbers: every state counts, and what marking would overwrite has its name and date', () => {
  const tab = [
    personOf(1, 'REGISTERED', { creditBefore: '' }),
    personOf(2, 'REGISTERED', { creditBefore: 'none' }),
    personOf(3, 'REGISTERED', { creditBefore: 'not shown' }),
    personOf(4, 'REGISTERED', { creditBefore: '2023-01-01', firstName: 'Dee' }),
    personOf(5, 'ATTENDED', { creditBefore: '2023-01-01' }),
    personOf(6, 'FAILED', { reason: 'left-out' }),
    personOf(7, 'FAILED'),
    personOf(8, 'HELD', { reason: 'unread', firstName: 'Eve' }),
    personOf(9, 'CREDIT SEEN', { reason: 'another-way' }),
    personOf(10, 'READY'),
    personOf(11, 'READY'),
  ];
  // Of those who were in the event before the build, one is still to be found there.
  const present = [personOf(1, 'REGISTERED'), personOf(10, 'READY')].map(({ memberId }) => memberId);
  const summary = summaryOf(tab, { creditShown: false, built: 11, present });
  expect(summary).toMatchObject({
    people: 11,
    firstNames: ['Ana', 'Ana', 'Ana'],
    present: 1,
    anotherWay: 1,
    leftOut: 1,
    toConfirm: 1,
    unread: 1,
    unreadable: 1,
    refused: ['Eve Alvarez'],
    overwrites: [{ name: 'Dee Alvarez', date: '2023-01-01' }],
  });
  expect(Object.values(summary.counts).reduce((sum, count) => sum + count, 0)).toBe(11);
  expect(summaryOf(tab, { creditShown: true, built: 11 })).toMatchObject({ toConfirm: 0, present: 0 });
  const firstLook = { at: 0, memberIds: present };
  expect(summaryOf(tab, { creditShown: true, built: 11, firstLook })).toMatchObject({ present: 1 });
  const fewer = summaryOf(tab, { creditShown: true, built: 13 });
  expect(fewer).toMatchObject({ people: 13, counts: { HELD: 3 } });
});

const FACTS = {
  event: {
    eventId: 8101,
    eventDetailId: 9101,
    name: 'Class',
    date: '2026-02-05',
    sessions: false,
    registration: { enabled: true, available: undefined, from: '', until: '' },
  },
  components: undefined,
  registrationTypes: undefined,
};
const takingOver = (lines: readonly PreflightLine[], more: Partial<TakeOverPorts> = {}): TakeOverPorts => ({
  tenant: 'demo',
  tab: { isCopied: true, people: [{ tenant: '', eventId: 8101, memberId: '999901101' }], lacking: [] },
  sheetId: 17,
  readCandidate: (eventId) => ({
    ok: true,
    value: { facts: { ...FACTS, event: { ...FACTS.event, eventId } }, lines },
  }),
  ...more,
});
const UNSEEN: PreflightLine = { code: 'enrolment', result: 'could not check', text: 'Look.' };
const FAIL: PreflightLine = { code: 'sessions', result: 'fail', text: 'It uses sessions.' };

test('a copied tab is taken over with its event read anew; what the other run had found out is not believed', () => {
  expect(eventToTakeOver(takingOver([UNSEEN]), 'COEC')).toMatchObject({
    ok: true,
    value: {
      credit: 'COEC',
      tenant: 'demo',
      eventId: 8101,
      sheetId: 17,
      route: '',
      importProven: false,
      open: null,
      built: 1,
    },
  });
});

test.each<[string, TakeOverPorts, object]>([
  ['there is no tab', takingOver([], { tab: undefined }), { code: 'not-copied' }],
  [
    'it is another association’s',
    takingOver([], {
      tab: { isCopied: true, people: [{ tenant: 'other', eventId: 8101, memberId: '999901101' }], lacking: [] },
    }),
    { code: 'another-tenant', message: expect.stringContaining('built for other') as string },
  ],
  [
    'it is the spreadsheet’s own',
    takingOver([], { tab: { isCopied: false, people: [], lacking: [] } }),
    { code: 'not-copied' },
  ],
  [
    'a column is gone',
    takingOver([], { tab: { isCopied: true, people: [], lacking: ['State'] } }),
    { code: 'tab-incomplete', message: expect.stringContaining('lacks the column "State"') as string },
  ],
  ['its event is unfit', takingOver([UNSEEN, FAIL]), { message: 'Event 8101 for COEC: It uses sessions.' }],
  ['its event cannot be read', takingOver([], { readCandidate: () => ({ ok: false, problem: REFUSED }) }), REFUSED],
])('where %s, nothing is taken over', (_, ports, problem) => {
  expect(eventToTakeOver(ports, 'COEC')).toMatchObject({ ok: false, problem });
});

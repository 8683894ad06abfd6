import { MOST_IN_ALL } from '../../src/answers/first-look';
import { type Codec, type PropertyStore, readOrNone, readProperty } from '../../src/google/stored';
import {
  ACCEPTED_NAMES,
  ASSOCIATION,
  CONNECTION,
  CURSOR,
  EARLIER_CREDIT,
  EVENT,
  INTENT,
  LEASE,
  MANUAL,
  MEMBERS,
  OWN_COLUMN,
  RECORD,
  REMEMBERED,
  SETTINGS,
  TAB,
  WAITING,
} from '../../src/google/stored-values';
import { MOST_LEFT_OUT } from '../../src/run/decide';
import { CLASS_EVENT } from '../support/class';

/** Of every stored value: a good one, and what else of its kind must be refused. */
const VALUES: Readonly<Record<string, readonly [codec: Codec<never>, good: unknown, wrong: readonly unknown[]]>> = {
  connection: [
    CONNECTION as Codec<never>,
    { tenant: 'demo', apiKey: 'a-key-4711', routes: { importAttendees: '/events/{eventId}/people' } },
    [
      { tenant: 'evil.example.com/', apiKey: 'a-key-4711' },
      { tenant: 'demo', apiKey: 'a\nkey' },
      { tenant: 'demo', apiKey: 'a-key-4711', routes: { importAttendees: 'https://evil.example.com/{eventId}' } },
    ],
  ],
  settings: [
    SETTINGS as Codec<never>,
    { headerRow: 2, mapping: [['NRDS', 'memberId']], events: { COEC: 8101 } },
    [{ headerRow: 'first' }, { importStatus: 'Attended' }, { events: { COEC: -1 } }],
  ],
  association: [ASSOCIATION as Codec<never>, { memberIdSource: 'NRDS' }, [{ memberIdSource: 1 }, { csvProfile: {} }]],
  columns: [
    REMEMBERED as Codec<never>,
    ['1abc:memberId 2def ~9xy=h%3Amm', 'x9'],
    [[1], ['1abc:password'], ['<b>'], { 0: 'x9' }, ['x9 ~=yes'], ['x9 ~1a=<b>'], [`x9 ~1a=${'y'.repeat(80)}`]],
  ],
  names: [
    ACCEPTED_NAMES as Codec<never>,
    [['999901101', 'Kate Roe']],
    [[['9999', 'Kate Roe']], [['999901101']], { 999901101: 'Kate Roe' }],
  ],
  event: [
    EVENT as Codec<never>,
    { ...CLASS_EVENT, open: { people: 2, until: 1_790_000_000_000 } },
    [
      { ...CLASS_EVENT, credit: 'CORE' },
      { ...CLASS_EVENT, tenant: 'evil.example.com/' },
      { ...CLASS_EVENT, eventId: '8101' },
      { ...CLASS_EVENT, eventId: -1 },
      { ...CLASS_EVENT, open: { people: 1, until: 1e300 } },
      { ...CLASS_EVENT, name: 'x'.repeat(2000) },
      { ...CLASS_EVENT, importProven: 'yes' },
      { ...CLASS_EVENT, known: { components: [{ componentId: 1 }], sessions: null, isFree: null } },
      { ...CLASS_EVENT, otherDate: { date: '2026-02-10', is: 'right', isRight: true } },
    ],
  ],
  lease: [
    LEASE as Codec<never>,
    { holder: 'maria@example.org', session: 'session-1', version: 3, until: 1000, since: 500, progress: '1 of 2' },
    [
      // No date can show it: everything that names the time would throw.
      { holder: '', session: '', version: 1, until: 1000, since: 1e300, progress: '' },
      { holder: '', session: '', version: 1.5, until: 1000, since: 1, progress: '' },
    ],
  ],
  record: [
    RECORD as Codec<never>,
    { tenant: 'demo', eventId: 8101, parts: 1, people: 'AAAAAB_-9azA' },
    [
      { tenant: 'demo', eventId: 8101, parts: 0, people: '' },
      { tenant: 'demo', eventId: 8101, parts: 1, people: 'AAAAA' },
      { tenant: 'demo', eventId: 8101, parts: 1, people: '=SUM()' },
    ],
  ],
  byHand: [
    MANUAL as Codec<never>,
    {
      eventId: 8101,
      ticks: { download: { who: 'maria@example.org', when: '2026-02-06T15:00:00.000Z' } },
      seen: { beyond: 0, planned: 2, credited: 0 },
    },
    [
      { eventId: 8101, ticks: { download: true } },
      { eventId: 8101, ticks: {}, seen: { beyond: -1, planned: 2, credited: 0 } },
    ],
  ],
  intent: [INTENT as Codec<never>, { do: 'mark', credit: 'COEC' }, [{ do: 'mark', credit: 'CORE' }, { do: 'send' }]],
  'earlier credit': [EARLIER_CREDIT as Codec<never>, { 999901101: '2023-03-01' }, [{ 999901101: 1 }, ['none']]],
  cursor: [
    CURSOR as Codec<never>,
    {
      skip: 100,
      total: 200,
      listDone: false,
      onCards: false,
      roster: 'book-1',
      cards: 0,
      cardsInAll: 0,
      done: false,
      chunks: 1,
      members: 90,
      asked: '',
      source: 'NRDSMemberId',
      why: '',
      at: 1_770_000_000_000,
      form: 2,
      isTied: true,
      missing: 3,
    },
    [{ skip: 100 }, { chunks: 1e9 }],
  ],
  members: [
    MEMBERS as Codec<never>,
    [{ contactId: 1, memberId: '999901101', firstName: 'Ana', lastName: 'A', email: '', status: 'Active' }],
    [[{ contactId: 1, memberId: '9999', firstName: 'Ana', lastName: 'A', email: '', status: '' }], [null]],
  ],
  waiting: [WAITING as Codec<never>, [1, 2], [['1'], [1.5], { length: 1 }]],
  tab: [
    TAB as Codec<never>,
    { credit: 'COEC', spreadsheetId: 'book-1', sheetId: 7 },
    [
      { credit: 'COEC', spreadsheetId: 'book-1' },
      { credit: 'toString', spreadsheetId: 'book-1', sheetId: 7 },
    ],
  ],
};

const CASES = Object.entries(VALUES).map(([name, [codec, good, wrong]]) => ({ name, codec, good, wrong }));

const GARBAGE = [
  '',
  '{',
  'null',
  '0',
  '"text"',
  '[[]]',
  '{"version":1}',
  '{"version":1,"value":null}',
  '{"version":0,"value":{}}',
  '{"version":"1","value":{}}',
  `"${'x'.repeat(200_000)}"`,
  '<html>',
];

describe.each(CASES)('$name', ({ name, codec, good, wrong }) => {
  test('comes back as it was written, under its version', () => {
    const text = codec.write(good as never);
    expect(JSON.parse(text)).toMatchObject({ version: { event: 3, columns: 2 }[name] ?? 1, value: good });
    expect(codec.read(text)).toEqual({ kind: 'value', value: good });
  });

  test('is read as it was kept before there were versions', () => {
    expect(codec.read(JSON.stringify(good))).toEqual({ kind: 'value', value: good });
  });

  test('nothing is nothing', () => {
    expect(codec.read(null)).toEqual({ kind: 'none' });
  });

  test.each(GARBAGE)('%.40s is unreadable', (text) => {
    expect(codec.read(text)).toEqual({ kind: 'unreadable' });
  });

  test('what a newer version of the add-on wrote is not guessed at', () => {
    expect(codec.read(JSON.stringify({ version: 99, value: good }))).toEqual({ kind: 'unreadable' });
  });

  test('another shape is unreadable', () => {
    for (const value of wrong) {
      expect([value, codec.read(JSON.stringify(value)).kind]).toEqual([value, 'unreadable']);
      expect([value, codec.read(JSON.stringify({ version: 1, value })).kind]).toEqual([value, 'unreadable']);
    }
  });

  test('no name of JavaScript’s own gets through, and nothing is changed by one', () => {
    const text = JSON.stringify(good).replace(/^\{/, '{"__proto__":{"polluted":true},"constructor":{"x":1},');
    const found = codec.read(text);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    if (found.kind !== 'value') return;
    expect(Object.keys(found.value as object)).not.toContain('__proto__');
    expect((found.value as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

test('an event that was kept before its facts were: the next look finds them out', () => {
  const { known, otherDate, built, leftOut, ...first } = CLASS_EVENT;
  const nothing = { known: { components: null, sessions: null, isFree: null }, otherDate: null };
  const second = { ...first, built: 12, leftOut: ['999901101'] };
  expect(EVENT.read(JSON.stringify({ version: 2, value: second }))).toEqual({
    kind: 'value',
    value: { ...second, ...nothing },
  });
  expect(EVENT.read(JSON.stringify({ version: 1, value: first }))).toEqual({
    kind: 'value',
    value: { ...first, built: 0, leftOut: [], ...nothing },
  });
  expect([known.components?.length, otherDate, built, leftOut]).toEqual([1, null, 0, []]);
});

test('the tag of an own column is its header and nothing else', () => {
  expect(OWN_COLUMN.write('CE Credit')).toBe('CE Credit');
  expect(OWN_COLUMN.read('CE Credit')).toEqual({ kind: 'value', value: 'CE Credit' });
  for (const text of ['ce credit', '', '__proto__', '{"version":1,"value":"CE Credit"}']) {
    expect(OWN_COLUMN.read(text)).toEqual({ kind: 'unreadable' });
  }
});

/** Properties in memory. */
function properties(texts: Record<string, string>): PropertyStore & { readonly texts: Record<string, string> } {
  return {
    texts,
    getProperty: (key) => texts[key] ?? null,
    setProperty: (key, text) => (texts[key] = text),
    deleteProperty: (key) => delete texts[key],
  };
}

describe('a property that cannot be read', () => {
  test('is told once and set aside, so that the next call goes on without it', () => {
    const store = properties({ settings: '{"headerRow":"first"}' });
    expect(() => readProperty(store, 'settings', SETTINGS)).toThrow(/could not be read.*choose again/);
    expect(readProperty(store, 'settings', SETTINGS)).toBeUndefined();
    expect(store.texts).toEqual({ 'aside.settings': '{"headerRow":"first"}' });
  });

  test('of a secret nothing is kept', () => {
    const store = properties({ connection: '{"tenant":"demo","apiKey":"a key with spaces"}' });
    expect(() => readProperty(store, 'connection', CONNECTION, { isSecret: true })).toThrow(/Enter the association/);
    expect(store.texts).toEqual({});
  });

  test('that is too long for a property is cut', () => {
    const store = properties({ lease: 'x'.repeat(9000) });
    expect(() => readProperty(store, 'lease', LEASE)).toThrow(/no colleague is importing/);
    expect(store.texts['aside.lease']).toHaveLength(3000);
  });
});

test('what a cache holds in another shape counts as gone', () => {
  expect(readOrNone(WAITING, '["1"]')).toBeUndefined();
  expect(readOrNone(WAITING, undefined)).toBeUndefined();
  expect(readOrNone(WAITING, '[1]')).toEqual([1]);
});

test('an event of which many people were left out, and many seen before, fits a property', () => {
  const ids = (count: number) => Array.from({ length: count }, (_, n) => String(999_900_001 + n));
  const full = { ...CLASS_EVENT, name: 'x'.repeat(100), leftOut: ids(MOST_LEFT_OUT), present: ids(MOST_IN_ALL) };
  expect(EVENT.write(full).length).toBeLessThanOrEqual(8066);
});

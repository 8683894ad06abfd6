import { loadBindings, loadRecord, storeBindings, storeRecord } from '../../src/google/record-store';
import { forgetProperties } from '../../src/google/stored';
import { bind, rebound } from '../../src/run/bound';
import type { Person } from '../../src/run/person';
import { CLASS_EVENT, personOf } from '../support/class';

// What is kept of each person outside of cells, in as many properties as its people need.

/** Google's pages say 9 KB; a report says 8,066. */
const BYTES_OF_A_PROPERTY = 8_000;

const BYTES_OF_A_STORE = 500 * 1024;

const properties = new Map<string, string>();
/** How many values each call wrote. */
const written: number[] = [];
let reads = 0;
let isRefusing = false;
beforeAll(() => {
  const store = {
    getProperties: () => {
      reads += 1;
      return Object.fromEntries(properties);
    },
    setProperties: (texts: Record<string, string>) => {
      if (isRefusing) throw new Error('No.');
      written.push(Object.keys(texts).length);
      for (const [key, text] of Object.entries(texts)) properties.set(key, text);
    },
    deleteProperty: (key: string) => properties.delete(key),
  };
  Object.assign(globalThis, { PropertiesService: { getDocumentProperties: () => store } });
});
beforeEach(() => {
  properties.clear();
  forgetProperties();
  reads = 0;
});
afterAll(() => void Reflect.deleteProperty(globalThis, 'PropertiesService'));

test('2,000 people are kept as they are, in values that Google takes', () => {
  const ids = ['000000000', '999999999', ...Array.from({ length: 1_998 }, (_, n) => String(999_901_101 + n))];
  const record = new Map(ids.map((memberId, n) => [memberId, 1 + (n % 31)]));
  storeRecord(CLASS_EVENT, record);
  expect(loadRecord(CLASS_EVENT)).toEqual(record);
  expect([...properties.keys()]).toEqual(['record.COEC', 'record.COEC.1']);
  for (const text of properties.values()) expect(text.length).toBeLessThan(BYTES_OF_A_PROPERTY);
});

test('nothing is known where nothing is kept, where it is of another event or association, or where a part is gone', () => {
  expect(loadRecord(CLASS_EVENT)).toBeUndefined();
  storeRecord(CLASS_EVENT, new Map([['999901101', 3]]));
  expect(loadRecord({ ...CLASS_EVENT, eventId: 8102 })).toBeUndefined();
  expect(loadRecord({ ...CLASS_EVENT, tenant: 'other' })).toBeUndefined();
  storeRecord(CLASS_EVENT, new Map(Array.from({ length: 1_500 }, (_, n) => [String(999_901_101 + n), 1])));
  properties.delete('record.COEC.1');
  forgetProperties();
  expect(loadRecord(CLASS_EVENT)).toBeUndefined();
});

const boundOf = (n: number, growthzoneName: string): Person =>
  personOf(n, 'REGISTERED', {
    growthzoneName,
    contactId: 1_000_000 + n,
    enrolmentId: 2_000_000 + n,
    creditBefore: '2023-03-01',
    reviewed: '0123456789abcdef',
  });

test.each(['Ana Alvarez', '王'.repeat(80), '\u0001"'.repeat(60)])(
  'what is bound to 2,000 people is kept too: %s',
  (name) => {
    const people = Array.from({ length: 2_000 }, (_, n) => boundOf(n, name));
    const bindings = bind(new Map(), people);
    storeBindings(CLASS_EVENT, bindings);
    expect(loadBindings(CLASS_EVENT)).toEqual(bindings);
    const bytes = [...properties.values()].map((text) => Buffer.byteLength(text));
    expect(Math.max(...bytes)).toBeLessThan(BYTES_OF_A_PROPERTY);
    const all = bytes.reduce((sum, size) => sum + size, 0);
    // Nobody has more than two credits.
    expect(name.startsWith('Ana') ? 2 * all : 0).toBeLessThan(BYTES_OF_A_STORE);
  },
);

test('one person’s change writes one value, and fewer people leave none behind', () => {
  const people = Array.from({ length: 100 }, (_, n) => boundOf(n, 'Ana Alvarez'));
  const bindings = bind(new Map(), people);
  storeBindings(CLASS_EVENT, bindings);
  written.length = 0;
  storeBindings(CLASS_EVENT, rebound(bindings, [{ ...boundOf(70, 'Ana Alvarez'), creditBefore: 'none' }]));
  expect(written).toEqual([1]);
  storeBindings(CLASS_EVENT, bind(new Map(), people.slice(0, 10)));
  expect(properties.size).toBe(1);
  expect(loadBindings({ ...CLASS_EVENT, eventId: 8102 })).toBeUndefined();
});

test('a store is read with one call, which holds what is written since, until it is to be read anew', () => {
  storeRecord(CLASS_EVENT, new Map([['999901101', 1]]));
  expect([loadRecord(CLASS_EVENT)?.size, loadRecord(CLASS_EVENT)?.size, reads]).toEqual([1, 1, 1]);
  storeRecord(CLASS_EVENT, new Map([['999901101', 3]]));
  expect([loadRecord(CLASS_EVENT)?.get('999901101'), reads]).toEqual([3, 1]);
  properties.clear();
  expect(loadRecord(CLASS_EVENT)?.size).toBe(1);
  forgetProperties();
  expect([loadRecord(CLASS_EVENT), reads]).toEqual([undefined, 2]);
});

test('what Google did not take does not count as written', () => {
  storeRecord(CLASS_EVENT, new Map([['999901101', 1]]));
  expect(loadRecord(CLASS_EVENT)?.get('999901101')).toBe(1);
  isRefusing = true;
  expect(() => storeRecord(CLASS_EVENT, new Map([['999901101', 3]]))).toThrow('No.');
  isRefusing = false;
  expect(loadRecord(CLASS_EVENT)?.get('999901101')).toBe(1);
});

import { loadRecord, storeRecord } from '../../src/google/record-store';
import { CLASS_EVENT } from '../support/class';

// What is kept of each person outside of cells, in as many properties as its people need.

const BYTES_OF_A_PROPERTY = 9 * 1024;

const properties = new Map<string, string>();
beforeAll(() => {
  const store = {
    getProperty: (key: string) => properties.get(key) ?? null,
    setProperty: (key: string, text: string) => properties.set(key, text),
    deleteProperty: (key: string) => properties.delete(key),
  };
  Object.assign(globalThis, { PropertiesService: { getDocumentProperties: () => store } });
});
beforeEach(() => properties.clear());
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
  expect(loadRecord(CLASS_EVENT)).toBeUndefined();
});

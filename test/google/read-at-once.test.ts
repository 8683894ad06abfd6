import { forgetProperties, ofDocument } from '../../src/google/stored';

// A store of properties as the add-on reads and writes it, over one that counts its calls and refuses what it is told to.

const QUOTA = 'Sie haben das Speicherkontingent überschritten.';
let texts: Record<string, string>;
let calls: string[];
let refusal: string | undefined;

beforeEach(() => {
  texts = { known: '1' };
  calls = [];
  refusal = undefined;
  const writing = (call: string, write: () => void) => {
    calls.push(call);
    if (refusal) throw new Error(refusal);
    write();
  };
  const store = {
    getProperties: () => {
      calls.push('read');
      return { ...texts };
    },
    setProperties: (more: Record<string, string>) => writing('write', () => Object.assign(texts, more)),
    deleteProperty: (key: string) => writing('delete', () => delete texts[key]),
  };
  Object.assign(globalThis, { PropertiesService: { getDocumentProperties: () => store } });
  forgetProperties();
});

test('it is read once, and what is written is known without reading again', () => {
  const store = ofDocument();
  store.setProperty('a', '2');
  expect(store.getProperty('a')).toBe('2');
  store.setProperty('a', '3');
  store.deleteProperty('known');
  expect(store.getProperties()).toEqual({ a: '3' });
  expect(calls).toEqual(['write', 'read', 'write', 'delete']);
});

test('what is set together is one write, after the work; nothing where that throws', () => {
  const store = ofDocument();
  store.together(() => {
    store.setProperty('a', '2');
    store.setProperties({ b: '3' });
    expect(calls).toEqual([]);
  });
  expect(texts).toEqual({ known: '1', a: '2', b: '3' });
  store.together(() => {});
  const failing = () =>
    store.together(() => {
      store.setProperty('c', '4');
      throw new Error('no');
    });
  expect(failing).toThrow('no');
  store.setProperty('d', '5');
  expect(texts).toEqual({ known: '1', a: '2', b: '3', d: '5' });
  expect(calls).toEqual(['write', 'write']);
});

test.each([
  ['little', 'x'.repeat(8_000), 1, QUOTA],
  [
    'much',
    'x'.repeat(8_000),
    60,
    /storage that Google gives to this spreadsheet is full \(500 KB, about 2,700 people\)/,
  ],
])('a refusal in whatever language, where %s stands there already, is told as what it is', (_, text, values, told) => {
  for (let n = 0; n < values - 1; n += 1) texts[`record.${n}`] = text;
  refusal = QUOTA;
  const store = ofDocument();
  expect(() => store.setProperty('more', text)).toThrow(told);
  // Nothing is known any more of what stands there.
  expect(store.getProperty('more')).toBeNull();
});

import { withoutKeys } from '../../src/growthzone';
import { answer, KEY, scripted } from '../support/scripted';

const SECRET = 'Ab+9/z=Key';
const clean = withoutKeys([SECRET]);
const hex = (prefix: string, suffix = '') =>
  [...SECRET].map((char) => `${prefix}${char.charCodeAt(0).toString(16)}${suffix}`).join('');

describe('a key is cut out of a text', () => {
  test.each([
    ['as it is', SECRET],
    ['percent-encoded', encodeURIComponent(SECRET)],
    ['percent-encoded throughout, in small letters', hex('%')],
    ['percent-encoded twice', encodeURIComponent(encodeURIComponent(SECRET))],
    ['escaped as JSON', hex('\\u00')],
    ['escaped as HTML', hex('&#x', ';')],
    ['over two lines', `${SECRET.slice(0, 4)}\r\n ${SECRET.slice(4)}`],
    ['with encoded line breaks', `${SECRET.slice(0, 4)}%0D%0A${SECRET.slice(4)}`],
    ['in capitals', SECRET.toUpperCase()],
  ])('%s', (_, written) => {
    expect(clean(`sent: ${written}!`)).toBe('sent: (key)!');
  });
  test('nothing else is', () => {
    expect(clean('Ab 9/z Key')).toBe('Ab 9/z Key');
    expect(withoutKeys([''])('as it is')).toBe('as it is');
  });
  test.each([[['key1', 'key1-longer']], [['key1-longer', 'key1']]])('%j, of which one holds the other', (keys) => {
    expect(withoutKeys(keys)('key1-longer and key1')).toBe('(key) and (key)');
  });
});

describe('a parsed answer has the key nowhere', () => {
  const escaped = [...KEY].map((char) => `\\u00${char.charCodeAt(0).toString(16)}`).join('');
  test('however deep, in values and in names', () => {
    const { client } = scripted([answer(200, `{"Results":[{"Name":"A ${escaped}","${escaped}":[["${escaped}"]]}]}`)]);
    expect(client.read('contacts')).toEqual({
      ok: true,
      value: { Results: [{ Name: 'A (key)', '(key)': [['(key)']] }] },
    });
  });
  test.each([400, 403])('nor have the words of a %i', (status) => {
    const reply = scripted([answer(status, `{"Message":"no: ${escaped}"}`)]).client.read('contacts');
    expect(JSON.stringify(reply)).toContain('no: (key)');
  });
  test('nor where two sentences of it make one', () => {
    const body = { Message: KEY.slice(0, 4), MessageDetail: KEY.slice(4) };
    const reply = scripted([answer(400, body)]).client.read('contacts');
    expect(JSON.stringify(reply)).toContain('(key)');
  });
  test('an answer that is nested without end is unreadable', () => {
    const reply = scripted([answer(200, `${'['.repeat(200_000)}${']'.repeat(200_000)}`)]).client.read('contacts');
    expect(reply).toMatchObject({ ok: false, problem: { code: 'unreadable' } });
  });
});

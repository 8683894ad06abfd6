import { brotliCompressSync, deflateRawSync, deflateSync } from 'node:zlib';
import { withUnpacked } from '../../local/cli/unpack';
import { type Lesson, learn, type Recording, readRecording } from '../../src/learn';
import type { Said } from '../support/har';
import { ATTENDANCE, EVENT, IMPORT, KNOWN, lessonOf, linesOf, SAVE, summary, TYPES, WHOLE } from './lesson';
import { type Change, coded, JSON_TYPE, packedBy, treated, zstd } from './treated';

// Browsers write answers down as the page got them. A proxy writes them as they came; a browser drops, cuts off, or leaves out
// what is large or old. What cannot be read is said, and nothing is learned on a guess.

const brotli = packedBy(brotliCompressSync, 'br');
const every = () => true;
/** As on a platform that unpacks nothing. */
const none = (recording: Recording): Recording => recording;

function taught(text: string, by = withUnpacked): Lesson | string {
  const recording = readRecording(text);
  if (!recording.ok) return recording.problem.message;
  const lesson = learn(by(recording.value), KNOWN);
  return lesson.ok ? lesson.value : lesson.problem.message;
}
const linesAfter = (text: string) => {
  const lesson = taught(text);
  return typeof lesson === 'string' ? lesson : linesOf(lesson);
};

const LEARNED = linesOf(lessonOf(WHOLE));

test.each<[how: string, change: Change]>([
  ['brotli in base64', brotli],
  ['brotli in base64, whose header a tool left out', packedBy(brotliCompressSync)],
  ['deflate', packedBy(deflateSync, 'deflate')],
  ['deflate without its own header, as some servers send it', packedBy(deflateRawSync, 'deflate')],
  [
    'brotli as text, a character for each byte',
    (text) => ({
      headers: coded('br'),
      content: { mimeType: JSON_TYPE, size: text.length, text: brotliCompressSync(text).toString('latin1') },
    }),
  ],
  [
    'a header of an answer that the browser unpacked already',
    (text) => ({ headers: coded('br'), content: { mimeType: JSON_TYPE, size: text.length, text } }),
  ],
  [
    'the same in base64',
    (text) => ({
      headers: coded('zstd'),
      content: { mimeType: JSON_TYPE, encoding: 'base64', text: Buffer.from(text).toString('base64') },
    }),
  ],
  [
    'plain text that Firefox calls base64',
    (text) => ({ content: { mimeType: JSON_TYPE, size: text.length, encoding: 'base64', text } }),
  ],
])('an answer is read: %s', (_, change) => {
  expect(linesAfter(treated(WHOLE, every, change))).toEqual(LEARNED);
});

test('an answer that the browser took from its cache (304) and shows whole is an answer', () => {
  const cached = WHOLE.map((one) =>
    one.method === undefined && one.json === undefined ? { ...one, status: 304 } : one,
  );
  expect(linesOf(lessonOf(cached.map((one) => (one === IMPORT ? IMPORT : one))))).toEqual(LEARNED);
});

const isImport = (one: Said) => one === IMPORT;
const isSave = (one: Said) => one === SAVE;
const isList = ({ url }: Said) => url.includes('/summary');
const gone: Change = (text) => ({ content: { mimeType: JSON_TYPE, size: text.length } });
const notIncluded: Change = () => ({
  content: { mimeType: JSON_TYPE, size: -1, comment: 'Těla odpovědí nejsou zahrnuty.' },
});
const safari: Change = (text) => ({
  headers: [{ name: 'Content-Length', value: String(text.length) }],
  content: { mimeType: JSON_TYPE, size: 0, compression: 0 },
});
const cut: Change = (text) => ({ content: { mimeType: JSON_TYPE, size: text.length, text: text.slice(0, -40) } });
const broken: Change = (text) => ({
  headers: coded('br'),
  content: { mimeType: JSON_TYPE, size: 90, text: new TextDecoder().decode(brotliCompressSync(text)) },
});

/** Whose answers are changed in which recording, and what is said of it. */
type Lost = [
  what: string,
  said: readonly Said[],
  isIt: (one: Said, at: number) => boolean,
  change: Change,
  words: readonly string[],
];

const PACKED = 'compressed';
const GONE = 'did not keep';
const CUT = 'cut off';

test.each<Lost>([
  ['the import, packed', WHOLE, isImport, zstd, ['import', PACKED, '(request 3)']],
  ['the import, bytes that were read as text', WHOLE, isImport, broken, ['import', PACKED]],
  ['the import, dropped by Chrome', WHOLE, isImport, gone, ['import', GONE]],
  ['the save, left out by Firefox in any language', WHOLE, isSave, notIncluded, ['attendance save', GONE]],
  ['the save, cut off by Firefox', WHOLE, isSave, cut, ['attendance save', CUT]],
  ['each list', WHOLE, isList, gone, ['list of attendees', GONE, '(requests 4 and 7)']],
  ['each list, in Safari', WHOLE, isList, safari, ['list of attendees', GONE]],
  ['each list, cut off', WHOLE, isList, cut, ['list of attendees', CUT]],
  ['each list, packed', WHOLE, isList, zstd, ['list of attendees', PACKED]],
  ['the attendance just before the save', WHOLE, (one) => one === ATTENDANCE, gone, ['attendance before', GONE]],
  ['the registration types', WHOLE, (one) => one === TYPES, gone, ['registration types', GONE]],
  ['everything', WHOLE, every, zstd, [PACKED]],
  [
    'the event, whose two numbers nothing else tells apart',
    WHOLE,
    (one) => one === EVENT,
    gone,
    ['what a question is about', GONE],
  ],
  [
    'what may settle a question',
    [
      EVENT,
      TYPES,
      { url: '/api/events/8101/import/options', answer: { UploadKey: 'b7c1d2e3-0000-4000-8000-1234567890ab' } },
      {
        method: 'POST',
        url: '/api/events/8101/people',
        json: {
          key: 'b7c1d2e3-0000-4000-8000-1234567890ab',
          status: 'Registered',
          people: [{ memberId: '999901101', lastName: 'Alvarez' }],
        },
        answer: { imported: 1 },
      },
      summary('Registered'),
    ],
    ({ url }) => url.includes('/options'),
    gone,
    ['what a question is about', GONE],
  ],
])('an answer that the lesson needs is not read, and nothing is learned: %s', (_, said, isIt, change, words) => {
  const refusal = taught(treated(said, isIt, change), none);
  expect(typeof refusal).toBe('string');
  for (const word of words) expect(refusal).toContain(word);
  expect(String(refusal).match(/[.!?](\s|$)/g)).toHaveLength(1);
});

const OTHER: Said = { url: '/api/notifications', answer: { Items: [{ Text: 'Renewal of Ana Alvarez' }] } };
test.each<Lost>([
  ['another page', [OTHER, ...WHOLE], (one) => one === OTHER, gone, ['1 answer', GONE, '(request 1)']],
  ['packed', [OTHER, ...WHOLE], (one) => one === OTHER, zstd, ['1 answer', PACKED]],
  ['one of two lists', WHOLE, (one, at) => isList(one) && at > 5, cut, ['1 answer', CUT]],
])('an answer that the lesson does not need is said, and the rest is learned: %s', (_, said, isIt, change, words) => {
  const lesson = taught(treated(said, isIt, change), none);
  if (typeof lesson === 'string') throw new Error(lesson);
  expect(linesOf(lesson)).toEqual(LEARNED);
  for (const word of words) expect(lesson.unread).toContain(word);
  expect(lesson.unread.match(/[.!?](\s|$)/g)).toHaveLength(1);
  expect(lesson.unread).not.toMatch(/alvarez/i);
});

test.each<[what: string, change: Change]>([
  [
    'Firefox, which counts the headers',
    () => ({ content: { mimeType: 'text/plain', size: 0, text: '', encoding: undefined } }),
  ],
  ['Chrome', () => ({ content: { mimeType: 'x-unknown', size: 0 } })],
  [
    'Safari',
    () => ({
      headers: [{ name: 'content-length', value: '0' }],
      content: { mimeType: 'x-unknown', size: 0, compression: 0 },
    }),
  ],
])('a save that answers with nothing has an answer: %s', (_, change) => {
  const lesson = taught(treated(WHOLE, isSave, change));
  if (typeof lesson === 'string') throw new Error(lesson);
  expect(linesOf(lesson)).toEqual(LEARNED);
  expect(lesson.unread).toBe('');
});

test('what would unpack to more than is read is not unpacked, and said', () => {
  const bomb = packedBy(() => brotliCompressSync(Buffer.alloc(80_000_000, 32)), 'br');
  expect(taught(treated(WHOLE, isImport, bomb))).toContain(PACKED);
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { CSV, EVENT, IMPORT, summary, TYPES, WHOLE } from '../learn/lesson';
import { packedBy, treated, zstd } from '../learn/treated';
import { roster } from '../support/command';
import { har, multipart } from '../support/har';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ce-roster-learn-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

test('what a recording shows, as words and as JSON', () => {
  const path = 'samples/recordings/rows-and-numbers.har';
  const said = roster(['learn', path]);
  expect(said.status).toBe(0);
  expect(said.stdout).toContain('importAttendees: PUT /api/v2/classes/{eventId}/people');
  expect(said.stdout).toContain('a browser sends a cookie alone');
  const json = JSON.parse(roster(['learn', path, '--json']).stdout) as Readonly<Record<string, unknown>>;
  expect(json).toMatchObject({ ok: true, tenant: 'demo', questions: [] });
  expect(json['found']).toContainEqual({
    what: 'attendeesSummary',
    method: 'GET',
    path: '/api/v2/classes/{eventId}/people',
    query: { skip: '{skip}', take: '50' },
    certainty: 'LEARNED',
    asks: 'cookie',
  });
});

test('answers that are still compressed are read where this Node.js can, and said where it cannot', () => {
  const brotli = file(
    'brotli.har',
    treated(WHOLE, () => true, packedBy(brotliCompressSync, 'br')),
  );
  expect(roster(['learn', brotli]).stdout).toContain('attendanceSave: POST /api/events/{eventId}/attendees/attendance');
  const other = file(
    'other.har',
    treated([...WHOLE, summary('Attended')], (_, at) => at === WHOLE.length, zstd),
  );
  expect(roster(['learn', other]).stdout).toContain('1 answer (request 8) cannot be read, and nothing here needs it');
});

test('a recording without a list of attendees says so', () => {
  const said = roster(['learn', file('no-list.har', har([EVENT, TYPES, IMPORT]))]);
  expect([said.status, said.stdout]).toEqual([0, expect.stringContaining('No list of attendees is in it')]);
  expect(roster(['learn', file('list.har', har(WHOLE))]).stdout).not.toContain('No list');
});

test('a question is put, answered, and only then is anything kept', () => {
  const csv = CSV.replace('Organization', 'Batch').replaceAll('Fernwood Group', 'b7c1d2e3-0000-4000-8000-1234567890ab');
  const path = file(
    'question.har',
    har([EVENT, TYPES, { ...IMPORT, ...multipart({ EventAttendeeStatus: 'Registered' }, csv) }, summary('Registered')]),
  );
  const open = roster(['learn', path, '--json', '--save', '--data', folder]);
  expect(open.status).toBe(2);
  expect(open.stderr).toContain('Nothing was kept');
  const [question] = (JSON.parse(open.stdout) as { questions: readonly { id: string; options: readonly string[] }[] })
    .questions;
  expect(question).toEqual({
    id: 'importAttendees.Batch',
    question: expect.any(String),
    options: ['leave out', 'always the same'],
    answer: '',
  });
  expect(roster(['learn', path]).status).toBe(1);
  const answered = roster([
    'learn',
    path,
    '--json',
    '--answer',
    `${question?.id}=leave out`,
    '--save',
    '--data',
    folder,
  ]);
  expect(answered.status).toBe(0);
  expect(readFileSync(join(folder, 'growthzone-learned.json'), 'utf8')).not.toContain('b7c1d2e3');
  const wrong = roster(['learn', path, '--answer', `${question?.id}=perhaps`]);
  expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining('answers nothing')]);
});

test.each<[what: string, text: string, words: string, options: readonly string[]]>([
  ['no recording', 'Member ID\n999901101', 'no recording', []],
  ['cut off', har(WHOLE).slice(0, -99), 'ends in the middle', []],
  ['another association', har(WHOLE), 'not of your association', ['--tenant', 'lakeside']],
  ['without an import', har([EVENT, TYPES]), 'There is no import', []],
  ['a failed import', har([EVENT, { ...IMPORT, status: 403, answer: {} }]), 'failed (status 403)', []],
])('%s: one sentence on stderr, status 2, nothing kept', (_, text, words, options) => {
  const said = roster(['learn', file('bad.har', text), '--json', '--save', '--data', join(folder, 'none'), ...options]);
  expect(said.status).toBe(2);
  expect(said.stderr).toContain(words);
  expect(said.stderr.trim().split('\n')).toHaveLength(1);
  expect(JSON.parse(said.stdout)).toMatchObject({ ok: false, problem: { code: 'bad-recording' } });
  expect(() => readFileSync(join(folder, 'none', 'growthzone-learned.json'))).toThrow();
});

test('a file that is not there, and options that are none', () => {
  expect(roster(['learn']).stderr).toContain('Say which recording');
  expect(roster(['learn', join(folder, 'nowhere.har')]).stderr).toContain('cannot be read');
  expect(roster(['learn', 'a.har', '--event', 'x']).stderr).toContain("an event's number");
  expect(roster(['learn', 'a.har', '--growthzone', 'https://example.com']).stderr).toContain('not on this machine');
});

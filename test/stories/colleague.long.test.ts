import { AddOn } from '../../local/sheets';
import { setByOthers } from '../../src/sidebar/texts/settings';
import { type Association, associationWith, type Coordinator, memberId } from '../support/association';

// Somebody without a key may set whatever settings take; a coordinator's own stay hers, and a build keeps its files.

const PEOPLE = 3;
const SWAPPED = {
  columns: [
    ['memberId', 'Member ID'],
    ['firstName', 'Last Name'],
    ['lastName', 'First Name'],
  ],
} as const;

let all: Association;
let maria: Coordinator;
let sam: AddOn;
beforeEach(async () => {
  all = await associationWith(PEOPLE);
  maria = await all.coordinator();
  const [dist, worker] = [`${process.cwd()}/dist`, `${process.cwd()}/build/worker.mjs`];
  sam = await AddOn.open({ host: all.host, dist, worker, clock: all.clock, user: 'sam@example.org', hosts: {} });
});
afterEach(async () => {
  await sam.close();
  await all.close();
});

/** What the colleague's page sends. */
const samSets = async (change: object) => {
  expect(await sam.run('ask', { ask: 'changeSettings', change })).toMatchObject({ ok: true });
};
const change = (one: object) => maria.ask({ ask: 'changeSettings', change: { ...one } });
const own = async () => (await maria.ask({ ask: 'state' })).own;
const tab = () => all.host.workbook.sheets.find(({ name }) => name === 'COEC');
const typeUnder = (header: string, row: number, text: string) =>
  all.host.type(tab()?.id ?? 0, row, (tab()?.values[0] ?? []).indexOf(header), [[text]]);
const files = async () => (await maria.ask({ ask: 'byHand', credit: 'COEC' })).files.map(({ text }) => text).join('');

test('what a colleague set stays in this spreadsheet, whatever the coordinator answers then', async () => {
  await samSets({ csvProfile: SWAPPED, memberIdSource: 'Fax', timeZone: 'Pacific/Guam' });
  await change({ classDate: '2026-02-05' });
  expect(await own()).toEqual({});
  await change({ timeZone: 'America/Denver' });
  await maria.ask({ ask: 'answerQuestion', id: 'class credit', value: 'COEC' }).catch(() => undefined);
  expect(await own()).toEqual({ timeZone: 'America/Denver' });
  const state = await maria.ask({ ask: 'state' });
  expect(state.settings).toMatchObject({ classDate: '2026-02-05', timeZone: 'America/Denver', memberIdSource: 'Fax' });
  expect(setByOthers(state)).toEqual([
    'member IDs from “Fax”',
    'CSV columns “Member ID” for member id, “Last Name” for first name, “First Name” for last name',
  ]);
  await change({ memberIdSource: null, csvProfile: null });
  expect(setByOthers(await maria.ask({ ask: 'state' }))).toEqual([]);
  expect(await own()).toEqual({ timeZone: 'America/Denver' });
});

test('settings that are sent as a whole count as hers only where they are not what they were', async () => {
  await samSets({ memberIdSource: 'Fax' });
  const { settings } = await maria.ask({ ask: 'state' });
  await maria.ask({ ask: 'saveSettings', settings: { ...settings, completionDate: 'day of marking' } });
  expect(await own()).toEqual({ completionDate: 'day of marking' });
});

test('a date that a person found right is remembered alone', async () => {
  await samSets({ memberIdSource: 'AccountNumber', csvProfile: SWAPPED });
  await change({ completionDate: 'day of marking' });
  expect(await own()).toEqual({ completionDate: 'day of marking' });
});

test.each([
  ['a formula', [['memberId', '=IMPORTXML("x")']]],
  ['a full-width formula', [['memberId', '＝A1']]],
  ['a formula behind a semicolon', [['memberId', 'ID;=A1']]],
  ['a field twice', [['memberId', 'ID'], ['memberId', 'Number']]], // biome-ignore format: pairs
  ['a header twice', [['memberId', 'ID'], ['lastName', 'id']]], // biome-ignore format: pairs
  ['no member ID', [['lastName', 'Name']]],
  ['an empty header', [['memberId', ' ']]],
  ['an endless header', [['memberId', 'x'.repeat(10_000)]]],
])('CSV columns are refused: %s', async (_, columns) => {
  const answer = await sam.run('ask', { ask: 'changeSettings', change: { csvProfile: { columns } } });
  expect(answer).toMatchObject({ ok: false, problem: { code: 'bad-setting' } });
  expect(JSON.stringify(answer).length).toBeLessThan(600);
  expect((await maria.ask({ ask: 'state' })).settings).not.toHaveProperty('csvProfile');
});

test('files and batches keep the columns of the build; a change since is shown, and taken by building again', async () => {
  await all.build(maria);
  const before = await files();
  await samSets({ csvProfile: SWAPPED });
  expect(await files()).toBe(before);
  expect((await maria.ask({ ask: 'state' })).tabs[0]).toMatchObject({ hasOtherColumns: true });
  expect(await maria.run('registered')).toMatchObject({ status: 'done', done: PEOPLE });
  expect((await maria.people()).every(({ state }) => state === 'REGISTERED')).toBe(true);
  await all.build(maria);
  expect((await maria.ask({ ask: 'state' })).tabs[0]).toMatchObject({ hasOtherColumns: false });
});

test('files by hand hold nobody whose line or row was edited after the review', async () => {
  await all.build(maria);
  typeUnder('First Name', 1, '=HYPERLINK("http://evil.example","Ana")');
  typeUnder('Email', 2, 'mallory@evil.example');
  const report = await maria.ask({ ask: 'byHand', credit: 'COEC' });
  const text = report.files.map((file) => file.text).join('');
  expect(text).not.toMatch(/HYPERLINK|mallory/);
  expect(report.files.map(({ rows }) => rows)).toEqual([1]);
  expect(text).toContain(memberId(2));
  expect(report.notInFiles).toMatch(/^2 in no file: edited/);
  await all.build(maria);
  expect(await files()).toContain(memberId(0));
  all.host.type(1, 3, 1, [['Anna2']]);
  expect(await files()).not.toContain(memberId(2));
});

test('settings that Google would not keep are refused with a sentence, and change nothing', async () => {
  const acceptedNames = Object.fromEntries(
    Array.from({ length: 400 }, (_, n) => [memberId(n), `Ana${n} Alvarez-Lopez`]),
  );
  expect(await maria.problem({ ask: 'changeSettings', change: { acceptedNames } })).toMatchObject({
    message: expect.stringMatching(/^The settings of this roster exceed the 8,000 bytes/),
  });
  expect((await maria.ask({ ask: 'state' })).settings).toEqual({});
});

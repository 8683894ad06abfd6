import { type Association, associationWith, type Coordinator, memberId } from '../support/association';
import { importFile, setAttended } from '../support/in-back-office';

// The by-hand route is an equal: the same people and files, a checklist in the screens' words, and a read-back.

const PEOPLE = 3;
const ONCE = { registrations: PEOPLE, attendedTransitions: PEOPLE, certificates: PEOPLE };

let all: Association;
let maria: Coordinator;
beforeEach(async () => {
  all = await associationWith(PEOPLE, { profile: { attendeeWrites: false } });
  maria = await all.coordinator();
  await all.build(maria);
});
afterEach(() => all.close());

const byHand = () => maria.ask({ ask: 'byHand', credit: 'COEC' });
const readBack = (pasted?: string) =>
  maria.ask({ ask: 'readBack', credit: 'COEC', ...(pasted === undefined ? {} : { pasted }) });
const states = async () => (await maria.people()).map(({ state }) => state);

test('where GrowthZone takes no import over its API, the run says so and the files lead to the same end', async () => {
  expect(await maria.run('registered')).toMatchObject({ status: 'paused', reason: 'by-hand' });
  expect((await maria.ask({ ask: 'state' })).tabs[0]).toMatchObject({ route: 'by hand' });
  const first = await byHand();
  expect(first.files.map(({ name, rows }) => [name, rows])).toEqual([
    ['COEC-8101-trial.csv', 1],
    ['COEC-8101-1of1.csv', 2],
  ]);
  expect(first.steps.map(({ code }) => code)).toEqual([
    'download',
    'trial-import',
    'trial-read-back',
    'import',
    'read-back',
    'trial-attended',
    'trial-certificate',
    'attended',
    'final-read-back',
  ]);
  expect(first.steps.map(({ text }) => text).join(' ')).toMatch(
    /Import Attendees.*Status "Registered", never "Attended".*Actual Attendance\/No Shows/,
  );
  importFile(all, first.files[0]?.text ?? '');
  await readBack();
  expect(await states()).toEqual(['REGISTERED', 'READY', 'READY']);
  const second = await byHand();
  expect(second.files.map(({ name, rows }) => [name, rows])).toEqual([['COEC-8101-1of1.csv', 2]]);
  importFile(all, second.files[0]?.text ?? '');
  await readBack();
  expect(await states()).toEqual(['REGISTERED', 'REGISTERED', 'REGISTERED']);
  expect(await byHand()).toMatchObject({ files: [], setAllAllowed: true, why: expect.stringContaining('shows only') });
  setAttended(all, [0]);
  await readBack();
  expect(await states()).toEqual(['CREDIT SEEN', 'REGISTERED', 'REGISTERED']);
  setAttended(all, [1, 2]);
  expect(await readBack()).toMatchObject({ status: 'done' });
  expect(await states()).toEqual(['CREDIT SEEN', 'CREDIT SEEN', 'CREDIT SEEN']);
  expect(all.growthzone.counters()).toMatchObject(ONCE);
});

test('"Set All to Attended" is not offered where the event has somebody beyond the plan', async () => {
  expect(await byHand()).toMatchObject({ setAllAllowed: false, why: expect.stringContaining('not read back') });
  for (const { text } of (await byHand()).files) importFile(all, text);
  importFile(all, 'Member ID,First Name,Last Name\r\n999909999,Otto,Other\r\n');
  await readBack();
  const report = await byHand();
  expect(report).toMatchObject({
    setAllAllowed: false,
    why: expect.stringMatching(/^1 in the event is not in this class/),
  });
  expect(report.toMark).toEqual(['Ana0 Alvarez', 'Ana1 Alvarez', 'Ana2 Alvarez']);
  expect(report.steps.find(({ code }) => code === 'attended')?.text).toContain('not "Set All to Attended"');
});

test('a line of the checklist is ticked with who and when, and the tick can be taken back', async () => {
  const ticked = await maria.ask({ ask: 'tickByHand', credit: 'COEC', code: 'download', on: true });
  expect(ticked.steps[0]).toMatchObject({
    code: 'download',
    ticked: { who: 'maria.lopez@example.org', when: expect.stringMatching(/^2026-02-06T15:/) },
  });
  const back = await maria.ask({ ask: 'tickByHand', credit: 'COEC', code: 'download', on: false });
  expect(back.steps[0]?.ticked).toBeNull();
});

test.each([
  [
    'tabs, name in one cell',
    'Name\tStatus\nAlvarez, Ana0\tRegistered\nAna1 Alvarez\tAttended\nOtto Other\tRegistered\n',
  ],
  [
    'commas, names in two cells',
    'First Name,Last Name,Status\nAna0,Alvarez,Registered\nAna1,Alvarez,Attended\nOtto,Other,Registered\n',
  ],
  ['member IDs', `ID\tStatus\n${memberId(0)}\tRegistered\n${memberId(1)}\tAttended\n999909999\tRegistered\n`],
  ['e-mail', 'ana0@example.com,Registered\nana1@example.com,Attended\notto@example.com,Registered\n'],
])('a pasted attendee list reconciles to the same states: %s', async (_, pasted) => {
  const report = await readBack(pasted);
  expect(report.sentence).toMatch(/^3 attendees pasted, 1 is not in this class/);
  // Attended and never seen as Registered: imported as Attended.
  expect(await states()).toEqual(['REGISTERED', 'HELD', 'READY']);
  expect(await byHand()).toMatchObject({ setAllAllowed: false });
});

test('a part of the list says nothing about whoever is not in it', async () => {
  await readBack('Ana0 Alvarez\tRegistered\nAna1 Alvarez\tRegistered\nAna2 Alvarez\tRegistered\n');
  await readBack('Ana0 Alvarez\tRegistered\n');
  expect(await states()).toEqual(['REGISTERED', 'REGISTERED', 'REGISTERED']);
});

test('settings win over what was found out', async () => {
  await maria.ask({ ask: 'saveSettings', settings: { route: 'by hand' } });
  expect(await maria.run('registered')).toMatchObject({ status: 'paused', reason: 'by-hand' });
  await maria.ask({ ask: 'saveSettings', settings: { route: 'api' } });
  expect(await maria.run('registered')).toMatchObject({ status: 'paused', reason: 'not-found', counts: { READY: 3 } });
});

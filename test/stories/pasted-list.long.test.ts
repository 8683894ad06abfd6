import { type Association, associationWith, type Coordinator, EVENT, memberId } from '../support/association';

// Reading back by paste: pages add up until the list is whole, and each wrong turn is told with the way out.

const PEOPLE = 5;
let all: Association;
let maria: Coordinator;
beforeEach(async () => {
  all = await associationWith(PEOPLE, { profile: { attendeeWrites: false } });
  maria = await all.coordinator();
  await all.build(maria);
});
afterEach(() => all.close());

const readBack = (more: { pasted?: string; of?: number; openTab?: true }) =>
  maria.ask({ ask: 'readBack', credit: 'COEC', ...more });
const refusal = (pasted: string) => maria.problem({ ask: 'readBack', credit: 'COEC', pasted });
const byHand = () => maria.ask({ ask: 'byHand', credit: 'COEC' });
const states = async () => (await maria.people()).map(({ state, reason }) => (reason ? `${state}/${reason}` : state));
const rows = (report: { readonly files: readonly { readonly rows: number }[] }) =>
  report.files.map((file) => file.rows);

const line = (n: number, status = 'Registered', certificate = '') =>
  `\tAlvarez, Ana${n}\t${memberId(n)}\tana${n}@example.com\tFree\t${status}\t${certificate}`;
/** A page of the Attendees tab as it is copied, menus and all. */
const screen = (lines: readonly string[], range: string, event = EVENT) =>
  [
    'Home\nEvents',
    `Event ${event}, Feb 5, 2026, 09:00 to 12:00`,
    'General\nAttendees',
    '\tAttendee\tMember ID\tE-mail\tRegistration type\tStatus\tCertificates',
    ...lines,
    `${range}\nNext\nExport .csv\n`,
  ].join('\n');
const PAGE_1 = screen([line(0), line(1)], '1 to 2 of 5');
const PAGE_2 = screen([line(2), line(3)], '3 to 4 of 5');
const PAGE_3 = screen([line(4)], '5 to 5 of 5');

test('the first page offers no file with the others, who are registered already', async () => {
  expect(rows(await byHand())).toEqual([1, 4]);
  const first = await readBack({ pasted: PAGE_1 });
  expect(first.sentence).toBe('2 attendees pasted. 2 of 5. Paste the next page.');
  const report = await byHand();
  expect(report).toMatchObject({
    files: [],
    toMark: [],
    setAllAllowed: false,
    partial: { seen: 2, of: 5, missing: '2 of 5. Paste the next page.' },
  });
  expect(report.steps.filter(({ isOpen }) => isOpen).map(({ text }) => text)).toEqual(['2 of 5. Paste the next page.']);
  // Twice is once.
  expect((await readBack({ pasted: PAGE_1 })).sentence).toContain('2 of 5.');
  await readBack({ pasted: PAGE_3 });
  expect(await states()).toEqual(['REGISTERED', 'REGISTERED', 'READY', 'READY', 'REGISTERED']);
  const last = await readBack({ pasted: PAGE_2 });
  expect(last.sentence).toBe('2 attendees pasted. 5 of 5 are in the event.');
  expect(await states()).toEqual(Array(5).fill('REGISTERED'));
  expect(await byHand()).toMatchObject({ files: [], setAllAllowed: true, partial: null });
});

test('once the list is whole, whoever is not in it is the next file', async () => {
  const part = await readBack({ pasted: screen([line(0), line(1), line(2), line(3)], '1 to 4 of 4') });
  expect(part.sentence).toContain('1 person is not in it yet: import the next file, which has nobody else.');
  const { files } = await byHand();
  expect(files.map(({ name, rows }) => [name, rows])).toEqual([['COEC-8101-1person.csv', 1]]);
  // That one was imported: of the old pages nothing is taken over.
  expect((await readBack({ pasted: PAGE_3 })).sentence).toContain('1 of 5. Paste the next page.');
  expect(rows(await byHand())).toEqual([]);
});

test('where nothing tells how many there are, the coordinator does', async () => {
  const csv = (ns: readonly number[]) =>
    ['First Name,Last Name,Member ID,Status', ...ns.map((n) => `Ana${n},Alvarez,${memberId(n)},Registered`)].join(
      '\r\n',
    );
  expect((await readBack({ pasted: csv([0, 1]) })).sentence).toContain('2 so far. Paste the next page, or say');
  expect((await maria.problem({ ask: 'readBack', credit: 'COEC', of: 1 })).message).toContain('2 were pasted already');
  await readBack({ pasted: csv([2, 3]) });
  expect(await byHand()).toMatchObject({ files: [], partial: { seen: 4, of: null } });
  expect((await readBack({ of: 4 })).sentence).toContain('1 person is not in it yet');
  expect(rows(await byHand())).toEqual([1]);
  expect((await maria.problem({ ask: 'readBack', credit: 'COEC', pasted: '' })).code).toBe('list-refused');
});

test.each<[string, string, RegExp]>([
  [
    'the attendance screen',
    `Attendee\tMember ID\tRegistered\tAttended\tNo Show\n${memberId(0)}\tRegistered\tAttended\tNo Show`,
    /Copy the Attendees tab/,
  ],
  [
    'the other event',
    screen([line(0), line(1)], '1 to 2 of 2', 8102),
    /event 8102, not 8101\. 2 of this class are in it.*remove them there/,
  ],
  ['members', `Name\tAccount Number\tMembership status\n${memberId(0)}\tAlvarez\tActive`, /no Status/],
])('refused, and nobody moves: %s', async (_, pasted, why) => {
  expect((await refusal(pasted)).message).toMatch(why);
  expect(await states()).toEqual(Array(5).fill('READY'));
  expect(rows(await byHand())).toEqual([1, 4]);
});

test('a file imported twice is told with the way out, which the next paste follows', async () => {
  const twice = [0, 1, 2, 3, 4, 0, 1, 2, 3, 4].map((n) => line(n));
  const first = await readBack({ pasted: screen(twice, '1 to 10 of 10') });
  expect(first.sentence).toContain('5 people are there twice: a file was imported twice. Remove one of each');
  expect(await states()).toEqual(Array(5).fill('HELD/twice'));
  await readBack({ pasted: screen(twice.slice(0, 5), '1 to 5 of 5') });
  expect(await states()).toEqual(Array(5).fill('REGISTERED'));
});

test('a file imported into another event: nobody of the plan is in this one', async () => {
  const told = await readBack({ pasted: screen([], '0 attendees') });
  expect(told.sentence).toContain(
    'Nobody of this class is in event 8101. If a file was imported, look in the event that was open',
  );
});

const attended = (certificate = '') =>
  screen(
    [0, 1, 2, 3, 4].map((n) => line(n, 'Attended', certificate)),
    '1 to 5 of 5',
  );
const registered = screen(
  [0, 1, 2, 3, 4].map((n) => line(n)),
  '1 to 5 of 5',
);
const open = async () => (await byHand()).steps.flatMap(({ code, isOpen }) => (isOpen ? [code] : []));
const done = async () => (await byHand()).steps.flatMap(({ code, isOpen }) => (isOpen ? [] : [code]));
const all5 = [0, 1, 2, 3, 4];

test('a class marked by hand closes itself: what the lists proved is done, the credit is asked about once', async () => {
  await readBack({ pasted: registered });
  expect(await done()).toEqual(['download', 'trial-import', 'trial-read-back', 'import', 'read-back']);
  const told = await readBack({ pasted: attended('1001') });
  expect(told.sentence).toContain('The attendee list shows no credit: paste Code of Ethics Completed');
  expect(await states()).toEqual(Array(5).fill('ATTENDED'));
  // Neither the trial nor "Set All to Attended" after the fact.
  expect(await open()).toEqual(['final-read-back']);
  const { toConfirm } = await byHand();
  // This key reads the credit; without one it is one look for the class.
  expect(toConfirm).toBeNull();
  await maria.ask({ ask: 'forgetKey' });
  expect((await byHand()).toConfirm).toEqual({ memberIds: all5.map(memberId), name: 'Ana0 Alvarez' });
  const ids = all5.map(memberId);
  await maria.ask({ ask: 'decide', credit: 'COEC', memberIds: ids, decision: 'it is done' });
  expect(await states()).toEqual(Array(5).fill('CREDIT SEEN/confirmed'));
  expect(await open()).toEqual([]);
});

test.each<[string, string, string]>([
  ['Code of Ethics Completed', 'Name\tMember ID\tOrganization\tCourse Code\tTraining Date\tCycle', 'COEC'],
  [
    'Component Completed',
    'Name\tMember ID\tOrganization\tComponent\tCompleted On\tHours',
    'Code of Ethics, existing members',
  ],
])('completions that are pasted are the credit: %s', async (_, header, what) => {
  await readBack({ pasted: registered });
  await readBack({ pasted: attended() });
  const report = (n: number, date: string, course = what) =>
    `Alvarez, Ana${n}\t${memberId(n)}\t\t${course}\t${date}\t8`;
  const lines = [
    report(0, '2/5/2026'),
    report(1, '2/5/2026'),
    report(2, '1/5/2023'),
    report(3, '2/6/2026'),
    report(4, '2/5/2026', 'FAIRH'),
  ];
  const told = await readBack({ pasted: ['Reports', header, ...lines, '1 to 5 of 5'].join('\n') });
  expect(told.sentence).toContain('4 completions pasted, 1 of others.');
  expect(await states()).toEqual(['CREDIT SEEN', 'CREDIT SEEN', 'ATTENDED', 'HELD/other-date', 'ATTENDED']);
});

test('imported as Attended: found in the list, cured step by step, and read back', async () => {
  const told = await readBack({ pasted: attended() });
  expect(told.sentence).toContain('5 people are Attended and never seen as Registered: imported as Attended?');
  expect(await states()).toEqual(Array(5).fill('HELD/trap'));
  const { steps, files } = await byHand();
  expect(files).toEqual([]);
  expect(steps.filter(({ isOpen }) => isOpen).map(({ code }) => code)).toEqual([
    'cure-back',
    'cure-done',
    'cure-read-back',
  ]);
  expect(steps.find(({ code }) => code === 'cure-back')?.text).toContain('set Ana0 Alvarez, Ana1 Alvarez');
  await maria.ask({ ask: 'tickByHand', credit: 'COEC', code: 'cure-back', on: true });
  await readBack({ pasted: registered });
  expect(await states()).toEqual(Array(5).fill('REGISTERED'));
  expect(await byHand()).toMatchObject({ setAllAllowed: true });
  expect(await open()).toContain('attended');
  await readBack({ pasted: attended('1001') });
  expect(await states()).toEqual(Array(5).fill('ATTENDED'));
});

test.each<[string, string, boolean]>([
  ['a certificate stands beside them', attended('1001'), false],
  ['the coordinator ticked that they were marked', attended(), true],
])('Attended at the first look is no trap where %s', async (_, pasted, isTicked) => {
  if (isTicked) await maria.ask({ ask: 'tickByHand', credit: 'COEC', code: 'attended', on: true });
  await readBack({ pasted });
  expect(await states()).toEqual(Array(5).fill('ATTENDED'));
});

test('credited another way is the end: no file, no list and no later word of the list moves them', async () => {
  await maria.ask({ ask: 'decide', credit: 'COEC', memberIds: [memberId(0)], decision: 'credited another way' });
  expect((await states())[0]).toBe('CREDIT SEEN/another-way');
  const { files } = await byHand();
  expect(files.map(({ name, rows }) => [name, rows])).toEqual([
    ['COEC-8101-trial.csv', 1],
    ['COEC-8101-1of1.csv', 3],
  ]);
  await readBack({ pasted: registered });
  expect((await states())[0]).toBe('CREDIT SEEN/another-way');
  // "Set All" would mark that person as well.
  expect(await byHand()).toMatchObject({ setAllAllowed: false });
  expect(await open()).toContain('trial-attended');
  await all.build(maria);
  expect((await states())[0]).toBe('CREDIT SEEN/another-way');
  expect(
    await maria.problem({ ask: 'decide', credit: 'COEC', memberIds: [memberId(0)], decision: 'send again' }),
  ).toMatchObject({ code: 'not-safe' });
});

test('an export that stands in a tab of the spreadsheet is read from there; the roster itself is not', async () => {
  expect((await maria.problem({ ask: 'readBack', credit: 'COEC', openTab: true })).message).toContain(
    'is not a list from',
  );
  // The first tab is the open one for whoever comes next.
  const { id } = all.host.insertSheet('EventAttendees', 0);
  const cells = all5.map((n) => ['Alvarez', `Ana${n}`, memberId(n), 'Registered']);
  all.host.type(id, 0, 0, [['Attendees'], [], ['Last Name', 'First Name', 'Member ID', 'Status'], ...cells]);
  const again = await all.coordinator();
  await again.ask({ ask: 'readBack', credit: 'COEC', openTab: true });
  await readBack({ of: 5 });
  expect(await states()).toEqual(Array(5).fill('REGISTERED'));
});

test('somebody who comes later is alone in the next file, also after everybody else is credited', async () => {
  await readBack({
    pasted: screen(
      all5.slice(0, 4).map((n) => line(n)),
      '1 to 4 of 4',
    ),
  });
  await readBack({
    pasted: screen(
      all5.slice(0, 4).map((n) => line(n, 'Attended')),
      '1 to 4 of 4',
    ),
  });
  const { files } = await byHand();
  expect(files.map(({ name, rows }) => [name, rows])).toEqual([['COEC-8101-1person.csv', 1]]);
  expect(files[0]?.text).toContain(memberId(4));
  // Imported, one page alone says nothing of the others, nor of the next file.
  await readBack({ pasted: PAGE_3 });
  expect(await states()).toEqual(['ATTENDED', 'ATTENDED', 'ATTENDED', 'ATTENDED', 'REGISTERED']);
  expect(await byHand()).toMatchObject({ files: [], partial: { seen: 1, of: 5 } });
});

import { fromJson, SpreadsheetHost, toJson } from '../../local/sheets';
import { type Association, associationWith, type Coordinator, EVENT, memberId } from '../support/association';
import { copiedLines, importFile, setAttended } from '../support/in-back-office';
import { creditTab, type TabCells } from '../support/tab-cells';

// A spreadsheet was copied, and whoever goes on in the copy has no key: what its credit tab says proves nothing, and the
// other spreadsheet may have gone on meanwhile.

const PEOPLE = 3;
const CLASS_DATE = '2026-02-05';

let all: Association;
let maria: Coordinator;
let tab: TabCells;
beforeEach(async () => {
  all = await associationWith(PEOPLE);
  maria = await all.coordinator();
  await all.build(maria);
  tab = creditTab(all.host, 'COEC');
});
afterEach(() => all.close());

/** Sam, without a key, in a copy of the spreadsheet as it is now. */
function inCopy(): Promise<Coordinator> {
  const { workbook } = fromJson(toJson(all.host.saved()));
  const copy = new SpreadsheetHost({ workbook: { ...workbook, id: 'book-2' }, documentProperties: {} }, () =>
    all.clock.now(),
  );
  return all.withoutKey('sam.rivera@example.org', copy);
}

const look = { ask: 'eventToTakeOver', credit: 'COEC' } as const;
const take = { ask: 'takeOver', credit: 'COEC', eventId: EVENT } as const;
const byHand = (one: Coordinator) => one.ask({ ask: 'byHand', credit: 'COEC' });
const standing = async (one: Coordinator) =>
  (await one.people()).map(({ state, reason }) => `${state} ${reason}`.trim());

/** The Attendees tab as it is copied, how many there are before it. */
function listOf(): string {
  const lines = copiedLines(all);
  return [`${lines.length - 1} attendees`, ...lines, ''].join('\n');
}
const paste = (one: Coordinator) => one.ask({ ask: 'readBack', credit: 'COEC', pasted: listOf() });

test('shows the event that its rows name, of the class date, and goes on to the end with everybody once', async () => {
  const sam = await inCopy();
  expect(await sam.ask(look)).toEqual({ eventId: EVENT, name: '', date: CLASS_DATE, people: PEOPLE, isGiven: true });
  expect(await sam.problem({ ...take, eventId: 8102 })).toMatchObject({ code: 'no-event' });
  expect((await sam.ask(take)).tabs[0]).toMatchObject({ isCopied: false, route: 'by hand', compared: 'nothing' });
  await paste(sam);
  const files = (await byHand(sam)).files;
  expect(files.map(({ rows }) => rows)).toEqual([1, PEOPLE - 1]);
  for (const { text } of files) importFile(all, text);
  await paste(sam);
  expect(await standing(sam)).toEqual(['REGISTERED', 'REGISTERED', 'REGISTERED']);
  setAttended(all);
  await paste(sam);
  const memberIds = (await sam.people()).map((one) => one.memberId);
  await sam.ask({ ask: 'decide', credit: 'COEC', memberIds, decision: 'it is done' });
  expect(await standing(sam)).toEqual(Array.from({ length: PEOPLE }, () => 'CREDIT SEEN confirmed'));
  expect(all.growthzone.counters()).toMatchObject({
    registrations: PEOPLE,
    duplicateRegistrations: 0,
    certificates: PEOPLE,
  });
});

test('offers no file before the attendee list was seen: the other spreadsheet went on after the copy', async () => {
  const sam = await inCopy();
  expect(await maria.run('registered')).toMatchObject({ status: 'done' });
  await sam.ask(take);
  expect(await byHand(sam)).toMatchObject({ files: [], setAllAllowed: false, partial: { seen: 0, of: null } });
  await paste(sam);
  expect(await standing(sam)).toEqual(['REGISTERED', 'REGISTERED', 'REGISTERED']);
  expect(await byHand(sam)).toMatchObject({ files: [], partial: null });
  expect(all.growthzone.counters()).toMatchObject({ registrations: PEOPLE, duplicateRegistrations: 0 });
});

test('with a key and by hand likewise', async () => {
  const { workbook } = fromJson(toJson(all.host.saved()));
  const copy = new SpreadsheetHost({ workbook: { ...workbook, id: 'book-2' }, documentProperties: {} }, () =>
    all.clock.now(),
  );
  const sam = await all.coordinator('sam.rivera@example.org', copy);
  await maria.run('registered');
  await sam.ask({ ask: 'changeSettings', change: { route: 'by hand' } });
  await sam.ask(take);
  expect(await byHand(sam)).toMatchObject({ files: [], partial: { seen: 0, of: null } });
  await sam.ask({ ask: 'readBack', credit: 'COEC' });
  expect(await byHand(sam)).toMatchObject({ files: [], partial: null });
});

test('a contact and a name that cells give are nobody’s: the roster alone says who is in a file', async () => {
  tab.type(memberId(1), 'GrowthZone Name', 'Otto Other');
  tab.type(memberId(1), 'Contact ID', '7');
  tab.type(memberId(1), 'First Name', 'Otto');
  const sam = await inCopy();
  await sam.ask(take);
  await paste(sam);
  // A line that is no longer as reviewed is held.
  expect(await byHand(sam)).toMatchObject({ notInFiles: expect.stringContaining('1 ') });
  const people = await sam.people();
  expect(people.map(({ growthzoneName }) => growthzoneName)).toEqual(['', '', '']);
  expect((await byHand(sam)).files.map(({ text }) => text).join('')).not.toContain('Otto');
});

test.each(['CREDIT SEEN', 'ATTENDED'])('%s typed over somebody never sent is no credit', async (typed) => {
  tab.type(memberId(1), 'State', typed);
  const sam = await inCopy();
  tab.type(memberId(1), 'State', 'READY');
  expect(await maria.run('registered')).toMatchObject({ status: 'done' });
  await sam.ask(take);
  await paste(sam);
  expect((await sam.people())[1]).toMatchObject({ state: 'HELD' });
});

test.each<[string, Readonly<Record<string, unknown>>, string]>([
  [
    'of another day than the class',
    { givenEvents: { COEC: { eventId: EVENT, name: 'Class', date: '2025-02-05' } } },
    'event-unfit',
  ],
  ['that is another one than was given', { givenEvents: { COEC: { eventId: 8102, name: '', date: '' } } }, 'no-event'],
  ['of another association', { association: 'neighbor' }, 'another-tenant'],
])('an event %s is not taken over', async (_, change, code) => {
  const sam = await inCopy();
  await sam.ask({ ask: 'changeSettings', change });
  expect(await sam.problem(look)).toMatchObject({ code });
  expect(await sam.problem(take)).toMatchObject({ code });
  expect((await sam.ask({ ask: 'state' })).tabs[0]).toMatchObject({ isCopied: true });
});

test('an event that was given for another credit is not taken over', async () => {
  const sam = await inCopy();
  await sam.ask({ ask: 'changeSettings', change: { givenEvents: { COEN: { eventId: EVENT, name: '', date: '' } } } });
  expect(await sam.problem(look)).toMatchObject({ code: 'event-unfit' });
});

test('a key that is added later goes on from there', async () => {
  const sam = await inCopy();
  await sam.ask(take);
  await sam.ask({ ask: 'saveConnection', tenant: 'demo', key: 'a-key-of-the-association' });
  await sam.ask({ ask: 'readMembers', restart: true });
  expect(await sam.run('registered')).toMatchObject({ status: 'paused', reason: 'event-changed' });
  await all.build(sam);
  for (const goal of ['registered', 'credited'] as const) expect(await sam.run(goal)).toMatchObject({ status: 'done' });
  expect(all.growthzone.counters()).toMatchObject({ registrations: PEOPLE, certificates: PEOPLE });
});

import { type Association, associationWith, type Coordinator, EVENT, KEY } from '../support/association';
import { copiedLines, importFile, setAttended } from '../support/in-back-office';

// The whole job without a connection: the event is given, people go by files and come back by paste, nothing is sent.

const PEOPLE = 3;
const CLASS_DATE = '2026-02-05';
const GIVEN = { eventId: EVENT, name: 'Class', date: CLASS_DATE };

let all: Association;
let maria: Coordinator;
beforeEach(async () => {
  all = await associationWith(PEOPLE);
  maria = await all.withoutKey();
});
afterEach(() => all.close());

const give = (event: object = GIVEN, association = 'demo') =>
  maria.ask({ ask: 'changeSettings', change: { givenEvents: { COEC: event }, association } });

const decisions = async () => ({
  events: { COEC: EVENT },
  checked: (await maria.ask({ ask: 'check' })).mark,
  accepted: [],
  lookedUp: ['COEC' as const],
  nobodyToInvoice: true,
});

async function build(): Promise<void> {
  await give();
  await maria.ask({ ask: 'build', ...(await decisions()) });
}

/** The Attendees tab as it is copied. */
function copied(): string {
  const lines = copiedLines(all);
  const people = lines.length - 1;
  return [...lines, `1 to ${people} of ${people}`, ''].join('\n');
}

const byHand = () => maria.ask({ ask: 'byHand', credit: 'COEC' });
const paste = () => maria.ask({ ask: 'readBack', credit: 'COEC', pasted: copied() });
const openLines = async () => (await byHand()).steps.flatMap(({ code, isOpen }) => (isOpen ? [code] : []));

/** A person saw the certificates of whoever is attended. */
async function confirm(): Promise<void> {
  const memberIds = (await maria.people()).flatMap((one) => (one.isToConfirm ? [one.memberId] : []));
  await maria.ask({ ask: 'decide', credit: 'COEC', memberIds, decision: 'it is done' });
}
const standing = async () => (await maria.people()).map(({ state }) => state);

test('an event that was given is held against the guide: what a person must look up is asked once, the rest is compared', async () => {
  expect((await maria.ask({ ask: 'events' })).credits[0]).toMatchObject({ credit: 'COEC', chosen: 0, candidates: [] });
  await give();
  const [about] = (await maria.ask({ ask: 'events' })).credits;
  expect(about).toMatchObject({ chosen: EVENT, candidates: [{ eventId: EVENT, name: 'Class', date: CLASS_DATE }] });
  expect(about?.candidates[0]?.lines.map(({ code, result }) => [code, result])).toEqual([
    ['one-credit', 'pass'],
    ['component', 'could not check'],
    ['certification', 'could not check'],
    ['m1-sync', 'could not check'],
    ['enrolment', 'could not check'],
    ['registration-type', 'could not check'],
    ['registration-enabled', 'could not check'],
    ['sessions', 'could not check'],
    ['class-date', 'pass'],
    ['attendees', 'could not check'],
  ]);
  expect(await maria.problem({ ask: 'build', ...(await decisions()), lookedUp: [] })).toMatchObject({
    code: 'not-looked-up',
  });
});

test('an event of another day, of no association, or no longer the one that was given, is not built for', async () => {
  await give({ ...GIVEN, date: '2026-02-04' });
  expect(await maria.problem({ ask: 'build', ...(await decisions()) })).toMatchObject({
    code: 'event-unfit',
    message: expect.stringContaining('The event is on 2026-02-04, the class on 2026-02-05.'),
  });
  await give({ ...GIVEN, eventId: 8102 });
  expect(await maria.problem({ ask: 'build', ...(await decisions()) })).toMatchObject({ code: 'no-event' });
  await maria.ask({ ask: 'changeSettings', change: { givenEvents: { COEC: GIVEN }, association: null } });
  expect(await maria.problem({ ask: 'build', ...(await decisions()) })).toMatchObject({ code: 'bad-tenant' });
});

test('an event given by its address is of the class date, by the word of whoever ticked it', async () => {
  await give({ eventId: EVENT, name: '', date: '' });
  const [about] = (await maria.ask({ ask: 'events' })).credits;
  expect(about?.candidates[0]?.lines.find(({ code }) => code === 'class-date')).toMatchObject({
    result: 'could not check',
  });
  await maria.ask({ ask: 'build', ...(await decisions()) });
  expect((await maria.ask({ ask: 'state' })).tabs[0]).toMatchObject({ eventId: EVENT, date: CLASS_DATE });
});

test('the event of the last class, given by its address, does not pass for an event of the next one', async () => {
  const next = '2026-02-03';
  const line = async () =>
    (await maria.ask({ ask: 'events' })).credits[0]?.candidates[0]?.lines.find(({ code }) => code === 'class-date');
  await give({ eventId: EVENT, name: '', date: '' });
  await maria.ask({ ask: 'build', ...(await decisions()) });
  await maria.ask({ ask: 'changeSettings', change: { classDate: next } });
  expect(await line()).toMatchObject({ result: 'fail', text: expect.stringContaining(`${CLASS_DATE}`) });
  const accepted = (await maria.ask({ ask: 'check' })).causes.map(({ code }) => code);
  expect(await maria.problem({ ask: 'build', ...(await decisions()), accepted })).toMatchObject({
    code: 'event-unfit',
  });
  // Whoever says that it is of that day has looked.
  await give({ eventId: EVENT, name: 'Class', date: next });
  expect(await line()).toMatchObject({ result: 'pass' });
});

test('where another sheet is the roster, the tab is another class’s', async () => {
  await build();
  const tab = async () => (await maria.ask({ ask: 'state' })).tabs[0];
  expect(await tab()).toMatchObject({ isOtherClass: false });
  all.host.insertSheet('Next class');
  await maria.ask({ ask: 'changeSettings', change: { sheet: 'Next class' } });
  expect(await tab()).toMatchObject({ isOtherClass: true });
});

test('from the roster to credit seen: a trial of one, the rest, the list pasted, the certificates seen', async () => {
  await build();
  expect((await maria.ask({ ask: 'state' })).tabs[0]).toMatchObject({
    route: 'by hand',
    tenant: 'demo',
    compared: 'nothing',
    counts: { READY: PEOPLE },
  });
  const first = await byHand();
  expect(first.files.map(({ name, rows }) => [name, rows])).toEqual([
    [`COEC-${EVENT}-trial.csv`, 1],
    [`COEC-${EVENT}-1of1.csv`, 2],
  ]);
  importFile(all, first.files[0]?.text ?? '');
  await paste();
  expect(await standing()).toEqual(['REGISTERED', 'READY', 'READY']);
  importFile(all, (await byHand()).files[0]?.text ?? '');
  await paste();
  expect(await standing()).toEqual(['REGISTERED', 'REGISTERED', 'REGISTERED']);
  expect(await byHand()).toMatchObject({ files: [], setAllAllowed: true });
  setAttended(all, [0]);
  await paste();
  expect(await standing()).toEqual(['ATTENDED', 'REGISTERED', 'REGISTERED']);
  // As over the API: nobody else is marked before the first one's certificate was seen.
  expect(await openLines()).toEqual(['trial-certificate']);
  await confirm();
  expect(await openLines()).toEqual(['attended', 'final-read-back']);
  setAttended(all, [1, 2]);
  await paste();
  await confirm();
  expect(await standing()).toEqual(['CREDIT SEEN', 'CREDIT SEEN', 'CREDIT SEEN']);
  expect(all.growthzone.counters()).toMatchObject({
    registrations: PEOPLE,
    attendedTransitions: PEOPLE,
    certificates: PEOPLE,
    duplicateRegistrations: 0,
    reads: 0,
    writes: 0,
  });
});

test('a member list that was pasted is what member IDs are compared with; without it nothing is, and both are said', async () => {
  const list = [
    'Member ID,First Name,Last Name',
    '999901101,Ana0,Alvarez',
    '999901102,Ana1,Alvarez',
    '999901103,Bo,Berg',
  ];
  await maria.ask({ ask: 'memberList', text: list.join('\n') });
  expect(await maria.ask({ ask: 'check' })).toMatchObject({
    counts: { credit: 2, 'fix needed': 1 },
    directory: { source: 'list', members: 3 },
  });
  await build();
  expect((await maria.ask({ ask: 'state' })).tabs[0]).toMatchObject({ compared: 'list', counts: { READY: 2 } });
  expect((await byHand()).files.map(({ rows }) => rows)).toEqual([1, 1]);
});

test('a key that is added later goes on: the event and the people are looked at, and nobody is sent twice', async () => {
  await build();
  importFile(all, (await byHand()).files[0]?.text ?? '');
  await paste();
  await maria.ask({ ask: 'saveConnection', tenant: 'demo', key: KEY });
  await maria.ask({ ask: 'changeSettings', change: { route: 'api' } });
  await maria.ask({ ask: 'readMembers', restart: true });
  expect(await maria.run('registered')).toMatchObject({
    status: 'paused',
    reason: 'event-changed',
    sentence: expect.stringContaining('built without a key'),
  });
  expect((await maria.ask({ ask: 'events' })).credits[0]).toMatchObject({ chosen: EVENT });
  await maria.ask({ ask: 'build', ...(await decisions()) });
  expect(await standing()).toEqual(['REGISTERED', 'READY', 'READY']);
  expect(await maria.run('registered')).toMatchObject({ status: 'done' });
  expect(await maria.run('credited')).toMatchObject({ status: 'done' });
  expect(await standing()).toEqual(['CREDIT SEEN', 'CREDIT SEEN', 'CREDIT SEEN']);
  expect(all.growthzone.counters()).toMatchObject({
    registrations: PEOPLE,
    attendedTransitions: PEOPLE,
    certificates: PEOPLE,
  });
});

test("another association's key does not go on with it", async () => {
  await build();
  await maria.ask({ ask: 'saveConnection', tenant: 'other', key: KEY });
  expect(await maria.run('registered')).toMatchObject({ status: 'paused', reason: 'another-tenant' });
  expect(all.growthzone.counters()).toMatchObject({ registrations: 0 });
});

import {
  type Association,
  type AssociationOptions,
  associationWith,
  type Coordinator,
  EVENT,
  memberId,
} from '../support/association';

// An event that was changed since its tab was built marks nobody; and the credit of another date is asked about.

const PEOPLE = 3;
const MARKED = { attendedTransitions: 0, certificates: 0 };

let all: Association;
let maria: Coordinator;
async function built(profile: AssociationOptions['profile'] = {}): Promise<void> {
  all = await associationWith(PEOPLE, { profile });
  maria = await all.coordinator();
  await all.build(maria);
}
afterEach(() => all.close());

const store = () => all.growthzone.store;
const componentOf = (credit: string): number => store().componentFor(credit)?.componentId ?? 0;

function moveTo(date: string, change: { sessions?: boolean; startTime?: string } = {}): void {
  const { eventAudit } = store().event(EVENT) ?? { eventAudit: 0 };
  const plain = { name: 'Class', startTime: '09:00', endTime: '23:00', registrationEnabled: true, onCalendar: false };
  const saved = store().editEvent(EVENT, eventAudit, { ...plain, sessions: false, date, ...change });
  if (!saved.ok) throw new Error(saved.message);
}

const FREE = { name: 'Free', price: 0, isForMembers: false };
function replaceType(): void {
  const [type] = store().registrationTypesOf(EVENT);
  store().addRegistrationType(EVENT, FREE);
  store().removeRegistrationType(EVENT, type?.registrationTypeId ?? 0);
}

interface Change {
  readonly make: () => void;
  readonly undo: () => void;
  readonly says: RegExp;
  readonly profile?: AssociationOptions['profile'];
}

const CHANGES: Readonly<Record<string, Change>> = {
  'moved to another day': {
    make: () => moveTo('2026-02-04'),
    undo: () => moveTo('2026-02-05'),
    says: /on 2026-02-04 now, not on 2026-02-05/,
  },
  'given a second component': {
    make: () => void store().attachComponent(EVENT, componentOf('FAIRH')),
    undo: () => void store().detachComponent(EVENT, componentOf('FAIRH')),
    says: /FAIRH is attached beside COEC now/,
  },
  'left without its component': {
    make: () => void store().detachComponent(EVENT, componentOf('COEC')),
    undo: () => void store().attachComponent(EVENT, componentOf('COEC')),
    says: /component for COEC is no longer attached/,
  },
  'given sessions': {
    make: () => moveTo('2026-02-05', { sessions: true }),
    undo: () => moveTo('2026-02-05'),
    says: /has sessions now/,
  },
  'no longer synced to M1, where GrowthZone says so': {
    profile: { syncShown: true },
    make: () => void store().setSyncToM1(componentOf('COEC'), false),
    undo: () => void store().setSyncToM1(componentOf('COEC'), true),
    says: /does not trigger the sync to M1 now/,
  },
};

describe.each(Object.entries(CHANGES))('an event that was %s', (_, { make, undo, says, profile }) => {
  test('marks nobody until that was put back', async () => {
    await built(profile);
    await maria.run('registered');
    make();
    const paused = await maria.run('credited');
    expect(paused).toMatchObject({ status: 'paused', reason: 'event-changed', counts: { REGISTERED: PEOPLE } });
    expect(paused.sentence).toMatch(says);
    expect(paused.sentence).toMatch(/Change it back and continue, or build the credit tabs again/);
    expect(all.growthzone.counters()).toMatchObject(MARKED);
    undo();
    expect(await maria.run('credited')).toMatchObject({ status: 'done', done: PEOPLE });
    expect(all.growthzone.counters()).toMatchObject({ attendedTransitions: PEOPLE, certificates: PEOPLE });
  });
});

test('an event without its registration type, or gone, imports nobody; building again looks at it anew', async () => {
  await built();
  replaceType();
  const paused = await maria.run('registered');
  expect(paused).toMatchObject({ status: 'paused', reason: 'event-changed' });
  expect(paused.sentence).toContain('registration type "Free" is gone');
  expect(all.growthzone.counters().registrations).toBe(0);
  await all.build(maria);
  expect(await maria.run('registered')).toMatchObject({ status: 'done', done: PEOPLE });
  all.growthzone.faults.add({ match: { path: `/api/events/${EVENT}` }, fault: { kind: 'status', status: 404 } });
  const gone = await maria.run('credited');
  expect(gone).toMatchObject({ status: 'paused', reason: 'event-changed' });
  expect(gone.sentence).toContain('no longer in GrowthZone');
  expect(all.growthzone.counters()).toMatchObject(MARKED);
});

const DETAIL = '/api/events/*/certificationcomponents';
test.each([
  ['the event cannot be read', `/api/events/${EVENT}`, { kind: 'truncate' }, 'unreadable'],
  ['the event has no date', `/api/events/${EVENT}`, { kind: 'login-page' }, 'unreadable'],
  ['its components cannot be read', DETAIL, { kind: 'truncate' }, 'unreadable'],
  ['its components are refused', DETAIL, { kind: 'status', status: 403 }, 'no-permission'],
  ['its components are not there', DETAIL, { kind: 'status', status: 404 }, 'not-found'],
  ['its types are refused', '/api/events/*/registrationtypes/lookup', { kind: 'status', status: 403 }, 'no-permission'],
] as const)('where %s by then, that is not taken for unchanged', async (_, path, fault, reason) => {
  await built();
  await maria.run('registered');
  all.growthzone.faults.add({ match: { method: 'GET', path }, fault });
  expect(await maria.run('credited')).toMatchObject({ status: 'paused', reason, counts: { REGISTERED: PEOPLE } });
  expect(all.growthzone.counters()).toMatchObject(MARKED);
  expect(await maria.run('credited')).toMatchObject({ status: 'done', done: PEOPLE });
});

test('an event changed while earlier credit is read is noticed before anybody is marked', async () => {
  await built();
  await maria.run('registered');
  const { store: association } = all.growthzone;
  const progress = association.progress.bind(association);
  association.progress = (...given) => {
    association.attachComponent(EVENT, componentOf('FAIRH'));
    return progress(...given);
  };
  // Somebody who is enrolled is looked up.
  association.addCompletion({ memberId: memberId(0), credit: 'COEC', date: '2023-03-01' });
  expect(await maria.run('credited')).toMatchObject({ status: 'paused', reason: 'event-changed' });
  expect(all.growthzone.counters()).toMatchObject(MARKED);
});

test('the cure sets nobody back under a changed event', async () => {
  await built();
  const [type] = store().registrationTypesOf(EVENT);
  const csv = `Member ID,First Name,Last Name\r\n${memberId(0)},Ana0,Alvarez\r\n`;
  const registrationTypeId = type?.registrationTypeId ?? 0;
  store().importAttendees(EVENT, { csv, registrationTypeId, status: 'Attended' });
  await maria.run('registered');
  await maria.run('credited');
  all.clock.sleep(16 * 60_000);
  const cure = { ask: 'cure', credit: 'COEC', memberIds: [memberId(0)], session: maria.session } as const;
  moveTo('2026-02-04');
  expect(await maria.ask(cure)).toMatchObject({ status: 'paused', reason: 'event-changed' });
  expect((await maria.people())[0]).toMatchObject({ state: 'HELD', reason: 'trap' });
  moveTo('2026-02-05');
  expect((await maria.ask(cure)).sentence).toMatch(/^1 set back to Registered/);
});

test('a class in the evening is of its own day, in the zone of the association', async () => {
  await built({ timeZone: 'Pacific/Honolulu' });
  const choose = async () => (await maria.ask({ ask: 'events' })).credits[0];
  moveTo('2026-02-05', { startTime: '20:00' });
  // 20:00 in Honolulu is the next morning in UTC, and in the spreadsheet's New York.
  expect(await choose()).toMatchObject({ chosen: 0, candidates: [] });
  await maria.ask({ ask: 'saveSettings', settings: { timeZone: 'Pacific/Honolulu' } });
  expect(await choose()).toMatchObject({ chosen: EVENT, candidates: [{ date: '2026-02-05' }] });
  await all.build(maria);
  await maria.run('registered');
  expect(await maria.run('credited')).toMatchObject({ status: 'done', done: PEOPLE });
});

test('an event whose API says that registration is not enabled is only looked at', async () => {
  await built();
  const [credit] = (await maria.ask({ ask: 'events' })).credits;
  const line = credit?.candidates[0]?.lines.find(({ code }) => code === 'registration-enabled');
  expect(line).toMatchObject({ result: 'could not check' });
});

describe('the first one marked, credited with another date', () => {
  const held = async () => (await maria.people()).find(({ state }) => state === 'HELD');

  test('stops the others until a person says that it is right; then it is not asked again', async () => {
    await built({ completionDate: 'day of marking' });
    await maria.run('registered');
    const paused = await maria.run('credited');
    expect(paused).toMatchObject({ status: 'paused', reason: 'canary-date', counts: { HELD: 1, REGISTERED: 2 } });
    expect(paused.sentence).toMatch(/completion is of 2026-02-06, the class was on 2026-02-05.*others were not marked/);
    expect(await maria.run('credited')).toMatchObject({ reason: 'canary-date' });
    expect(all.growthzone.counters().attendedTransitions).toBe(1);
    const memberIds = [(await held())?.memberId ?? ''];
    await maria.ask({ ask: 'decide', credit: 'COEC', memberIds, decision: 'it is done' });
    expect(await maria.run('credited')).toMatchObject({ status: 'done', done: PEOPLE });
    expect(all.growthzone.counters()).toMatchObject({ attendedTransitions: PEOPLE, certificates: PEOPLE });
    expect((await maria.ask({ ask: 'state' })).settings).toMatchObject({ completionDate: 'day of marking' });
  });

  test('that relation is known from an earlier event', async () => {
    await built({ completionDate: 'day of marking' });
    await maria.ask({ ask: 'saveSettings', settings: { completionDate: 'day of marking' } });
    await maria.run('registered');
    expect(await maria.run('credited')).toMatchObject({ status: 'done', done: PEOPLE });
  });

  test('whoever is marked later and gets yet another date is held', async () => {
    await built();
    await maria.run('registered');
    // The first one is credited with the class date; then GrowthZone begins to record the day of marking.
    const saved = store().saveAttendance.bind(store());
    let saves = 0;
    store().saveAttendance = (...given) => {
      saves += 1;
      if (saves > 1) store().setProfile({ ...store().profile, completionDate: 'day of marking' });
      return saved(...given);
    };
    const report = await maria.run('credited');
    expect(report).toMatchObject({ status: 'done', counts: { 'CREDIT SEEN': 1, HELD: 2 } });
    expect(report.sentence).toBe('1 of 3 credited, 2 need you.');
    expect(await held()).toMatchObject({ reason: 'other-date', detail: expect.stringContaining('2026-02-06') });
  });
});

test('by hand, too, the event is read again: a changed one has nothing to do and no "Set All to Attended"', async () => {
  await built({ attendeeWrites: false });
  await maria.run('registered');
  const byHand = () => maria.ask({ ask: 'byHand', credit: 'COEC' });
  const registrationTypeId = store().registrationTypesOf(EVENT)[0]?.registrationTypeId ?? 0;
  for (const { text } of (await byHand()).files)
    store().importAttendees(EVENT, { csv: text, registrationTypeId, status: 'Registered' });
  await maria.ask({ ask: 'readBack', credit: 'COEC' });
  expect(await byHand()).toMatchObject({ setAllAllowed: true, changed: '' });
  moveTo('2026-02-04');
  const says = expect.stringContaining('on 2026-02-04 now, not on 2026-02-05') as string;
  const moved = await byHand();
  expect(moved).toMatchObject({ setAllAllowed: false, why: says, changed: says });
  expect(moved.steps.filter(({ isOpen }) => isOpen)).toEqual([]);
  const ticked = await maria.ask({ ask: 'tickByHand', credit: 'COEC', code: 'attended', on: true });
  expect(ticked).toMatchObject({ setAllAllowed: false, changed: says });
  moveTo('2026-02-05');
  const fault = { kind: 'status', status: 503 } as const;
  all.growthzone.faults.add({ match: { path: `/api/events/${EVENT}` }, times: 'always', fault });
  // By name they can be marked by whoever looks there.
  const unread = await byHand();
  expect(unread).toMatchObject({ setAllAllowed: false, changed: '' });
  expect(unread.why).toContain('could not be read again');
  expect(unread.steps.find(({ code }) => code === 'attended')?.text).toContain('not "Set All to Attended"');
  all.growthzone.faults.clear();
  expect(await byHand()).toMatchObject({ setAllAllowed: true, changed: '' });
});

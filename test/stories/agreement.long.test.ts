import { type Association, associationWith, type Coordinator, EVENT, memberId } from '../support/association';

// "Done" means that the roster, the tabs and GrowthZone agree now.

const PEOPLE = 3;
const ROSTER = 1;

let all: Association;
let maria: Coordinator;
beforeEach(async () => {
  all = await associationWith(PEOPLE);
  maria = await all.coordinator();
});
afterEach(() => all.close());

const late = () =>
  all.host.type(ROSTER, PEOPLE + 1, 0, [['999909999', 'Otto', 'Other', 'COEC', 'Y', '02/05/2026', 'o@example.com']]);

test('a row added after the build is told at the end of each step and at opening, until the tabs are built again', async () => {
  await all.build(maria);
  expect((await maria.ask({ ask: 'state', isOpening: true })).unbuilt).toBe('');
  late();
  const told = '1 person of the roster is in no COEC tab: Otto Other. Build the credit tabs again.';
  expect(await maria.run('registered')).toMatchObject({ unbuilt: 1, sentence: `3 of 3 registered. ${told}` });
  expect((await maria.ask({ ask: 'state', isOpening: true })).unbuilt).toBe(told);
  expect((await maria.ask({ ask: 'state' })).unbuilt).toBe('');
  expect(await maria.run('credited')).toMatchObject({ unbuilt: 1, sentence: `3 of 3 credited. ${told}` });
  expect((await maria.ask({ ask: 'readBack', credit: 'COEC' })).sentence).toContain(told);
  await all.build(maria);
  expect((await maria.ask({ ask: 'state', withRoster: true })).unbuilt).toBe('');
  await maria.run('registered');
  expect(await maria.run('credited')).toMatchObject({ unbuilt: 0, sentence: '4 of 4 credited.' });
});

test('a credit earned after the build is told, too, whether there is a tab for it or not', async () => {
  all.host.type(ROSTER, PEOPLE, 4, [['N']]);
  await all.build(maria);
  all.host.type(ROSTER, PEOPLE, 4, [['Y']]);
  all.host.type(ROSTER, 1, 3, [['COEC, FAIRH']]);
  expect(await maria.run('registered')).toMatchObject({ unbuilt: 2 });
  const { unbuilt } = await maria.ask({ ask: 'state', withRoster: true });
  expect(unbuilt).toContain('2 people of the roster are in no COEC or FAIRH tab');
  expect(unbuilt).toContain('Ana0 Alvarez');
  expect((await maria.people()).map((one) => one.memberId)).toEqual([memberId(0), memberId(1)]);
});

const look = { ask: 'earlierCredit', credit: 'COEC', eventId: EVENT } as const;
test.each([404, 403])(
  'one person’s %d before the build is that person’s: the others are looked up, and that one is named',
  async (status) => {
    const { store, faults } = all.growthzone;
    for (const n of [0, 1]) store.addCompletion({ memberId: memberId(n), credit: 'COEC', date: '2023-03-01' });
    const { rows } = store.contacts({ take: 100, skip: 0 });
    const { contactId = 0 } = rows.find((one) => one.memberId === memberId(0)) ?? {};
    const path = `/api/certifications/progress/${store.enrolmentsOf(contactId)[0]?.certificationContactId}/`;
    faults.add({ match: { path }, times: 'always', fault: { kind: 'status', status } });
    const named = { creditShown: true, unread: 0, unreadable: ['Ana0 Alvarez'] };
    expect(await maria.ask(look)).toMatchObject({ ...named, earlier: [{ memberId: memberId(1) }] });
    await all.build(maria);
    const { lines, creditShown, unread } = await maria.ask({ ask: 'peoplePreflight', credit: 'COEC' });
    expect({ creditShown, unread }).toEqual({ creditShown: true, unread: 0 });
    const unreadable = lines.find(({ code }) => code === 'credit-unread');
    expect(unreadable?.people.map(({ name }) => name)).toEqual(['Ana0 Alvarez']);
    // Before marking they are held, and the question names them.
    await maria.run('registered');
    await maria.ask({ ask: 'readBack', credit: 'COEC' });
    const { tabs } = await maria.ask({ ask: 'state' });
    expect(tabs[0]).toMatchObject({ refused: ['Ana0 Alvarez'], unread: 0, overwrites: [{ name: 'Ana1 Alvarez' }] });
  },
);

const reads = () => all.growthzone.counters().reads;

test('earlier credit is read and told before the tabs are built, is not read again, and its people can be left out', async () => {
  const { store } = all.growthzone;
  store.addCompletion({ memberId: memberId(0), credit: 'COEC', date: '2023-03-01' });
  store.addCompletion({ memberId: memberId(1), credit: 'COEC', date: '2026-02-05' });
  const report = await maria.ask(look);
  expect(report).toMatchObject({ people: PEOPLE, unread: 0, creditShown: true, date: '2026-02-05' });
  expect(report.earlier).toEqual([
    { memberId: memberId(0), name: 'Ana0 Alvarez', date: '2023-03-01' },
    { memberId: memberId(1), name: 'Ana1 Alvarez', date: '2026-02-05' },
  ]);
  const before = reads();
  expect(await maria.ask(look)).toEqual(report);
  // The event, its components and its registration types: nobody's credit again.
  expect(reads() - before).toBe(3);
  const check = await maria.ask({ ask: 'leaveOut', credit: 'COEC', memberIds: [memberId(0)] });
  expect(check.counts).toMatchObject({ credit: PEOPLE - 1, 'left out': 1 });
  expect(check.byHand).toBe(1);
  await all.build(maria);
  expect((await maria.people()).map((one) => one.memberId)).toEqual([memberId(1), memberId(2)]);
  await maria.run('registered');
  // Marking reads it anew: whoever got it meanwhile is not marked.
  store.addCompletion({ memberId: memberId(2), credit: 'COEC', date: '2026-02-05' });
  expect(await maria.run('credited')).toMatchObject({ unbuilt: 0, sentence: '2 of 2 credited.' });
  expect(all.growthzone.counters()).toMatchObject({ attendedTransitions: 0, certificates: 0 });
  // Undone where it stands: the person is in no tab then.
  const own = (all.host.workbook.sheets[0]?.values[0] ?? []).indexOf('CE Credit');
  all.host.type(ROSTER, 1, own, [['COEC']]);
  expect((await maria.ask({ ask: 'state', withRoster: true })).unbuilt).toContain('Ana0 Alvarez');
});

test('an event that was copied with its attendees is told before the build: who is there, and who needs the cure', async () => {
  const { store } = all.growthzone;
  const registrationTypeId = store.registrationTypesOf(EVENT)[0]?.registrationTypeId ?? 0;
  const csv = `Member ID,First Name,Last Name\r\n${memberId(0)},Ana0,Alvarez\r\n999909999,Otto,Other\r\n`;
  store.importAttendees(EVENT, { csv, registrationTypeId, status: 'Attended' });
  const copy = store.copyEvent(EVENT, { name: 'Copy', date: '2026-02-05', withAttendees: true });
  if (!copy.ok) throw new Error(copy.message);
  await maria.ask({ ask: 'saveSettings', settings: { events: { COEC: copy.eventId } } });
  const { credits } = await maria.ask({ ask: 'events' });
  const candidate = credits[0]?.candidates[0];
  expect(candidate?.present).toEqual([
    { name: 'Ana0 Alvarez', status: 'Attended', memberId: memberId(0) },
    { name: 'Otto Other', status: 'Attended', memberId: '' },
  ]);
  expect(candidate?.lines).toContainEqual(
    expect.objectContaining({ code: 'attendees', text: 'In the event already: 2.' }),
  );
  const { without } = await maria.ask({ ...look, eventId: copy.eventId });
  expect(without).toContain(memberId(0));
  all.growthzone.faults.add({
    match: { path: `/api/events/${copy.eventId}/attendees/summary` },
    times: 'always',
    fault: { kind: 'status', status: 404 },
  });
  const unread = (await maria.ask({ ask: 'events' })).credits[0]?.candidates[0];
  expect(unread?.lines).toContainEqual(expect.objectContaining({ code: 'attendees', result: 'could not check' }));
});

test.each([503, 404])(
  'whichever read of step 3 fails once with %d, no wrong word is left: the next look is whole',
  async (status) => {
    const { store, faults } = all.growthzone;
    for (const n of [0, 1]) store.addCompletion({ memberId: memberId(n), credit: 'COEC', date: '2023-03-01' });
    const csv = `Member ID,First Name,Last Name\r\n${memberId(2)},Ana2,Alvarez\r\n`;
    const registrationTypeId = store.registrationTypesOf(EVENT)[0]?.registrationTypeId ?? 0;
    store.importAttendees(EVENT, { csv, registrationTypeId, status: 'Attended' });
    const presentOf = async () => {
      const { credits } = await maria.ask({ ask: 'events' });
      return credits[0]?.candidates[0]?.present;
    };
    const present = await presentOf();
    expect(present).toMatchObject([{ memberId: memberId(2), status: 'Attended' }]);
    for (let nth = 1; nth <= 8; nth += 1) {
      faults.add({ match: {}, nth, fault: { kind: 'status', status } });
      const looked = await maria.ask(look).catch(() => undefined);
      // One person's is that person's: nobody is said to have no earlier credit who was not read.
      const named = [...(looked?.earlier.map(({ name }) => name) ?? []), ...(looked?.unreadable ?? [])];
      if (looked?.creditShown) expect(named).toEqual(expect.arrayContaining(['Ana0 Alvarez', 'Ana1 Alvarez']));
      faults.clear();
      expect((await maria.ask(look)).earlier.map(({ memberId: id }) => id)).toEqual([memberId(0), memberId(1)]);
      faults.add({ match: {}, nth, fault: { kind: 'status', status } });
      await presentOf().catch(() => undefined);
      faults.clear();
      expect(await presentOf()).toEqual(present);
      // What was looked up is kept for 15 minutes.
      all.clock.sleep(1_000_000);
    }
    expect(all.growthzone.counters()).toMatchObject({ certificates: 0, attendedTransitions: 0 });
  },
);

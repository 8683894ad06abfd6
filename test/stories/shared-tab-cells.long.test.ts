import { fromJson, SpreadsheetHost, toJson } from '../../local/sheets';
import type { Decision } from '../../src/run/decide';
import { type Association, associationWith, type Coordinator, EVENT, memberId } from '../support/association';
import { creditTab, type TabCells } from '../support/tab-cells';

// A credit tab is a sheet like any other: its rows are copied, its cells typed over, by accident or in order to do harm.
// Whatever stands in them, exactly the reviewed people are registered and marked, once.

const PEOPLE = 4;
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

const personNow = async (n: number) => (await maria.people()).find((one) => one.memberId === memberId(n));
const decide = (n: number, decision: Decision, one = maria) =>
  one.ask({ ask: 'decide', credit: 'COEC', memberIds: [memberId(n)], decision });
const finish = async () => {
  for (const goal of ['registered', 'credited'] as const) {
    expect(await maria.run(goal)).toMatchObject({ status: 'done', done: PEOPLE, total: PEOPLE });
  }
  await all.growthzone.settle();
};
const certificatesOf = (id: string): number => {
  const contact = all.growthzone.store.memberWithId(id)?.contactId ?? 0;
  return all.growthzone.store.certificatesOf(contact).length;
};
const everybodyOnce = () => {
  expect(all.growthzone.counters()).toMatchObject({
    registrations: PEOPLE,
    attendedTransitions: PEOPLE,
    certificates: PEOPLE,
  });
  for (let n = 0; n < PEOPLE; n += 1) expect([n, certificatesOf(memberId(n))]).toEqual([n, 1]);
};

describe('a row that is there twice', () => {
  test('stops the run before anything is sent, names both rows, and is put in order with one press', async () => {
    tab.paste(tab.rowOf(memberId(1)), tab.end());
    const { writes } = all.growthzone.counters();
    const paused = await maria.step('registered');
    expect(paused).toMatchObject({ status: 'paused', reason: 'tab-repeated' });
    expect(paused.sentence).toMatch(
      /row 3 \(Ana1 Alvarez\) and row 6 \(Ana1 Alvarez\) both have member ID 999901102\./,
    );
    expect(all.growthzone.counters().writes).toBe(writes);
    await maria.ask({ ask: 'tidyTab', credit: 'COEC' });
    await finish();
    everybodyOnce();
  });

  test('copied after registering, is not marked twice either', async () => {
    await maria.run('registered');
    tab.paste(tab.rowOf(memberId(2)), tab.end());
    expect(await maria.step('credited')).toMatchObject({ status: 'paused', reason: 'tab-repeated' });
    await maria.ask({ ask: 'tidyTab', credit: 'COEC' });
    await finish();
    everybodyOnce();
  });

  test('as it was before the run was copied, and is pasted after it: how far the person came stays', async () => {
    const old = tab.lineOf(memberId(2));
    await maria.run('registered');
    tab.put(tab.end(), old);
    await maria.ask({ ask: 'tidyTab', credit: 'COEC' });
    expect(await personNow(2)).toMatchObject({ state: 'REGISTERED' });
    await finish();
    everybodyOnce();
  });

  test('one contact in two rows, filled down, stops it too, and comes back as reviewed', async () => {
    tab.type(memberId(2), 'Contact ID', tab.cell(memberId(1), 'Contact ID'));
    const paused = await maria.step('registered');
    expect(paused).toMatchObject({
      status: 'paused',
      reason: 'tab-repeated',
      sentence: expect.stringContaining('contact'),
    });
    await maria.ask({ ask: 'tidyTab', credit: 'COEC' });
    await finish();
    everybodyOnce();
  });

  test('one attendee in two rows stops the marking', async () => {
    await maria.run('registered');
    tab.type(memberId(2), 'Attendee ID', tab.cell(memberId(1), 'Attendee ID'));
    expect(await maria.step('credited')).toMatchObject({
      reason: 'tab-repeated',
      sentence: expect.stringContaining('attendee'),
    });
    await maria.ask({ ask: 'tidyTab', credit: 'COEC' });
    await finish();
    everybodyOnce();
  });

  test('a row of somebody whom nobody reviewed is not sent, and goes', async () => {
    const stranger = tab.lineOf(memberId(1)).map((cell) => (cell === memberId(1) ? '999909999' : cell));
    tab.put(tab.end(), stranger);
    expect(await maria.step('registered')).toMatchObject({
      reason: 'tab-repeated',
      sentence: expect.stringContaining('999909999, whom no build added'),
    });
    await maria.ask({ ask: 'tidyTab', credit: 'COEC' });
    await finish();
    everybodyOnce();
  });

  test('a row that no build put there does not come to be reviewed by building again', async () => {
    await maria.run('registered');
    tab.type(memberId(1), 'Member ID', ` ${memberId(1)}`);
    expect(await maria.step('credited')).toMatchObject({ reason: 'tab-repeated' });
    await all.build(maria);
    expect(await maria.step('credited')).toMatchObject({ reason: 'tab-repeated', total: PEOPLE + 1 });
    await maria.ask({ ask: 'tidyTab', credit: 'COEC' });
    await finish();
    everybodyOnce();
  });

  test.each([
    ['a stranger’s', '999909999'],
    ['another one’s of the tab', memberId(2)],
  ])('a member ID over which %s was typed comes back by its contact', async (_, typed) => {
    tab.type(memberId(1), 'Member ID', typed);
    expect(await maria.step('registered')).toMatchObject({ reason: 'tab-repeated' });
    await maria.ask({ ask: 'tidyTab', credit: 'COEC' });
    await finish();
    everybodyOnce();
  });
});

describe('what decides is not a cell', () => {
  /** Otto, who is of no roster. */
  const strange = () => String(all.growthzone.store.memberWithId('999909999')?.contactId);
  const toOtto = () => {
    tab.type(memberId(1), 'Contact ID', strange());
    tab.type(memberId(1), 'GrowthZone Name', 'Otto Other');
  };

  test.each(['registered', 'credited'] as const)(
    'a contact and a name changed to a stranger’s before "%s" hold that person with both values',
    async (goal) => {
      const own = tab.cell(memberId(1), 'Contact ID');
      if (goal === 'credited') await maria.run('registered');
      toOtto();
      await maria.run('registered');
      await maria.run('credited');
      const held = await personNow(1);
      expect(held).toMatchObject({ state: 'HELD', reason: 'altered' });
      for (const value of [own, strange(), 'Otto Other', 'Ana1 Alvarez']) expect(held?.detail).toContain(`"${value}"`);
      expect(certificatesOf('999909999')).toBe(0);
      await decide(1, 'send again');
      await finish();
      everybodyOnce();
      expect(certificatesOf('999909999')).toBe(0);
    },
  );

  test('changed after somebody was credited, they are held, and nothing more is sent', async () => {
    await finish();
    toOtto();
    await maria.run('credited');
    expect(await personNow(1)).toMatchObject({ state: 'HELD', reason: 'altered' });
    await decide(1, 'send again');
    await maria.run('registered');
    expect(await maria.run('credited')).toMatchObject({ done: PEOPLE });
    everybodyOnce();
  });

  test('an earlier credit typed over with none is no second certificate', async () => {
    all.growthzone.store.addCompletion({ memberId: memberId(1), credit: 'COEC', date: CLASS_DATE });
    await maria.run('registered');
    await maria.run('credited');
    expect(await personNow(1)).toMatchObject({ state: 'CREDIT SEEN', reason: 'already' });
    tab.type(memberId(1), 'State', 'REGISTERED');
    tab.type(memberId(1), 'Reason', '');
    tab.type(memberId(1), 'Credit Before', 'none');
    await maria.run('credited');
    await all.growthzone.settle();
    expect(certificatesOf(memberId(1))).toBe(0);
    const held = await personNow(1);
    expect(held).toMatchObject({ state: 'HELD', reason: 'altered' });
    expect(held?.detail).toContain(`Credit Before "none" for "${CLASS_DATE}"`);
    await decide(1, 'send again');
    await maria.run('registered');
    expect(await maria.run('credited')).toMatchObject({ done: PEOPLE });
    expect(await personNow(1)).toMatchObject({ state: 'CREDIT SEEN', reason: 'already' });
    expect(certificatesOf(memberId(1))).toBe(0);
  });

  test('an enrolment of somebody else is not looked at in their place', async () => {
    const { store } = all.growthzone;
    store.addCompletion({ memberId: memberId(1), credit: 'COEC', date: CLASS_DATE });
    store.addCompletion({ memberId: memberId(2), credit: 'COEC', date: '2020-01-01' });
    await maria.run('registered');
    const [other] = store.enrolmentsOf(store.memberWithId(memberId(2))?.contactId ?? 0);
    tab.type(memberId(1), 'Enrolment ID', String(other?.certificationContactId));
    await maria.run('credited');
    await all.growthzone.settle();
    expect(await personNow(1)).toMatchObject({ state: 'HELD', reason: 'altered' });
    expect(certificatesOf(memberId(1))).toBe(0);
  });

  test('READY typed over somebody left out imports nobody', async () => {
    await decide(1, 'leave out');
    tab.type(memberId(1), 'State', 'READY');
    tab.type(memberId(1), 'Reason', '');
    await maria.run('registered');
    await maria.run('credited');
    await all.growthzone.settle();
    expect(await personNow(1)).toMatchObject({ state: 'FAILED', reason: 'left-out' });
    expect(all.growthzone.counters()).toMatchObject({ registrations: PEOPLE - 1, certificates: PEOPLE - 1 });
  });

  test.each(['READY', 'REGISTERED'])(
    'left out typed over %s is nobody’s decision: that person is held',
    async (over) => {
      if (over === 'REGISTERED') await maria.run('registered');
      tab.type(memberId(1), 'State', 'FAILED');
      tab.type(memberId(1), 'Reason', 'left-out');
      await maria.run('registered');
      expect(await maria.run('credited')).toMatchObject({ done: PEOPLE - 1, total: PEOPLE });
      expect(await personNow(1)).toMatchObject({ state: 'HELD', reason: 'altered' });
      await decide(1, 'send again');
      await finish();
      everybodyOnce();
    },
  );

  test.each(['MARKING', 'MARKING/lost', 'HELD/still-registered'])(
    '%s typed over somebody credited, and set back since, is not offered to be sent again',
    async (typed) => {
      const { store } = all.growthzone;
      store.setProfile({ ...store.profile, completionDate: 'day of marking' });
      await maria.ask({ ask: 'saveSettings', settings: { completionDate: 'day of marking' } });
      await finish();
      const screen = store.attendance(EVENT);
      if (!screen.ok) throw new Error(screen.message);
      const own = screen.attendees.filter((one) => one.memberId === memberId(1));
      const changes = own.map(({ eventAttendeeId }) => ({ eventAttendeeId, status: 'Registered' }));
      store.saveAttendance(EVENT, { auditId: screen.auditId, changes });
      const [state = '', reason = ''] = typed.split('/');
      tab.type(memberId(1), 'State', state);
      tab.type(memberId(1), 'Reason', reason);
      all.clock.sleep(600_000);
      await maria.run('credited');
      expect(await personNow(1)).toMatchObject({ state: 'HELD', reason: 'set-back' });
      const again = { ask: 'decide', credit: 'COEC', memberIds: [memberId(1)], decision: 'send again' };
      expect(await maria.problem(again)).toMatchObject({ code: 'not-safe' });
      await decide(1, 'it is done');
      await finish();
      everybodyOnce();
    },
  );

  test('a credit that came since the last look is found just before marking', async () => {
    await maria.run('registered');
    // Everybody's credit is read; the first one is marked, and waited for.
    await maria.ask({ ask: 'readBack', credit: 'COEC' });
    all.growthzone.store.addCompletion({ memberId: memberId(2), credit: 'COEC', date: CLASS_DATE });
    await maria.run('credited');
    await all.growthzone.settle();
    expect(await personNow(2)).toMatchObject({ state: 'CREDIT SEEN', reason: 'already' });
    expect(certificatesOf(memberId(2))).toBe(0);
    expect(all.growthzone.counters()).toMatchObject({ certificates: PEOPLE - 1 });
  });

  test('what a kill between the two writes of a build leaves in the tab is made good without a question', async () => {
    const before = tab.lineOf(memberId(1));
    const sheet = all.host.workbook.sheets.find(({ name }) => name !== 'COEC');
    const row = sheet?.values.findIndex((line) => String(line[0]) === memberId(1)) ?? 0;
    all.host.type(sheet?.id ?? 0, row, 6, [['new@example.com']]);
    await all.build(maria);
    // As if the script had ended before the tab was written.
    tab.put(tab.rowOf(memberId(1)), before);
    await maria.step('registered');
    expect(await personNow(1)).not.toMatchObject({ reason: 'altered' });
  });

  test('the hidden columns warn whoever edits them', () => {
    const sheet = all.host.workbook.sheets.find(({ name }) => name === 'COEC');
    const headers = (sheet?.values[0] ?? []).map(String);
    const warned = sheet?.protections.find(({ warningOnly }) => warningOnly);
    expect(warned?.range).toMatchObject({
      column: headers.indexOf('Reason'),
      columns: headers.length - headers.indexOf('Reason'),
    });
  });

  test('a moment to come does not make a run wait for ever', async () => {
    tab.type(memberId(1), 'State', 'REGISTERING');
    tab.type(memberId(1), 'Since', '9999-01-01T00:00:00.000Z');
    await maria.run('registered');
    expect(await personNow(1)).toMatchObject({ state: 'HELD', reason: 'not-seen' });
    await decide(1, 'send again');
    await finish();
    everybodyOnce();
  });

  test('no tag that another script wrote makes a sheet the add-on’s', async () => {
    const sheet = all.host.workbook.sheets.find(({ name }) => name === 'COEC');
    expect(sheet?.metadata.map(({ visibility }) => visibility)).toEqual(sheet?.metadata.map(() => 'PROJECT'));
  });
});

describe('whose word counts', () => {
  const pasted = ['Member ID\tStatus', ...Array.from({ length: PEOPLE }, (_, n) => `${memberId(n)}\tRegistered`)].join(
    '\n',
  );

  test('a pasted list is the word of whoever pasted it: "Set All" is not offered to others by it', async () => {
    const sam = await all.coordinator('sam.rivera@example.org');
    await maria.run('registered');
    await sam.ask({ ask: 'readBack', credit: 'COEC', pasted, of: PEOPLE });
    expect(await maria.ask({ ask: 'byHand', credit: 'COEC' })).toMatchObject({
      setAllAllowed: false,
      why: expect.stringContaining('sam.rivera@example.org pasted that list'),
    });
    // Nor to Sam, since Maria holds the run.
    expect(await sam.ask({ ask: 'byHand', credit: 'COEC' })).toMatchObject({
      setAllAllowed: false,
      why: expect.stringContaining('maria.lopez@example.org is running this'),
    });
    await maria.ask({ ask: 'readBack', credit: 'COEC' });
    expect(await maria.ask({ ask: 'byHand', credit: 'COEC' })).toMatchObject({ setAllAllowed: true });
  });

  test('what it shows says whose it is', async () => {
    await maria.ask({ ask: 'readBack', credit: 'COEC', pasted, of: PEOPLE });
    expect((await personNow(1))?.detail).toBe('Already registered (pasted by maria.lopez@example.org)');
  });

  test('"it is done" for several is said by whoever holds the run', async () => {
    const sam = await all.coordinator('sam.rivera@example.org');
    await maria.run('registered');
    for (const n of [1, 2]) tab.type(memberId(n), 'Contact ID', '1');
    tab.type(memberId(2), 'Contact ID', '2');
    await maria.run('registered');
    const both = {
      ask: 'decide',
      credit: 'COEC',
      memberIds: [memberId(1), memberId(2)],
      decision: 'it is done',
    } as const;
    expect(await sam.problem(both)).toMatchObject({
      code: 'lease',
      message: expect.stringContaining('maria.lopez@example.org'),
    });
    await decide(1, 'it is done', sam);
    await sam.step('registered');
    await decide(2, 'it is done', sam);
  });
});

describe('a tab that came with a copy', () => {
  const copied = () => {
    const { workbook } = fromJson(toJson(all.host.saved()));
    return new SpreadsheetHost({ workbook: { ...workbook, id: 'book-2' }, documentProperties: {} }, () =>
      all.clock.now(),
    );
  };
  const lastYear = () =>
    all.growthzone.store.addEvent({ name: 'Last year', date: '2025-02-05', credit: 'COEC', eventId: 8555 });

  test('shows its event, and is taken over for the one that was shown', async () => {
    const other = await all.coordinator('maria.lopez@example.org', copied());
    expect(await other.ask({ ask: 'eventToTakeOver', credit: 'COEC' })).toEqual({
      eventId: EVENT,
      name: 'Class',
      date: CLASS_DATE,
      people: PEOPLE,
      isGiven: false,
    });
    expect(await other.problem({ ask: 'takeOver', credit: 'COEC', eventId: 8555 })).toMatchObject({ code: 'no-event' });
    await other.ask({ ask: 'takeOver', credit: 'COEC', eventId: EVENT });
    for (const goal of ['registered', 'credited'] as const) await other.run(goal);
    await all.growthzone.settle();
    everybodyOnce();
  });

  test('is not taken over for an event of another day than the roster’s class', async () => {
    lastYear();
    for (let n = 0; n < PEOPLE; n += 1) tab.type(memberId(n), 'Event ID', '8555');
    const other = await all.coordinator('maria.lopez@example.org', copied());
    expect(await other.problem({ ask: 'takeOver', credit: 'COEC' })).toMatchObject({ code: 'event-unfit' });
  });

  test.each(['', 'already', 'confirmed'])(
    'proves nothing: CREDIT SEEN (%s) typed over somebody never sent is no credit',
    async (reason) => {
      tab.type(memberId(1), 'State', 'CREDIT SEEN');
      tab.type(memberId(1), 'Reason', reason);
      tab.type(memberId(1), 'Credit Before', CLASS_DATE);
      const other = await all.coordinator('maria.lopez@example.org', copied());
      await other.ask({ ask: 'takeOver', credit: 'COEC' });
      await other.run('registered');
      expect(await other.run('credited')).toMatchObject({ done: PEOPLE - 1, total: PEOPLE });
      expect((await other.people())[1]).toMatchObject({ state: 'HELD' });
    },
  );

  test('keeps who was left out', async () => {
    await decide(1, 'leave out');
    const other = await all.coordinator('maria.lopez@example.org', copied());
    await other.ask({ ask: 'takeOver', credit: 'COEC' });
    await other.run('registered');
    expect(await other.run('credited')).toMatchObject({ done: PEOPLE - 1, total: PEOPLE - 1 });
    expect((await other.people())[1]).toMatchObject({ state: 'FAILED', reason: 'left-out' });
  });

  test('whose contact was changed before it is held: the members say who is meant', async () => {
    tab.type(memberId(1), 'Contact ID', String(all.growthzone.store.memberWithId('999909999')?.contactId));
    const other = await all.coordinator('maria.lopez@example.org', copied());
    await other.ask({ ask: 'takeOver', credit: 'COEC' });
    await other.run('registered');
    await other.run('credited');
    await all.growthzone.settle();
    expect(certificatesOf('999909999')).toBe(0);
    expect((await other.people())[1]).toMatchObject({ state: 'HELD', reason: 'altered' });
  });
});

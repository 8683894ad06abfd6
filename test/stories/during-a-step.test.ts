import { PROFILES } from '../../local/growthzone/profile';
import { type Association, associationWith, type Coordinator, EVENT, KEY, memberId } from '../support/association';
import { LEARNED } from '../support/learned';
import { type Gate, gateBefore } from '../support/meanwhile';
import { creditTab, protect, sheetNamed, type TabCells } from '../support/tab-cells';

// Somebody does something else in the same spreadsheet while a request of a step waits for its answer.

const PEOPLE = 5;
const IMPORT = /^POST .*\/import$/;
const LIST = /^GET .*\/attendees\/summary$/;
const COMPLETION = /^GET .*\/progress\//;
const OTHER_EVENT = 8102;
const EVERYBODY_ONCE = { registrations: PEOPLE, attendedTransitions: PEOPLE, certificates: PEOPLE };

let all: Association;
let gate: Gate;
let maria: Coordinator;
let sam: Coordinator;
let tab: TabCells;
beforeEach(async () => {
  gate = await gateBefore(() => all.growthzone.url);
  all = await associationWith(PEOPLE, { address: gate.url });
  maria = await all.coordinator('maria.lopez@example.org');
  sam = await all.coordinator('sam.rivera@example.org');
  await all.build(maria);
  tab = creditTab(all.host, 'COEC');
});
afterEach(async () => {
  await all.close();
  await gate.close();
});

const told = () => sheetNamed(all.host, 'CE Log').values.map((cells) => String(cells[3]));
const stateOf = (n: number) => tab.cell(memberId(n), 'State');
const states = () => Array.from({ length: PEOPLE }, (_, n) => stateOf(n));
const everybody = (state: string) => Array(PEOPLE).fill(state);
async function finish(one: Coordinator): Promise<void> {
  for (const goal of ['registered', 'credited'] as const) {
    const { status, sentence } = await one.run(goal);
    if (status === 'paused') throw new Error(sentence);
  }
}

describe('paused from the same page before the last answer came', () => {
  test.each([
    ['registered', IMPORT, 2, 'REGISTERED'],
    ['credited', COMPLETION, 5, 'CREDIT SEEN'],
  ] as const)(
    'what was found out towards %s is written all the same, and the run is let go',
    async (goal, request, count, state) => {
      if (goal === 'credited') await maria.run('registered');
      gate.once(request, 'after', () => sam.ask({ ask: 'pause', session: maria.session }), count);
      expect(await maria.step(goal)).toMatchObject({ status: 'done', done: PEOPLE });
      expect(states()).toEqual(everybody(state));
      expect((await sam.ask({ ask: 'state' })).running).toBeNull();
      await finish(sam);
      expect(all.growthzone.counters()).toMatchObject(EVERYBODY_ONCE);
    },
  );
});

test('a step whose run somebody took over says so, writes nothing and tells the log nothing of an end', async () => {
  await maria.run('registered');
  gate.once(
    COMPLETION,
    'after',
    async () => {
      await sam.ask({ ask: 'pause', session: maria.session });
      await sam.step('credited');
    },
    PEOPLE,
  );
  expect(await maria.step('credited')).toMatchObject({ status: 'paused', reason: 'lease' });
  expect(told().at(-1)).toBe('Paused: somebody else is at work');
  await finish(sam);
  expect(all.growthzone.counters()).toMatchObject(EVERYBODY_ONCE);
});

test('a row that is pasted over another: nobody is sent whose intention stands in no row', async () => {
  gate.once(LIST, 'after', () => tab.paste(tab.rowOf(memberId(1)), tab.rowOf(memberId(3))), 2);
  expect(await maria.step('registered')).toMatchObject({ status: 'working', done: 1 });
  expect(all.growthzone.counters().registrations).toBe(1);
  expect(stateOf(3)).toBe('READY');
  expect(await maria.step('registered')).toMatchObject({ reason: 'tab-repeated' });
  await maria.ask({ ask: 'tidyTab', credit: 'COEC' });
  await finish(maria);
  expect(all.growthzone.counters()).toMatchObject(EVERYBODY_ONCE);
});

test('the tab is built for another event: nothing more is sent, and whoever built it goes on at once', async () => {
  all.growthzone.store.addEvent({ name: 'Other', date: '2026-02-05', credit: 'COEC', eventId: OTHER_EVENT });
  gate.once(
    LIST,
    'after',
    async () => {
      const { mark } = await sam.ask({ ask: 'check' });
      const decided = { checked: mark, accepted: [], lookedUp: ['COEC'], nobodyToInvoice: true } as const;
      await sam.ask({ ask: 'build', events: { COEC: OTHER_EVENT }, ...decided });
    },
    2,
  );
  expect(await maria.step('registered')).toMatchObject({ status: 'paused', reason: 'lease', eventId: EVENT });
  // Her page shows the event as it was, and goes on by itself: not with another one.
  const again = { ask: 'step', credit: 'COEC', goal: 'registered', session: maria.session, eventId: EVENT } as const;
  const sentence = `The COEC tab was built for event ${OTHER_EVENT} meanwhile. Look at it, then continue.`;
  expect(await maria.ask(again)).toMatchObject({ status: 'paused', reason: 'stale', sentence });
  expect(all.growthzone.counters().registrations).toBe(1);
  await finish(sam);
  expect(all.growthzone.counters().registrations).toBe(1 + PEOPLE);
});

test('who is built anew of an edited roster stays so, and is sent as reviewed last', async () => {
  // From here on whoever is built again stands as before.
  await all.build(maria);
  gate.once(LIST, 'after', async () => {
    all.host.type(1, 3, 6, [['new@example.com']]);
    await all.build(sam);
  });
  await finish(maria);
  expect(tab.cell(memberId(2), 'Email')).toBe('new@example.com');
  expect(all.growthzone.counters()).toMatchObject(EVERYBODY_ONCE);
});

test('a person’s word while the last credit is read: the step does not say that all is done', async () => {
  await maria.run('registered');
  tab.type(memberId(2), 'State', 'HELD');
  const memberIds = [memberId(2)];
  gate.once(
    COMPLETION,
    'after',
    () => sam.ask({ ask: 'decide', credit: 'COEC', memberIds, decision: 'send again' }),
    4,
  );
  expect(await maria.step('credited')).toMatchObject({ status: 'working', done: 4 });
  expect(told().at(-1)).not.toMatch(/^Ended/);
  expect(await maria.run('credited')).toMatchObject({ status: 'done', done: PEOPLE });
  expect(all.growthzone.counters()).toMatchObject(EVERYBODY_ONCE);
});

test('whoever Sam leaves out while Maria’s step is at work stays left out, and is not registered', async () => {
  const memberIds = [memberId(PEOPLE - 1)];
  gate.once(LIST, 'after', () => sam.ask({ ask: 'decide', credit: 'COEC', memberIds, decision: 'leave out' }), 2);
  await finish(maria);
  const left = (await sam.people()).filter(({ reason }) => reason === 'left-out');
  expect(left.map((person) => person.memberId)).toEqual(memberIds);
  expect(all.growthzone.counters()).toMatchObject({ registrations: PEOPLE - 1, certificates: PEOPLE - 1 });
});

test('a tab that is protected after the file was sent: the run is let go, nobody is sent twice', async () => {
  gate.once(IMPORT, 'after', () => protect(all.host, 'COEC'), 2);
  const step = { ask: 'step', credit: 'COEC', goal: 'registered', session: maria.session };
  expect((await maria.problem(step)).message).toContain('Tab "COEC" is protected.');
  expect((await sam.ask({ ask: 'state' })).running).toBeNull();
  sheetNamed(all.host, 'COEC').protections.pop();
  await finish(sam);
  expect(all.growthzone.counters()).toMatchObject(EVERYBODY_ONCE);
});

test('of two steps of one page the later goes on, and the earlier one says so', async () => {
  let later: Promise<unknown> | undefined;
  gate.once(IMPORT, 'after', () => {
    later = maria.step('registered');
    return later;
  });
  expect(await maria.step('registered')).toMatchObject({ status: 'paused', reason: 'lease' });
  expect(await later).toMatchObject({ status: 'done', done: PEOPLE });
  await finish(maria);
  expect(all.growthzone.counters()).toMatchObject(EVERYBODY_ONCE);
});

describe('what was learned, while a step finds that only half as many may be sent at once', () => {
  const SAVE = /^PUT .*\/people$/;
  const learned = LEARNED['rows-and-numbers'];
  const now = async () => (await maria.ask({ ask: 'templates' })).templates;
  beforeEach(async () => {
    await all.close();
    all = await associationWith(PEOPLE, { address: gate.url, profile: PROFILES['rows-and-numbers'] });
    maria = await all.coordinator();
    await maria.ask({ ask: 'saveTemplates', templates: learned });
    await all.build(maria);
  });

  test('is kept with that, time and again', async () => {
    gate.once(SAVE, 'before', () => 400, 2);
    gate.once(SAVE, 'before', () => 400, 3);
    expect(await maria.run('registered')).toMatchObject({ status: 'done', done: PEOPLE });
    expect((await now())?.writes.importAttendees?.most).toBe(1);
  });

  test('stays forgotten where the same person forgets the key in another window', async () => {
    gate.once(
      SAVE,
      'before',
      async () => {
        await maria.ask({ ask: 'forgetKey' });
        return 400;
      },
      2,
    );
    expect(await maria.step('registered')).toMatchObject({ status: 'done', done: PEOPLE });
    await maria.ask({ ask: 'saveConnection', tenant: 'demo', key: KEY });
    expect(await now()).toBeNull();
  });
});

test('a line that somebody else writes into the log while Google refuses the summary stays', async () => {
  protect(all.host, 'CE Summary');
  const tab = sheetNamed(all.host, 'COEC').id;
  let typed = 0;
  const end = all.host.onChange((change) => {
    if (change.kind !== 'cells' || change.sheetId !== tab) return;
    const { id, values } = sheetNamed(all.host, 'CE Log');
    typed += 1;
    all.host.type(id, values.length, 0, [['now', 'sam', '', `Typed ${typed}`, '0']]);
  });
  await maria.step('registered');
  end();
  const own = [
    'Started or continued importing',
    'Imported as Registered',
    'Imported as Registered',
    'Ended: 5 of 5 registered.',
  ];
  const typedLines = Array.from({ length: typed }, (_, n) => `Typed ${n + 1}`);
  expect([...told().slice(2)].sort()).toEqual([...own, ...typedLines].sort());
});

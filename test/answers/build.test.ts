import { type BuildDecisions, type BuildFrom, type BuildPorts, planBuild } from '../../src/answers/build';
import { mergeTab, type TabBefore } from '../../src/answers/merge-tab';
import type { Refusal } from '../../src/growthzone';
import type { RosterCheck } from '../../src/roster/check';
import { rowsOf } from '../../src/roster/export';
import { reviewHash } from '../../src/roster/hashes';
import type { Credit, MemberDirectory } from '../../src/roster/types';
import type { Person, PreflightLine, RunEvent } from '../../src/run';
import type { Reason, State } from '../../src/run/machine';
import { CLASS_EVENT, personOf } from '../support/class';
import { checkLines, TODAY } from '../support/sheet';

const HEADER = 'NRDS ID | First Name | Last Name | Email | Credit Type | Credit?';
const ANA = '999901101 | Ana | Alvarez | ana@example.com | COEC | Y';
const BEN = '999901102 | Ben | Berg | ben@example.com | FAIRH | Y';
const CHO = '999901103 | Cho | Chan | cho@example.com | COEC | N';

const WHEN = { classDate: '2026-02-05', today: TODAY };
const PASS: PreflightLine = { code: 'component', result: 'pass', text: 'COEC is attached.' };
const FAIL: PreflightLine = { code: 'sessions', result: 'fail', text: 'It uses sessions. Choose another.' };
const UNSEEN: PreflightLine = {
  code: 'enrolment',
  result: 'could not check',
  text: 'Look whether people are enrolled.',
};

const from = (check: RosterCheck): BuildFrom => ({ check, settings: {}, sheetId: 17, when: WHEN });
const fromLines = (...lines: readonly string[]) => from(checkLines([HEADER, ...lines]));

/** Ana and Ben as the directory has them: that he is not active is a check, which a person accepts. */
const DIRECTORY: MemberDirectory = {
  byMemberId: new Map(
    [['999901101', 'Ana', 'Alvarez', 'Active'] as const, ['999901102', 'Ben', 'Berg', 'Dropped'] as const].map(
      ([memberId, firstName, lastName, status]) => [
        memberId,
        { contactId: 1, memberId, firstName, lastName, email: '', status },
      ],
    ),
  ),
};
const withCheck = from(checkLines([HEADER, ANA, BEN], {}, DIRECTORY));

/** An association whose events all have these lines. */
const portsWith = (lines: readonly PreflightLine[] = [PASS], more: Partial<BuildPorts> = {}): BuildPorts => ({
  tenant: 'demo',
  isDirectoryAvailable: () => true,
  builtEvent: () => undefined,
  readCandidate: (eventId) => ({
    ok: true,
    value: {
      lines,
      facts: {
        event: {
          eventId,
          eventDetailId: eventId + 1000,
          name: `Class ${eventId}`,
          date: '2026-02-05',
          sessions: false,
          registration: { enabled: true, available: undefined, from: '', until: '' },
        },
        components: undefined,
        registrationTypes: undefined,
      },
    },
  }),
  ...more,
});

/** Everything decided as it should be. */
const decidedFor = ({ check }: BuildFrom, more: Partial<BuildDecisions> = {}): BuildDecisions => ({
  events: { COEC: 8101, FAIRH: 8102 },
  checked: reviewHash(check.rows),
  accepted: [],
  lookedUp: [],
  nobodyToInvoice: true,
  ...more,
});

const both = fromLines(ANA, BEN, CHO);

test('with every decision taken, each credit of the roster has its event, and no other', () => {
  const planned = planBuild(portsWith(), both, decidedFor(both));
  expect(planned).toMatchObject({
    ok: true,
    value: [
      { event: { credit: 'COEC', eventId: 8101, tenant: 'demo', sheetId: 17, route: '', canary: 'open' } },
      { event: { credit: 'FAIRH', eventId: 8102 } },
    ],
  });
});

test.each<[string, BuildFrom, Partial<BuildDecisions>, BuildPorts, string, RegExp]>([
  ['nobody earns credit', fromLines(CHO), {}, portsWith(), 'no-credit', /No row earns credit: 2 rows = 0 credit/],
  [
    'members were not read',
    both,
    {},
    portsWith([], { isDirectoryAvailable: () => false }),
    'no-directory',
    /Read the mem/,
  ],
  ['another roster was reviewed', both, { checked: 'other' }, portsWith(), 'roster-changed', /changed after your rev/],
  ['invoices are open', both, { nobodyToInvoice: false }, portsWith(), 'to-invoice', /makes no invoice/],
  ['a check is open', withCheck, {}, portsWith(), 'checks-open', /^1 row with checks not ticked/],
  [
    'an event is missing',
    both,
    { events: { COEC: 8101 } },
    portsWith(),
    'no-event',
    /on 2026-02-05 is chosen for FAIRH/,
  ],
  [
    'the day is not known either',
    { ...both, when: { classDate: undefined, today: TODAY } },
    { events: {} },
    portsWith(),
    'no-event',
    /^No event is chosen for COEC/,
  ],
  [
    'two credits have one event',
    both,
    { events: { COEC: 8101, FAIRH: 8101 } },
    portsWith(),
    'event-shared',
    /8101 is chosen for COEC and for FAIRH/,
  ],
  ['the event is unfit', both, {}, portsWith([PASS, FAIL]), 'event-unfit', /8101 "Class 8101" for COEC: It uses sess/],
  ['nobody looked', both, {}, portsWith([UNSEEN]), 'not-looked-up', /for COEC: Look whether .* Look, tick it/],
  [
    'somebody looked for one credit alone',
    both,
    { lookedUp: ['COEC'] },
    portsWith([UNSEEN]),
    'not-looked-up',
    /"Class 8102" for FAIRH/,
  ],
])('where %s, nothing is built', (_, roster, decided, ports, code, message) => {
  const planned = planBuild(ports, roster, decidedFor(roster, decided));
  expect(planned).toEqual({ ok: false, problem: { code, message: expect.stringMatching(message) as string } });
});

test('what is looked up or accepted stands in the way no more, and is kept with the event', () => {
  const planned = planBuild(portsWith([PASS, UNSEEN]), both, decidedFor(both, { lookedUp: ['COEC', 'FAIRH'] }));
  expect(planned).toMatchObject({ ok: true, value: [{ unchecked: [UNSEEN] }, { unchecked: [UNSEEN] }] });

  const accepted = decidedFor(withCheck, { accepted: ['member-inactive'] });
  expect(planBuild(portsWith(), withCheck, accepted)).toMatchObject({ ok: true });
});

test('counts that do not add up are built from never', () => {
  const { check } = both;
  const lost: RosterCheck = { ...check, rows: check.rows.slice(0, -1) };
  const planned = planBuild(portsWith(), { ...both, check: lost }, decidedFor(both));
  expect(planned).toMatchObject({ ok: false, problem: { code: 'counts-differ' } });
});

test('a refusal of GrowthZone ends it, whichever event it is about', () => {
  const refusal: Refusal = { code: 'slow-down', status: 429, message: 'Slow down.' };
  const ports = portsWith([PASS], {
    readCandidate: (eventId, about) =>
      eventId === 8102 ? { ok: false, problem: refusal } : portsWith().readCandidate(eventId, about),
  });
  expect(planBuild(ports, both, decidedFor(both))).toEqual({ ok: false, problem: refusal });
});

test('an event is compared as used for every other credit that has it, chosen now or built before', () => {
  const used: (readonly [Credit, readonly Credit[]])[] = [];
  const ports = portsWith([PASS], {
    builtEvent: (credit) => ({ COEC: 8101, COEN: 8102, FAIRH: 8101 })[credit],
    readCandidate: (eventId, about) => {
      used.push([about.credit, about.usedFor]);
      return portsWith().readCandidate(eventId, about);
    },
  });
  expect(planBuild(ports, both, decidedFor(both))).toMatchObject({ ok: true });
  // FAIRH was in COEC's event before, and is chosen for another one now; COEN's old tab still has FAIRH's.
  expect(used).toEqual([
    ['COEC', []],
    ['FAIRH', ['COEN']],
  ]);
});

const NOW = 1_000_000;
const earning = rowsOf(both.check, 'COEC');
const anaIn = (state: State, reason: Reason = '', eventId = CLASS_EVENT.eventId) =>
  personOf(1, state, { reason, eventId, firstName: 'Old' });

const before = (more: Partial<TabBefore>): TabBefore => ({
  event: CLASS_EVENT,
  people: [],
  lost: new Set(),
  bindings: new Map(),
  ...more,
});

test.each<[string, State, Reason, boolean]>([
  ['was never sent', 'READY', '', true],
  ['is looked for first', 'READY', 'again', true],
  ['was edited after the review', 'HELD', 'edited', true],
  ['was removed from the roster', 'HELD', 'removed', true],
  ['has no contact', 'HELD', 'no-contact', true],
  ['may have been sent', 'HELD', 'not-seen', false],
  ['is in the trap', 'HELD', 'trap', false],
  ['is being registered', 'REGISTERING', '', false],
  ['is registered', 'REGISTERED', '', false],
  ['is being marked', 'MARKING', '', false],
  ['has the credit', 'CREDIT SEEN', '', false],
  ['was left out', 'FAILED', 'left-out', false],
])('building again, whoever %s (%s %s) is taken as reviewed now: %s', (_, state, reason, isTaken) => {
  const { people } = mergeTab(CLASS_EVENT, earning, before({ people: [anaIn(state, reason)] }), NOW);
  expect(people).toHaveLength(isTaken ? 1 : 0);
  // The list is read before anything is sent to whoever is added to an event that may have been imported into.
  if (isTaken) expect(people[0]).toMatchObject({ firstName: 'Ana', state: 'READY', reason: 'again', since: NOW });
});

test('in a new tab everybody is new; people of an event chosen before stay beside them', () => {
  const others = before({ event: undefined, people: [anaIn('REGISTERED', '', 7000)] });
  const { people, event } = mergeTab(CLASS_EVENT, earning, others, NOW);
  expect(people).toMatchObject([{ memberId: '999901101', state: 'READY', reason: '', eventId: 8101 }]);
  expect(people[0]?.reviewed).toMatch(/^[0-9a-f]{16}$/);
  expect(event).toEqual({ ...CLASS_EVENT, built: 1 });
});

const RUN: Partial<RunEvent> = { importProven: true, canary: 'seen', open: { people: 2, until: 9 } };

test.each<[string, Partial<RunEvent>, Partial<RunEvent>]>([
  ['the same event', { route: 'api' }, { ...RUN, route: 'api' }],
  ['the same event by hand', { route: 'by hand' }, { ...RUN, route: '' }],
  ['another event', { eventId: 8102 }, { importProven: false, canary: 'open', open: null, route: '' }],
  ['another association', { tenant: 'other' }, { importProven: false, canary: 'open', open: null, route: '' }],
])('what the run found out about %s: %j', (_, known, kept) => {
  const run = before({ event: { ...CLASS_EVENT, ...RUN, ...known } });
  expect(mergeTab(CLASS_EVENT, earning, run, NOW).event).toEqual({ ...CLASS_EVENT, ...kept, built: 1 });
});

const lost = (...fields: readonly (keyof Person)[]) => new Set<keyof Person>(fields);
/** The one person of the tab after building it again without some columns. */
const mended = (person: Person, fields: ReadonlySet<keyof Person>, event: Partial<RunEvent> = {}) =>
  mergeTab(CLASS_EVENT, earning, before({ event: { ...CLASS_EVENT, ...event }, people: [person], lost: fields }), NOW)
    .people[0];

test.each<[string, Person, ReadonlySet<keyof Person>, Partial<Person>]>([
  ['names come from the roster', anaIn('ATTENDED', ''), lost('firstName'), { state: 'ATTENDED', firstName: 'Ana' }],
  [
    'without state the list is read first',
    anaIn('HELD', 'odd-state'),
    lost('state'),
    { state: 'READY', reason: 'again' },
  ],
  ['without event too', anaIn('CREDIT SEEN', ''), lost('eventId'), { state: 'READY', reason: 'again', eventId: 8101 }],
  ['a held person follows the list', anaIn('HELD', ''), lost('reason'), { state: 'HELD', reason: 'odd-state' }],
  ['whose answer is awaited is looked for anew', anaIn('MARKING', ''), lost('since'), { state: 'MARKING', since: NOW }],
  [
    'who was marked is not taken for trapped',
    anaIn('ATTENDED', ''),
    lost('creditBefore'),
    { creditBefore: 'not shown' },
  ],
  ['who was registered is read before marking', anaIn('REGISTERED', ''), lost('creditBefore'), { creditBefore: '' }],
])('a lost column: %s', (_, person, fields, expected) => {
  expect(mended(person, fields)).toMatchObject({ memberId: '999901101', ...expected });
});

test('a lost column: whoever was left out stays so, and whom the roster has no more is held', () => {
  const leftOut = ['999901101'];
  const out = { state: 'FAILED', reason: 'left-out' };
  expect(mended(anaIn('FAILED', ''), lost('reason'), { leftOut })).toMatchObject(out);
  expect(mended(anaIn('HELD', 'odd-state'), lost('state'), { leftOut })).toMatchObject(out);
  const gone = { ...anaIn('REGISTERED', ''), memberId: '999909999' };
  const { people } = mergeTab(CLASS_EVENT, earning, before({ people: [gone], lost: lost('state') }), NOW);
  expect(people.find(({ memberId }) => memberId === '999909999')).toMatchObject({ state: 'HELD', reason: 'odd-state' });
});

test('building again forgets nobody with whom the tab was built, and adds nobody who was left out', () => {
  const event = { ...CLASS_EVENT, built: 5, leftOut: ['999901101'] };
  const merged = mergeTab(CLASS_EVENT, earning, before({ event }), NOW);
  expect(merged.event).toMatchObject({ built: 5, leftOut: ['999901101'] });
  expect(merged.people).toMatchObject([{ state: 'FAILED', reason: 'left-out' }]);
  expect(mergeTab(CLASS_EVENT, earning, before({ event: { ...event, eventId: 9 } }), NOW).event.built).toBe(1);
});

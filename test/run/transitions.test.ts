import { readFileSync } from 'node:fs';
import { PARTS, TRANSITIONS, withParts } from '../../local/transitions/render';
import type { AttendeeStatus, EventAttendee } from '../../src/growthzone';
import { writeWays } from '../../src/growthzone';
import { contentHash } from '../../src/roster/hashes';
import { asBound, bind } from '../../src/run/bound';
import { judgeBefore, judgeCredit, unreadAfter, unreadBefore } from '../../src/run/credit';
import { DECISIONS, decide } from '../../src/run/decide';
import { CAUSES, type Cause, isAllowed, STANDINGS, type Standing, standOf } from '../../src/run/machine';
import { nextAction } from '../../src/run/next-action';
import { isIn, isLeftOut, move, type Person, standIn, standingOf } from '../../src/run/person';
import { soundPeople } from '../../src/run/ports';
import { bindToContent, reconcile } from '../../src/run/reconcile';
import { FACTS, proven } from '../../src/run/record';
import { CLASS_EVENT, personOf } from '../support/class';
import { observedTransitions } from './model/observed';
import { World } from './model/world';

// Every function that moves people is driven through all it can meet; what it then does is exactly what the table allows.

const NOW = 10_000_000;
const LATER = NOW + 600_000;

const everybody = (more: Partial<Person> = {}): readonly Person[] =>
  STANDINGS.map((standing) => {
    const { state, reason } = standOf(standing);
    return personOf(1, state, { reason, since: NOW, attendeeId: 91, ...more });
  });

const arrow = (from: Standing, to: Standing): string => `${from} -> ${to}`;
const inTable = (...causes: readonly Cause[]): readonly string[] =>
  TRANSITIONS.filter(({ cause }) => causes.includes(cause)).map(({ from, to }) => arrow(from, to));

const REFUSED = { code: 'not-found', status: 404, message: 'No such id.' } as const;

/** What became of people, without those who stayed. */
function changes(pairs: readonly (readonly [Person, Person | undefined])[]): readonly string[] {
  const arrows = pairs.flatMap(([before, after]) => {
    const [from, to] = [standingOf(before), standingOf(after ?? before)];
    return from === to ? [] : [arrow(from, to)];
  });
  return [...new Set(arrows)].sort();
}

test.each(Object.entries(PARTS))('%s shows the table as it is', (path, parts) => {
  const text = readFileSync(path, 'utf8');
  expect(withParts(text, parts)).toBe(text);
});

const row = (status: AttendeeStatus, name = 'Ana Alvarez'): EventAttendee => ({
  attendeeId: 91,
  contactId: 1,
  status,
  name,
});
const LISTS: readonly (readonly EventAttendee[])[] = [
  [],
  [row('Registered'), row('Registered')],
  // The same registration, under another contact.
  [{ ...row('Registered'), contactId: 5 }],
  ...['Ana Alvarez', 'Otto Other', ''].flatMap((name) => [[row('Registered', name)], [row('Attended', name)]]),
  ...(['No Show', 'Cancelled', 'Waiting', 'Other'] as const).map((status) => [row(status)]),
];

test('what a list shows leads where the table says, and to nothing else', () => {
  const pairs = [0, 1].flatMap((contactId) =>
    ['', 'none', '2023-01-01'].flatMap((creditBefore) =>
      everybody({ contactId, creditBefore }).flatMap((person) =>
        LISTS.flatMap((list) =>
          [true, false].flatMap((isWhole) =>
            [true, false].flatMap((isProving) =>
              [NOW, LATER].map((now) => [person, reconcile([person], list, now, { isWhole, isProving })[0]] as const),
            ),
          ),
        ),
      ),
    ),
  );
  expect(changes(pairs)).toEqual([...inTable('list')].sort());
});

test('what the roster gives leads where the table says', () => {
  const reviewed = contentHash(personOf(1, 'READY'));
  const plans = [new Map(), new Map([[personOf(1, 'READY').memberId, reviewed]]), new Map([['999901101', 'other']])];
  const pairs = everybody({ reviewed }).flatMap((person) =>
    plans.map((plan) => [person, bindToContent([person], plan, NOW)[0]] as const),
  );
  expect(changes(pairs)).toEqual([...inTable('roster')].sort());
});

test('a person decides what the table says', () => {
  const { firstName, lastName, suffix, email, office } = personOf(1, 'READY');
  const current = { firstName, lastName, suffix, email, office, reviewed: 'new' };
  const pairs = everybody().flatMap((person) =>
    DECISIONS.flatMap((decision) =>
      [undefined, current].map((now) => {
        const decided = decide(person, decision, 'maria', NOW, now);
        return [person, decided.ok ? decided.value : person] as const;
      }),
    ),
  );
  expect(changes(pairs)).toEqual([...inTable('decision')].sort());
});

test('completions are read of those, and lead there, whom the table names', () => {
  const known = {
    event: CLASS_EVENT,
    goal: 'read back',
    routeSetting: undefined,
    ways: writeWays({}),
    listFresh: true,
    eventRead: 'just now',
    now: LATER,
    lookedAt: new Map(),
    lacking: [],
    creditRead: new Set<string>(),
    isTimeUp: false,
  } as const;
  const dates = [CLASS_EVENT.date, '2023-01-01', '2026-03-01'];
  const completions = [undefined, ...dates.map((date) => ({ completed: true, date }))];
  const pairs = ['', 'none', 'not shown', '2023-01-01'].flatMap((creditBefore) =>
    everybody({ creditBefore }).flatMap((person) => {
      const action = nextAction({ ...known, people: [person], bindings: bind(new Map(), [person]) });
      const judge = { 'read credit': judgeCredit, 'read credit before': judgeBefore }[action.do as 'read credit'];
      return judge
        ? [
            ...completions.map((completion) => [person, judge(person, completion, CLASS_EVENT, LATER)] as const),
            [person, (judge === judgeBefore ? unreadBefore : unreadAfter)(person, REFUSED, LATER)] as const,
          ]
        : [];
    }),
  );
  // Whoever was sent before is looked up before being sent again.
  const again = everybody()
    .filter((person) => isIn(person, 'READY/again', 'READY/confirmed'))
    .map((person) => [person, judgeBefore(person, completions[1], CLASS_EVENT, LATER)] as const);
  expect(changes([...pairs, ...again])).toEqual([...inTable('credit')].sort());
});

test('what the record lacks leads where the table says', () => {
  const records = [
    0,
    FACTS.sent,
    FACTS.marked,
    FACTS.attended,
    FACTS.marked | FACTS.attended,
    FACTS.credited,
    FACTS.confirmed,
  ];
  const pairs = ['none', CLASS_EVENT.date].flatMap((creditBefore) =>
    everybody({ creditBefore }).flatMap((person) =>
      records.map((facts) => {
        const record = new Map([[person.memberId, facts]]);
        return [person, proven([person], record, CLASS_EVENT, NOW)[0]] as const;
      }),
    ),
  );
  // And a cell that is not as it was bound.
  const bindings = bind(new Map(), [personOf(1, 'READY', { contactId: 7 })]);
  pairs.push(...everybody().map((person) => [person, asBound([person], bindings, NOW)[0]] as const));
  // And somebody whom nobody left out.
  const out = everybody().filter((person) => isLeftOut(person));
  const store = { people: () => out, event: () => CLASS_EVENT, bindings: () => undefined, record: () => new Map() };
  const sound = soundPeople(store, NOW);
  pairs.push(...out.map((person, index) => [person, sound[index]] as const));
  expect(changes(pairs)).toEqual([...inTable('record')].sort());
});

test('intentions, what comes of them, and the remediation lead where the table says', () => {
  const wanted = inTable('intention', 'refusal', 'remediation');
  const seen = observedTransitions();
  expect(wanted.filter((one) => !seen.has(one))).toEqual([]);
  const known = new Set(inTable(...CAUSES));
  expect([...seen].filter((one) => !known.has(one))).toEqual([]);
});

test('whoever was perhaps sent before is looked for in the attendance screen too before anything is sent', () => {
  const screens = (['READY', 'READY/again', 'READY/confirmed'] as const).map((standing) => {
    const world = new World(['new']);
    world.book.tab = world.book.tab.map((person) => ({ ...person, ...standOf(standing) }));
    const { network } = world;
    const sent: string[] = [];
    const send = network.send.bind(network);
    network.send = (request) => {
      sent.push(`${request.method} ${request.url.split('/').pop()}`);
      return send(request);
    };
    world.step('session-one', 'registered');
    world.store.close();
    return sent.slice(0, sent.indexOf('POST import')).filter((one) => one === 'GET attendance').length;
  });
  expect(screens).toEqual([0, 1, 1]);
});

test('whatever the table does not allow is refused as a bug', () => {
  const allowed = STANDINGS.flatMap((from) =>
    STANDINGS.filter((to) => to !== from).flatMap((to) =>
      CAUSES.filter((cause) => isAllowed(from, to, cause)).map((cause) => `${arrow(from, to)} by ${cause}`),
    ),
  );
  expect(allowed.sort()).toEqual(TRANSITIONS.map(({ from, to, cause }) => `${arrow(from, to)} by ${cause}`).sort());
  const credited = personOf(1, 'CREDIT SEEN');
  expect(() => move(credited, 'REGISTERING', 'intention', '', NOW)).toThrow(
    'no way from CREDIT SEEN to REGISTERING by intention',
  );
});

test('nobody whose state says that they may be marked comes to be marked but by a person’s word', () => {
  for (const { from, to, cause } of TRANSITIONS) {
    const isBack = to.startsWith('REGISTERED') || to.startsWith('READY');
    const wasMarked =
      ['MARKING', 'MARKING/lost', 'HELD/no-credit'].includes(from) || /ATTENDED|set-back|still/.test(from);
    if (wasMarked && isBack) expect([from, to, ['decision', 'refusal'].includes(cause)]).toEqual([from, to, true]);
  }
});

test.each([
  ['HELD', 'trap', 'HELD', 'trap'],
  ['READY', '', 'READY', ''],
  ['CREDIT SEEN', 'confirmed', 'CREDIT SEEN', 'confirmed'],
  // Anybody can type into a tab.
  ['Done!', '', 'HELD', 'odd-state'],
  ['', 'trap', 'HELD', 'odd-state'],
  ['constructor', '', 'HELD', 'odd-state'],
  ['HELD', 'because', 'HELD', ''],
  ['HELD', 'missing', 'HELD', ''],
  ['MARKING', 'trap', 'MARKING', ''],
  ['READY', 'removed', 'READY', 'again'],
])('cells "%s" and "%s" are read as %s "%s"', (stateCell, reasonCell, state, reason) => {
  expect(standIn(stateCell, reasonCell)).toEqual({ state, reason });
});

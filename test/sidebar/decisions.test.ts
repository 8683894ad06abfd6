import type { CandidateEvent, CheckedRow, CheckReport, CreditEvents } from '../../src/answers';
import type { Cause } from '../../src/roster/findings';
import {
  buildRequest,
  choiceFor,
  hashOfCause,
  hashOfClass,
  hashOfComponent,
  hashOfEarlier,
  hashOfEvent,
  hashOfOffer,
  isLookedUp,
  keepDecisions,
  keptDecisions,
  UNDECIDED,
} from '../../src/sidebar/decisions';

const row = (number: number, more: Partial<CheckedRow> = {}): CheckedRow => ({
  row: number,
  outcome: 'credit',
  memberId: `99990000${number}`,
  firstName: 'Ana',
  lastName: 'Alvarez',
  date: '2026-05-14',
  growthzoneName: '',
  credits: ['COEC'],
  findings: [
    {
      level: 'check',
      code: 'struck-through',
      column: '',
      value: '',
      message: 'The row is struck through.',
      proposal: '',
    },
  ],
  ...more,
});

const CAUSE: Cause = { level: 'check', code: 'struck-through', title: '2 rows', rows: [2, 3], repair: null };

function report(rows: readonly CheckedRow[], more: Partial<CheckReport> = {}): CheckReport {
  return {
    sheet: 'Spring class',
    headerRow: 1,
    columns: {},
    rows,
    counts: { credit: rows.length, 'left out': 0, 'fix needed': 0, repeat: 0, 'not an attendee': 0 },
    credits: { COEC: rows.length, COEN: 0, FAIRH: 0 },
    files: [],
    causes: [CAUSE],
    questions: [],
    places: {},
    byHand: 0,
    directory: null,
    notWritten: '',
    mark: 'as-reviewed',
    summary: '',
    ...more,
  };
}

const CHECKED = report([row(2), row(3), row(4)]);

test.each<[what: string, now: CheckReport, isAskedAgain: boolean]>([
  ['nothing changed', report([row(2), row(3), row(4)]), false],
  ['the rows were sorted', report([row(3, { row: 2 }), row(2, { row: 3 }), row(4)]), false],
  ['a row without the finding changed', report([row(2), row(3), row(4, { lastName: 'Berg' })]), false],
  ['a name changed', report([row(2), row(3, { lastName: 'Berg' }), row(4)]), true],
  ['a member ID changed', report([row(2), row(3, { memberId: '999900009' }), row(4)]), true],
  ['a credit changed', report([row(2), row(3, { credits: ['COEN'] }), row(4)]), true],
  ['it is another sheet', report(CHECKED.rows, { sheet: 'Autumn class' }), true],
  ['a row came to it', report(CHECKED.rows, { causes: [{ ...CAUSE, rows: [2, 3, 4] }] }), true],
])('an accepted check: %s', (_, now, isAskedAgain) => {
  const cause = now.causes[0] ?? CAUSE;
  expect(hashOfCause(now, cause) !== hashOfCause(CHECKED, CAUSE)).toBe(isAskedAgain);
});

test('that nobody is to be invoiced is asked again where somebody else is in the class', () => {
  expect(hashOfClass(report([row(3), row(2)]))).toBe(hashOfClass(report([row(2), row(3)])));
  expect(hashOfClass(report([row(2), row(4)]))).not.toBe(hashOfClass(report([row(2), row(3)])));
  expect(hashOfClass(report([row(2), row(3, { outcome: 'left out' })]))).toBe(hashOfClass(report([row(2)])));
});

test('earlier credit that was skipped is looked up again for other people, another event or another sheet', () => {
  const skipped = hashOfEarlier(report([row(2), row(3)]), 'COEC', 8101);
  expect(hashOfEarlier(report([row(3), row(2)]), 'COEC', 8101)).toBe(skipped);
  expect(hashOfEarlier(report([row(2), row(4)]), 'COEC', 8101)).not.toBe(skipped);
  expect(hashOfEarlier(report([row(2), row(3)]), 'COEC', 8102)).not.toBe(skipped);
  expect(hashOfEarlier(report([row(2), row(3)], { sheet: 'Autumn class' }), 'COEC', 8101)).not.toBe(skipped);
});

const event = (
  eventId: number,
  unseen: string,
  code: CandidateEvent['lines'][number]['code'] = 'sessions',
): CandidateEvent => ({
  eventId,
  name: 'Code of Ethics',
  date: '2026-05-14',
  present: [],
  lines: [
    { code: 'component', result: 'pass', text: 'One component: COEC.' },
    { code, result: 'could not check', text: unseen },
  ],
});
const offer = (candidates: readonly CandidateEvent[], chosen: number): CreditEvents => ({
  credit: 'COEC',
  people: 3,
  candidates,
  chosen,
  advice: '',
});

test('what was looked up of an event is asked again for another one, and where something else could not be checked', () => {
  const about = offer([event(8101, 'Look at M1.')], 8101);
  const hash = hashOfEvent(about, event(8101, 'Look at M1.'));
  expect(hashOfEvent(about, event(8101, 'Look at M1.'))).toBe(hash);
  expect(hashOfEvent(about, event(8102, 'Look at M1.'))).not.toBe(hash);
  expect(hashOfEvent(about, event(8101, 'Look at the component.'))).not.toBe(hash);
});

test('what was looked up of a component holds for every event, and is asked beside what is to be looked up of the event', () => {
  const about = offer([event(8101, 'Look at M1.', 'm1-sync')], 8101);
  const [one, other] = [event(8101, 'Look at M1.', 'm1-sync'), event(8102, 'Look at M1.', 'm1-sync')];
  const both = { ...one, lines: [...one.lines, ...event(8101, 'Any sessions?').lines] };
  const component = hashOfComponent(about, one);
  expect(hashOfComponent(about, other)).toBe(component);
  expect(isLookedUp((hash) => hash === component, about, other)).toBe(true);
  expect(isLookedUp((hash) => hash === component, about, both)).toBe(false);
  expect(isLookedUp((hash) => [component, hashOfEvent(about, both)].includes(hash), about, both)).toBe(true);
});

test('an event is what a person chose among those offered, else the evident one; among others it is chosen anew', () => {
  const two = offer([event(8101, ''), event(8102, '')], 0);
  const decided = { confirmed: [], chosen: { [hashOfOffer(two)]: 8102 } };
  expect(choiceFor(UNDECIDED, two)).toBeUndefined();
  expect(choiceFor(UNDECIDED, { ...two, chosen: 8101 })?.eventId).toBe(8101);
  expect(choiceFor(decided, two)?.eventId).toBe(8102);
  expect(choiceFor(decided, offer([...two.candidates, event(8103, '')], 0))).toBeUndefined();
});

test('what is built says exactly what was confirmed of what is shown', () => {
  const about = offer([event(8101, 'Look at M1.')], 8101);
  const events = { classDate: '2026-05-14', questions: [], credits: [about] };
  expect(buildRequest(UNDECIDED, CHECKED, events)).toEqual({
    checked: 'as-reviewed',
    events: { COEC: 8101 },
    accepted: [],
    lookedUp: [],
    nobodyToInvoice: false,
  });
  const confirmed = [hashOfCause(CHECKED, CAUSE), hashOfClass(CHECKED), hashOfEvent(about, event(8101, 'Look at M1.'))];
  expect(buildRequest({ confirmed, chosen: {} }, CHECKED, events)).toEqual({
    checked: 'as-reviewed',
    events: { COEC: 8101 },
    accepted: ['struck-through'],
    lookedUp: ['COEC'],
    nobodyToInvoice: true,
  });
});

test('what is kept in the browser names nobody, and comes back; where the browser refuses, nothing is decided', () => {
  const kept = new Map<string, string>();
  const storage = () => ({
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  const refused = () => {
    throw new Error('The document is sandboxed and lacks the allow-same-origin flag.');
  };
  const decisions = { confirmed: [hashOfCause(CHECKED, CAUSE)], chosen: { [hashOfOffer(offer([], 0))]: 8101 } };
  expect(keptDecisions(storage)).toEqual(UNDECIDED);
  keepDecisions(storage, decisions);
  expect(keptDecisions(storage)).toEqual(decisions);
  expect([...kept.values()].join()).not.toMatch(/Alvarez|9999/);
  keepDecisions(refused, decisions);
  expect(keptDecisions(refused)).toEqual(UNDECIDED);
  for (const broken of ['', 'null', '[]', '{"confirmed":1}', '{']) {
    expect(keptDecisions(() => ({ ...storage(), getItem: () => broken }))).toEqual(UNDECIDED);
  }
});

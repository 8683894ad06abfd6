import fc from 'fast-check';
import { isLeftOut, type Person, standIn } from '../../../src/run/person';
import { type Ended, runToTheEnd } from './coordinator';
import { type Before, CLASS_DATE } from './roster';
import { World } from './world';

// A credit tab under the hands of people: rows are copied and pasted over, cells typed over, swapped, filled down, sorted
// alone, while the run goes on and between its steps.

/** Every cell of a row. */
const FIELDS = [
  'memberId',
  'state',
  'reason',
  'contactId',
  'growthzoneName',
  'creditBefore',
  'enrolmentId',
  'attendeeId',
  'otherContacts',
  'reviewed',
  'since',
  'firstName',
  'email',
  'eventId',
  'tenant',
] as const satisfies readonly (keyof Person)[];
type Field = (typeof FIELDS)[number];

const WORDS = ['READY', 'REGISTERING', 'REGISTERED', 'MARKING', 'ATTENDED', 'CREDIT SEEN', 'FAILED', 'HELD', 'Done!'];
const REASONS = [
  '',
  'again',
  'confirmed',
  'lost',
  'answered',
  'cure',
  'already',
  'trap',
  'twice',
  'set-back',
  'no-credit',
];
/** What somebody might type, of each kind of cell. */
const TYPED: Readonly<Record<Field, readonly (string | number)[]>> = {
  memberId: ['', '999909999', 'x'],
  state: WORDS,
  reason: REASONS,
  contactId: [0, 1, 77_777],
  growthzoneName: ['', 'Otto Other'],
  creditBefore: ['', 'none', 'not shown', '2023-03-01', CLASS_DATE],
  enrolmentId: [0, 1, 20_001],
  attendeeId: [0, 1, 90_001, 90_002],
  otherContacts: ['', '1', '77777'],
  reviewed: ['', 'x'],
  since: [0],
  firstName: ['', 'Otto'],
  email: ['', 'otto@example.com'],
  eventId: [0, 8102],
  tenant: ['', 'other'],
};

/** Something that somebody does to the tab, soon after so many requests since the one before. */
export interface CellEdit {
  readonly gap: number;
  readonly what: 'copy' | 'paste' | 'paste old' | 'swap' | 'fill down' | 'sort' | 'sort a column' | 'type';
  readonly row: number;
  readonly other: number;
  readonly field: Field;
  readonly value: number;
}

export interface CellSchedule {
  readonly before: readonly Before[];
  readonly edits: readonly CellEdit[];
  readonly kills: readonly number[];
}

/** Schedules of so many people at most, and of so many kills. */
export const cellSchedules = (most: number, kills: number): fc.Arbitrary<CellSchedule> =>
  fc.record({
    before: fc.array(
      fc.oneof(
        { weight: 3, arbitrary: fc.constant<Before>('new') },
        { weight: 2, arbitrary: fc.constantFrom<Before>('earlier credit', 'credited', 'registered') },
      ),
      { minLength: 2, maxLength: most },
    ),
    edits: fc.array(
      fc.record({
        gap: fc.nat({ max: 12 }),
        what: fc.constantFrom<CellEdit['what']>(
          'copy',
          'paste',
          'paste old',
          'swap',
          'fill down',
          'sort',
          'sort a column',
          'type',
          'type',
          'type',
        ),
        row: fc.nat({ max: 5 }),
        other: fc.nat({ max: 5 }),
        // What decides is met most.
        field: fc.oneof(
          fc.constantFrom(...FIELDS),
          fc.constantFrom<Field>(
            'state',
            'reason',
            'contactId',
            'creditBefore',
            'memberId',
            'attendeeId',
            'enrolmentId',
          ),
        ),
        value: fc.nat({ max: 20 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    kills: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: kills, maxLength: kills }),
  });

/** So few people come to an end sooner. */
const MOST_STEPS = 120;

/** What is wrong at the end, in the stand-in's own counts. */
export interface CellOutcome {
  readonly wrong: readonly string[];
  readonly edits: number;
}

export function playCells(schedule: CellSchedule): CellOutcome {
  const world = new World(schedule.before);
  const { book, network } = world;
  book.event = { ...book.event, built: book.tab.length };
  const reviewed = book.tab.map(({ memberId, contactId }) => ({ memberId, contactId }));
  const old = [...book.tab];
  let edits = 0;
  const edit = (one: CellEdit) => () => {
    edits += 1;
    change(book.tab, old, one);
  };
  let at = 0;
  for (const one of schedule.edits) {
    at += one.gap;
    const before = network.meanwhile.get(at);
    const now = edit(one);
    if (at === 0) now();
    else
      network.meanwhile.set(at, () => {
        before?.();
        now();
      });
  }
  const kills = [...schedule.kills];
  world.killAt = kills.shift() ?? 0;
  const end = () => judged(world, runToTheEnd(world, ['session-one'], MOST_STEPS), reviewed);
  let wrong = end();
  if (wrong.length > 0) {
    // Whatever was done to the tab in the last step is found at the next look.
    network.meanwhile.clear();
    wrong = end();
  }
  world.store.close();
  return { wrong, edits };
}

function judged(
  { store, network, book, before }: World,
  ended: Ended,
  reviewed: readonly Pick<Person, 'memberId' | 'contactId'>[],
): readonly string[] {
  const wrong = ended.kind === 'stuck' ? [`no way on: ${ended.last}`] : [];
  const attendees = network.attendees();
  reviewed.forEach(({ memberId, contactId }, n) => {
    const registrations = attendees.filter((one) => one.contactId === contactId).length;
    const certificates = store.certificatesOf(contactId).length;
    const rows = book.own().filter((one) => one.memberId === memberId);
    const shown = rows.map(({ state, reason, detail }) => `${state} ${reason} "${detail}"`).join('; ');
    const who = `${memberId} (${before[n]}) ${shown}: ${registrations} registrations, ${certificates} certificates`;
    if (registrations > 1 || certificates > 1 || network.remarked.has(contactId)) wrong.push(`twice: ${who}`);
    if (before[n] === 'credited' && certificates > 0) wrong.push(`credited before: ${who}`);
    if (ended.kind === 'stuck') return;
    const [row] = rows;
    if (rows.length !== 1 || !row) wrong.push(`${rows.length} rows: ${who}`);
    else if (row.state !== 'CREDIT SEEN' && !isLeftOut(row)) wrong.push(`not at an end: ${who}`);
    else if (row.state === 'CREDIT SEEN' && certificates === 0 && before[n] !== 'credited')
      wrong.push(`not credited: ${who}`);
  });
  const known = new Set(reviewed.map(({ contactId }) => contactId));
  const strangers = attendees.filter(({ contactId }) => !known.has(contactId));
  if (strangers.length > 0) wrong.push(`${strangers.length} strangers in the event`);
  const { certificates, attendedTransitions } = store.counters();
  if (certificates !== attendedTransitions)
    wrong.push(`${certificates} certificates, ${attendedTransitions} transitions`);
  return wrong;
}

/** A row with another value in one cell. */
function withCell(person: Person, field: Field, value: string | number): Person {
  if (field === 'state') return { ...person, ...standIn(String(value), person.reason) };
  if (field === 'reason') return { ...person, ...standIn(person.state, String(value)) };
  return { ...person, [field]: value };
}

function change(tab: Person[], old: readonly Person[], { what, row, other, field, value }: CellEdit): void {
  const from = row % tab.length;
  const to = other % tab.length;
  const [one, two] = [tab[from], tab[to]];
  if (!one || !two) return;
  switch (what) {
    case 'copy':
      tab.push({ ...one });
      return;
    case 'paste':
      tab[to] = { ...one };
      return;
    case 'paste old':
      tab[to] = { ...(old[row % old.length] ?? one) };
      return;
    case 'swap':
      tab[from] = withCell(one, field, two[field]);
      tab[to] = withCell(two, field, one[field]);
      return;
    case 'fill down':
      for (let place = from + 1; place < tab.length; place += 1)
        tab[place] = withCell(tab[place] ?? one, field, one[field]);
      return;
    case 'sort':
      tab.reverse();
      return;
    case 'sort a column': {
      const values = tab.map((person) => person[field]).reverse();
      tab.forEach((person, place) => {
        tab[place] = withCell(person, field, values[place] ?? '');
      });
      return;
    }
    case 'type': {
      const typed = TYPED[field];
      tab[from] = withCell(one, field, typed[value % typed.length] ?? '');
    }
  }
}

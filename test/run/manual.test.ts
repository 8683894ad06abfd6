import type { State } from '../../src/run/machine';
import { manualFiles, manualSteps } from '../../src/run/manual';
import { nameOf, type Person, type RunEvent } from '../../src/run/person';
import { CLASS_EVENT, personOf } from '../support/class';

const event: RunEvent = { ...CLASS_EVENT, route: 'by hand' };

const person = (n: number, state: State, more: Partial<Person> = {}): Person =>
  personOf(n, state, { firstName: `Ana${n}`, attendeeId: n, ...more });

const csvProfile = [['memberId', 'Member ID']] as const;

function checklist(
  people: readonly Person[],
  more: {
    ticked?: readonly string[];
    canary?: RunEvent['canary'];
    isChanged?: boolean;
    missing?: string;
    canRead?: boolean;
    creditShown?: boolean;
  } = {},
) {
  const about = { ...event, canary: more.canary ?? 'open', creditShown: more.creditShown ?? event.creditShown };
  const files = manualFiles(about, people, csvProfile);
  const ticked = new Set(more.ticked ?? []);
  return manualSteps({
    event: about,
    people,
    files,
    isSetAllAllowed: true,
    ticked,
    isChanged: more.isChanged ?? false,
    missing: more.missing ?? '',
    canRead: more.canRead ?? true,
  });
}

const openCodes = (steps: ReturnType<typeof checklist>) => steps.flatMap(({ code, isOpen }) => (isOpen ? [code] : []));

test.each<[string, readonly Person[], RunEvent['canary'], readonly string[]]>([
  [
    'nobody imported',
    [person(1, 'READY'), person(2, 'READY')],
    'open',
    [
      ...['download', 'trial-import', 'trial-read-back', 'import', 'read-back'],
      ...['trial-attended', 'trial-certificate', 'attended', 'final-read-back'],
    ],
  ],
  [
    'one person in the whole roster is the trial',
    [person(1, 'READY')],
    'open',
    [
      ...['download', 'trial-import', 'trial-read-back'],
      ...['trial-attended', 'trial-certificate', 'attended', 'final-read-back'],
    ],
  ],
  [
    'everybody registered',
    [person(1, 'REGISTERED'), person(2, 'REGISTERED')],
    'open',
    ['trial-attended', 'trial-certificate', 'attended', 'final-read-back'],
  ],
  ['the trial credited', [person(1, 'CREDIT SEEN'), person(2, 'REGISTERED')], 'seen', ['attended', 'final-read-back']],
  [
    'the trial attended, its certificate not seen',
    [person(1, 'ATTENDED'), person(2, 'REGISTERED')],
    'open',
    ['trial-certificate'],
  ],
  ['everybody attended', [person(1, 'ATTENDED'), person(2, 'CREDIT SEEN')], 'open', ['final-read-back']],
  [
    'imported as Attended',
    [person(1, 'HELD', { reason: 'trap' })],
    'open',
    ['cure-back', 'cure-done', 'cure-read-back'],
  ],
  ['everybody credited', [person(1, 'CREDIT SEEN'), person(2, 'FAILED', { reason: 'left-out' })], 'seen', []],
])('the checklist has what is still to do: %s', (_, people, canary, codes) => {
  expect(openCodes(checklist(people, { canary }))).toEqual(codes);
});

test('what was ticked stays as done, in its place; what a read-back proved is done as well', () => {
  const steps = checklist([person(1, 'REGISTERED')], { ticked: ['trial-import', 'attended'] });
  expect(steps.map(({ code, isOpen, part }) => [code, isOpen, part])).toEqual([
    ...['download', 'trial-import', 'trial-read-back', 'import', 'read-back'].map((code) => [code, false, 'import']),
    ['trial-attended', true, 'mark'],
    ['trial-certificate', true, 'mark'],
    ['attended', true, 'mark'],
    ['final-read-back', true, 'mark'],
  ]);
});

test('the trial of marking names whoever has no earlier credit, as GrowthZone does', () => {
  const people = [
    person(1, 'REGISTERED', { creditBefore: '2023-01-01' }),
    person(2, 'REGISTERED', { growthzoneName: 'Anna Alvarez' }),
  ];
  const trial = checklist(people).find(({ code }) => code === 'trial-attended');
  expect(trial?.text).toContain('set Anna Alvarez to Attended');
  expect(nameOf(person(3, 'READY'))).toBe('Ana3 Alvarez');
});

test('in an event that was changed nothing is to do; what was ticked stays', () => {
  const people = [person(1, 'READY'), person(2, 'REGISTERED')];
  const steps = checklist(people, { ticked: ['download'], isChanged: true });
  expect(openCodes(steps)).toEqual([]);
  expect(steps[0]).toMatchObject({ code: 'download', isOpen: false });
});

test('while pages of a pasted list are missing, only the next page is to do', () => {
  const steps = checklist([person(1, 'REGISTERED'), person(2, 'READY')], { missing: '1 of 2. Paste the next page.' });
  expect(steps.filter(({ isOpen }) => isOpen).map(({ code, text }) => [code, text])).toEqual([
    ['read-back', '1 of 2. Paste the next page.'],
  ]);
});

test.each<[string, readonly Person[], readonly string[]]>([
  ['one who comes later is alone', [person(1, 'CREDIT SEEN'), person(2, 'READY')], ['COEC-8101-1person.csv']],
  ['two who come later', [person(1, 'ATTENDED'), person(2, 'READY'), person(3, 'READY')], ['COEC-8101-2people.csv']],
  ['one left of an import', [person(1, 'REGISTERED'), person(2, 'READY')], ['COEC-8101-1person.csv']],
  ['the first of all', [person(1, 'READY'), person(2, 'READY')], ['COEC-8101-trial.csv', 'COEC-8101-1of1.csv']],
])('files are named for who is in them: %s', (_, people, names) => {
  expect(manualFiles(event, people, csvProfile).map(({ name }) => name)).toEqual(names);
});

describe('each line offers only what this person can do', () => {
  const people = [
    ...[person(1, 'READY'), person(2, 'READY')],
    ...[person(3, 'HELD', { reason: 'trap' }), person(4, 'HELD', { reason: 'trap' })],
  ];
  const texts = (canRead: boolean) => checklist(people, { canRead }).map(({ text }) => text);
  test('with a key a list is read back or pasted', () => {
    expect(texts(true).filter((text) => /^Read back here, or paste the attendee list\b/.test(text))).toHaveLength(4);
  });
  test('without one it is pasted, in every line', () => {
    expect(texts(false).filter((text) => /^Paste the attendee list\b/.test(text))).toHaveLength(4);
    expect(texts(false).join()).not.toMatch(/read back/i);
  });
  test.each([
    [true, true, 'then read back here.'],
    [true, false, 'then say so above, or paste the completions.'],
    [false, true, 'then say so above, or paste the completions.'],
  ])('a certificate, where it can read %s and credit is shown %s: %s', (canRead, creditShown, end) => {
    const lines = checklist([person(1, 'ATTENDED'), person(2, 'REGISTERED')], { canRead, creditShown });
    expect(lines.find(({ code }) => code === 'trial-certificate')?.text).toContain(end);
  });
});

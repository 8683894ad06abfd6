import type { State } from '../../src/run/machine';
import { manualFiles, manualSteps, nameOf } from '../../src/run/manual';
import type { Person, RunEvent } from '../../src/run/person';
import { CLASS_EVENT, personOf } from '../support/class';

const event: RunEvent = { ...CLASS_EVENT, route: 'by hand' };

const person = (n: number, state: State, more: Partial<Person> = {}): Person =>
  personOf(n, state, { firstName: `Ana${n}`, attendeeId: n, ...more });

const csvProfile = [['memberId', 'Member ID']] as const;

function checklist(people: readonly Person[], more: { ticked?: readonly string[]; canary?: RunEvent['canary'] } = {}) {
  const about = { ...event, canary: more.canary ?? 'open' };
  const files = manualFiles(about, people, csvProfile);
  const ticked = new Set(more.ticked ?? []);
  return manualSteps({ event: about, people, files, isSetAllAllowed: true, ticked });
}

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
  ['everybody credited', [person(1, 'CREDIT SEEN'), person(2, 'FAILED', { reason: 'left-out' })], 'seen', []],
])('the checklist has what is still to do: %s', (_, people, canary, codes) => {
  expect(checklist(people, { canary }).map(({ code }) => code)).toEqual(codes);
});

test('what was ticked stays as done, in its place, once it is no longer to do', () => {
  const steps = checklist([person(1, 'REGISTERED')], { ticked: ['trial-import', 'attended'] });
  expect(steps.map(({ code, isOpen, part }) => [code, isOpen, part])).toEqual([
    ['trial-import', false, 'import'],
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

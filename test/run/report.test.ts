import type { Person } from '../../src/run/person';
import { doneSentence, endingOf, reportOf, type StepReport, unbuiltWords, withUnbuilt } from '../../src/run/report';
import { CLASS_EVENT, personOf as person } from '../support/class';

test.each<[string, readonly Person[], string]>([
  ['before the import', [person(1, 'READY'), person(2, 'READY')], '0 of 2 are in the event, 2 not seen there'],
  ['after the trial', [person(1, 'REGISTERED'), person(2, 'READY')], '1 of 2 are in the event, 1 not seen there'],
  [
    'marked',
    [person(1, 'CREDIT SEEN'), person(2, 'ATTENDED')],
    '2 of 2 are in the event, 1 with the credit, 1 attended, the credit not seen yet',
  ],
  [
    'held',
    [person(1, 'CREDIT SEEN'), person(2, 'HELD')],
    '1 of 2 are in the event, 1 with the credit, 1 held for you to decide',
  ],
  [
    'one of them credited another way',
    [person(1, 'CREDIT SEEN'), { ...person(2, 'CREDIT SEEN'), reason: 'another-way' }],
    '1 of 2 are in the event, 1 with the credit, 1 credited another way',
  ],
])('a read-back says what it has seen: %s', (_, people, sentence) => {
  expect(doneSentence(people, CLASS_EVENT, 'read back')).toBe(sentence);
});

test.each([
  [
    { code: 'key-refused', message: 'x' },
    'registered',
    'GrowthZone no longer accepts the key. 1 done, 1 not sent. Enter a new key in Settings, then continue.',
  ],
  [
    { code: 'key-refused', message: 'x' },
    'credited',
    'GrowthZone no longer accepts the key. 0 done, 2 not credited yet. Enter a new key in Settings, then continue.',
  ],
  [
    { code: 'slow-down', message: 'x', retryAfterSeconds: 3600 },
    'registered',
    'GrowthZone asked us to wait 60 minutes. 1 done, 1 not sent. Continue after that.',
  ],
  [
    { code: 'unavailable', message: 'Not there.', retryAfterSeconds: 60 },
    'registered',
    'Not there. 1 done, 1 not sent. Wait 1 minute.',
  ],
] as const)('a pause says what is done, what is not, and the way on: %j', (refusal, goal, sentence) => {
  const people = [person(1, 'REGISTERED'), person(2, 'READY')];
  expect(endingOf({ status: 0, ...refusal }, people, goal)).toMatchObject({ status: 'paused', sentence });
});

const late = (n: number) => ({ credit: 'COEC', memberId: `99990120${n}`, name: `Late${n} Person` }) as const;

test.each([
  [[], ''],
  [[late(1)], '1 person of the roster is in no COEC tab: Late1 Person. Build the credit tabs again.'],
  [
    [late(1), { ...late(1), credit: 'FAIRH' as const }, late(2)],
    '2 people of the roster are in no COEC or FAIRH tab: Late1 Person and Late2 Person. Build the credit tabs again.',
  ],
])('who of the roster is in no tab is said with the names', (unbuilt, words) => {
  expect(unbuiltWords(unbuilt)).toBe(words);
});

test('of many only some are named', () => {
  const many = [1, 2, 3, 4, 5, 6, 7].map(late);
  expect(unbuiltWords(many)).toMatch(/^7 people .* Late5 Person and 2 more\. Build/);
});

test.each<[StepReport['status'], boolean]>([
  ['done', true],
  ['paused', true],
  ['waiting', false],
  ['working', false],
])('a step that is %s says so in words: %s; the number goes with each', (status, isSaid) => {
  const report = reportOf(CLASS_EVENT, [person(1, 'CREDIT SEEN')], 'credited', {
    status,
    sentence: '1 of 1 credited.',
  });
  expect(withUnbuilt(report, [])).toBe(report);
  const told = withUnbuilt(report, [late(1)]);
  expect(told.unbuilt).toBe(1);
  expect(told.sentence === report.sentence).toBe(!isSaid);
});

import { judgeBefore, judgeCredit } from '../../src/run/credit';
import { decide } from '../../src/run/decide';
import { standIn } from '../../src/run/person';
import { CLASS_EVENT, personOf } from '../support/class';

const NOW = 10_000_000;
const { date: CLASS } = CLASS_EVENT;
const EARLIER = '2023-03-01';
const LATER = '2031-03-01';
const on = (date: string) => ({ completed: true, date });

describe('before marking', () => {
  test.each([
    ['no completion', undefined, 'REGISTERED', 'none'],
    ['one of another year', on(EARLIER), 'REGISTERED', EARLIER],
    ['one without a date', on(''), 'REGISTERED', 'completed'],
    ['one of the class date', on(CLASS), 'CREDIT SEEN/already', CLASS],
    ['one since the class', on(LATER), 'HELD/later-credit', `${LATER}?`],
  ])('%s', (_, completion, standing, creditBefore) => {
    const { state, reason, ...judged } = judgeBefore(personOf(1, 'REGISTERED'), completion, CLASS_EVENT, NOW);
    expect([reason === '' ? state : `${state}/${reason}`, judged.creditBefore]).toEqual([standing, creditBefore]);
  });

  const held = judgeBefore(personOf(1, 'REGISTERED'), on(LATER), CLASS_EVENT, NOW);

  test('a credit since the class is asked about once: what a person said of it stays said', () => {
    const said = decide(held, 'send again', 'maria@example.org', NOW, undefined);
    if (!said.ok) throw new Error(said.problem.message);
    expect(judgeBefore(said.value, on(LATER), CLASS_EVENT, NOW)).toMatchObject({
      state: 'REGISTERED',
      creditBefore: LATER,
    });
    // Of yet another one nothing was said.
    expect(judgeBefore(said.value, on('2032-01-01'), CLASS_EVENT, NOW).reason).toBe('later-credit');
  });

  test('a word typed over the State says nothing of it', () => {
    const typed = { ...held, ...standIn('REGISTERED', held.reason) };
    expect(judgeBefore(typed, on(LATER), CLASS_EVENT, NOW).reason).toBe('later-credit');
  });
});

describe('after marking', () => {
  test.each([
    ['none before, the class date now', 'none', CLASS, 'CREDIT SEEN'],
    ['another year before, the class date now', EARLIER, CLASS, 'CREDIT SEEN'],
    ['another year before and now', EARLIER, EARLIER, 'ATTENDED'],
    ['a later one before and now', LATER, LATER, 'ATTENDED'],
    ['a later one before that nobody was asked about, the same now', `${LATER}?`, LATER, 'ATTENDED'],
    ['none before, another date now', 'none', LATER, 'HELD/other-date'],
    ['the class date before, as others marked them', CLASS, CLASS, 'CREDIT SEEN'],
  ])('%s', (_, creditBefore, shown, standing) => {
    const person = personOf(1, 'ATTENDED', { creditBefore, since: NOW });
    const { state, reason } = judgeCredit(person, on(shown), CLASS_EVENT, NOW);
    expect(reason === '' ? state : `${state}/${reason}`).toBe(standing);
  });
});

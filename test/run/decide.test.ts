import fc from 'fast-check';
import type { Result } from '../../src/roster/problems';
import { DECISIONS, type Decision, decide, whyNot } from '../../src/run/decide';
import type { Reason, State } from '../../src/run/machine';
import type { Person } from '../../src/run/person';
import { reconcile } from '../../src/run/reconcile';
import { personOf } from '../support/class';

const NOW = 1_000_000;
const person = (state: State, reason: Reason = '', more: Partial<Person> = {}): Person =>
  personOf(7, state, { reason, attendeeId: 91, since: NOW, ...more });

test.each<[State, Reason, Decision, string]>([
  ['HELD', 'not-seen', 'send again', 'READY'],
  ['HELD', 'still-registered', 'send again', 'REGISTERED'],
  ['HELD', 'gone', 'send again', 'READY'],
  ['HELD', 'other-name', 'send again', 'READY'],
  ['HELD', 'no-credit', 'send again', 'ATTENDED'],
  ['FAILED', '', 'send again', 'READY'],
  ['HELD', 'twice', 'send again', 'no'],
  ['HELD', 'status', 'send again', 'no'],
  ['HELD', 'set-back', 'send again', 'no'],
  ['HELD', 'gone-attended', 'send again', 'no'],
  ['HELD', 'trap', 'send again', 'no'],
  ['HELD', 'no-contact', 'send again', 'no'],
  ['HELD', 'removed', 'send again', 'no'],
  ['REGISTERING', '', 'send again', 'no'],
  ['MARKING', '', 'it is done', 'no'],
  ['HELD', 'set-back', 'it is done', 'CREDIT SEEN'],
  ['ATTENDED', '', 'it is done', 'CREDIT SEEN'],
  ['REGISTERED', '', 'it is done', 'no'],
  ['READY', '', 'leave out', 'FAILED'],
  ['HELD', 'trap', 'leave out', 'FAILED'],
  ['MARKING', '', 'leave out', 'no'],
  ['ATTENDED', '', 'leave out', 'no'],
  ['CREDIT SEEN', '', 'leave out', 'no'],
  ['ATTENDED', '', 'no certificate', 'HELD'],
  ['REGISTERED', '', 'no certificate', 'no'],
  ['MARKING', '', 'no certificate', 'no'],
  ['CREDIT SEEN', 'confirmed', 'no certificate', 'no'],
  ['FAILED', 'left-out', 'send again', 'no'],
])('%s %s, "%s": %s', (state, reason, decision, expected) => {
  const decided = decide(person(state, reason), decision, 'maria@example.org', NOW, undefined);
  expect(decided.ok ? decided.value.state : 'no').toBe(expected);
});

test('before it is marked again, the credit is read anew', () => {
  const decided = decide(person('HELD', 'still-registered'), 'send again', '', NOW, undefined);
  expect(decided).toMatchObject({ ok: true, value: { creditBefore: '' } });
});

test('whatever is said and seen of somebody without a certificate, they are never on the way to a second marking', () => {
  const happening = fc.oneof(
    fc.record({ said: fc.constantFrom(...DECISIONS) }),
    fc.record({ seen: fc.array(fc.constantFrom('Registered', 'Attended', 'No Show', 'Cancelled'), { maxLength: 2 }) }),
  );
  const before = fc.constantFrom('', 'none', 'not shown', '2023-01-01');
  fc.assert(
    fc.property(before, fc.array(happening, { maxLength: 12 }), (creditBefore, happenings) => {
      let now = NOW;
      let one = taken(decide(person('ATTENDED', '', { creditBefore }), 'no certificate', 'maria', now, undefined));
      for (const next of happenings) {
        now += 300_000;
        if ('said' in next) {
          const decided = decide(one, next.said, 'maria', now, undefined);
          if (decided.ok) one = decided.value;
        } else {
          const list = next.seen.map((status) => ({ attendeeId: 91, contactId: 7, name: 'Ana Alvarez', status }));
          one = reconcile([one], list, now)[0] ?? one;
        }
        expect(['HELD', 'ATTENDED', 'CREDIT SEEN', 'FAILED']).toContain(one.state);
        expect(one.state === 'HELD' && one.reason === 'trap').toBe(false);
      }
    }),
  );
});

function taken<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

test('a decision that the page does not offer is one that is refused, and says the same', () => {
  const reasons: readonly Reason[] = ['twice', 'status', 'set-back', 'trap', 'no-contact', 'not-seen', 'no-credit'];
  for (const reason of reasons) {
    for (const decision of ['send again', 'it is done', 'leave out'] as const) {
      const why = whyNot({ state: 'HELD', reason }, decision);
      const decided = decide(person('HELD', reason), decision, '', NOW, undefined);
      expect([reason, decision, decided.ok]).toEqual([reason, decision, why === '']);
      if (!decided.ok) expect(decided.problem.message).toContain(why);
    }
  }
});

import fc from 'fast-check';
import { fingerprint } from '../../src/plan/fingerprint';
import type { Result } from '../../src/roster/types';
import { bindToContent } from '../../src/run/binding';
import { DECISIONS, type Decision, decide } from '../../src/run/decide';
import { afterStep, holdsLease, LEASE_MS, type Lease, takeLease } from '../../src/run/lease';
import { reconcile } from '../../src/run/reconcile';
import { setAll } from '../../src/run/set-all';
import type { Person, Reason, State } from '../../src/run/states';

const NOW = 1_000_000;
const sent = { memberId: '999901101', firstName: 'Ana', lastName: 'Alvarez', suffix: '', email: '', office: '' };

const person = (state: State, reason: Reason = '', more: Partial<Person> = {}): Person => ({
  ...sent,
  eventId: 8101,
  state,
  reason,
  detail: '',
  growthzoneName: 'Ana Alvarez',
  contactId: 7,
  attendeeId: 91,
  enrolmentId: 0,
  creditBefore: 'none',
  reviewed: fingerprint(sent),
  since: NOW,
  ...more,
});

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

describe('content binding', () => {
  const plan = (print: string) => new Map([[sent.memberId, print]]);
  const good = fingerprint(sent);
  test.each<[string, Person, ReadonlyMap<string, string>, State, Reason]>([
    ['as reviewed', person('READY'), plan(good), 'READY', ''],
    ['edited in the roster', person('READY'), plan('other'), 'HELD', 'edited'],
    ['edited in the tab', person('READY', '', { lastName: 'Berg' }), plan(good), 'HELD', 'edited'],
    ['gone from the roster', person('REGISTERED'), new Map(), 'HELD', 'removed'],
    ['as reviewed again', person('HELD', 'edited'), plan(good), 'READY', 'again'],
    ['sent already', person('REGISTERING'), new Map(), 'REGISTERING', ''],
    ['held for something else', person('HELD', 'twice'), new Map(), 'HELD', 'twice'],
  ])('%s', (_, one, current, state, reason) => {
    expect(bindToContent([one], current, NOW)[0]).toMatchObject({ state, reason });
  });

  test('a fingerprint changes with every field that is sent, and with nothing else', () => {
    const prints = Object.keys(sent).map((field) => fingerprint({ ...sent, [field]: 'x' }));
    expect(new Set([good, ...prints]).size).toBe(prints.length + 1);
    expect(fingerprint(person('ATTENDED', '', { detail: 'x', since: 5 }))).toBe(good);
  });
});

describe('lease', () => {
  const granted = (answer: ReturnType<typeof takeLease>): Lease => {
    if (!answer.granted) throw new Error('not granted');
    return answer.lease;
  };
  const maria = granted(takeLease(undefined, 'maria', 'one', NOW));

  test('another session waits until it has ended', () => {
    expect(takeLease(maria, 'sam', 'two', NOW + LEASE_MS - 1).granted).toBe(false);
    expect(takeLease(maria, 'sam', 'two', NOW + LEASE_MS).granted).toBe(true);
  });
  test('of two steps of one session only the later may write', () => {
    const later = granted(takeLease(maria, 'maria', 'one', NOW + 1));
    expect(holdsLease(later, maria, NOW + 2)).toBe(false);
    expect(holdsLease(later, later, NOW + 2)).toBe(true);
  });
  test('between two steps it is short, and longer where the next is to wait', () => {
    expect(afterStep(maria, '', NOW, { inSeconds: 0 }).until).toBe(NOW + 60_000);
    expect(afterStep(maria, '', NOW, { inSeconds: 15 }).until).toBe(NOW + 75_000);
    expect(afterStep(maria, '', NOW, null).until).toBe(NOW);
  });
});

test.each([
  ['not read yet', undefined, false],
  ['exactly the plan', { beyond: 0, planned: 2, credited: 0 }, true],
  ['somebody beyond', { beyond: 1, planned: 2, credited: 0 }, false],
  ['somebody credited who is still Registered', { beyond: 0, planned: 2, credited: 1 }, false],
  ['not everybody in it', { beyond: 0, planned: 1, credited: 0 }, false],
])('Set All to Attended: %s', (_, list, allowed) => {
  expect(setAll([person('REGISTERED'), person('REGISTERED')], list).allowed).toBe(allowed);
});

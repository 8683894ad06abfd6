import { contentHash } from '../../src/roster/hashes';
import type { Reason, State } from '../../src/run/machine';
import type { Person } from '../../src/run/person';
import { bindToContent } from '../../src/run/reconcile';
import { personOf } from '../support/class';

const NOW = 1_000_000;
const sent = { memberId: '999901101', firstName: 'Ana', lastName: 'Alvarez', suffix: '', email: '', office: '' };
const person = (state: State, reason: Reason = '', more: Partial<Person> = {}): Person =>
  personOf(1, state, { reason, reviewed: contentHash(sent), since: NOW, ...more });

const plan = (print: string) => new Map([[sent.memberId, print]]);
const good = contentHash(sent);
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
  const prints = Object.keys(sent).map((field) => contentHash({ ...sent, [field]: 'x' }));
  expect(new Set([good, ...prints]).size).toBe(prints.length + 1);
  expect(contentHash(person('ATTENDED', '', { detail: 'x', since: 5 }))).toBe(good);
});

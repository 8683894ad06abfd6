import { reconcile } from '../../src/run/reconcile';
import { personOf } from '../support/class';

const NOW = 1_000_000;

const seen = (status: 'Registered' | 'Attended' | 'No Show') => [
  { attendeeId: 91, contactId: 1, status, name: 'Ana Alvarez' },
];
test.each([
  ['seen after a lost import', 'REGISTERING', seen('Registered'), 0, 'REGISTERED'],
  ['not seen yet', 'REGISTERING', [], 179_000, 'REGISTERING'],
  ['not seen for long', 'REGISTERING', [], 180_000, 'HELD'],
  ['never sent', 'READY', [], 999_000, 'READY'],
  ['there already', 'READY', seen('Registered'), 0, 'REGISTERED'],
  ['seen after a lost marking', 'MARKING', seen('Attended'), 0, 'ATTENDED'],
  ['marking not seen yet', 'MARKING', seen('Registered'), 179_000, 'MARKING'],
  ['marking not seen for long', 'MARKING', seen('Registered'), 180_000, 'HELD'],
  ['set back by somebody', 'ATTENDED', seen('Registered'), 0, 'HELD'],
  ['a no show', 'REGISTERED', seen('No Show'), 0, 'HELD'],
  ['twice in the list', 'READY', [...seen('Registered'), ...seen('Registered')], 0, 'HELD'],
  ['done stays done', 'CREDIT SEEN', [], 0, 'CREDIT SEEN'],
] as const)('%s', (_, state, list, later, expected) => {
  expect(reconcile([personOf(1, state, { since: NOW })], list, NOW + later)[0]?.state).toBe(expected);
});

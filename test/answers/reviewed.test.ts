import { contentIn, planFrom, type ReviewedRosterPorts, reviewedRoster } from '../../src/answers/reviewed';
import { recalledFor } from '../../src/answers/roster-now';
import { rowsOf } from '../../src/roster/export';
import { failure, success } from '../../src/roster/problems';
import type { RosterSettings } from '../../src/roster/settings';
import { remember } from '../../src/roster/sheet/memory';
import type { Reason, State } from '../../src/run/machine';
import { CLASS_EVENT, personOf } from '../support/class';
import { checkLines } from '../support/sheet';

const HEADER = 'NRDS ID | First Name | Last Name | Email | Credit Type | Credit?';
const checked = (line: string) => checkLines([HEADER, line]);
const rows = (line: string) => rowsOf(checked(line), 'COEC');
const ANA = '999901101 | Ana | Alvarez | ana@example.com | COEC | Y';

const portsWith = (more: Partial<ReviewedRosterPorts> = {}): ReviewedRosterPorts => ({
  isDirectoryAvailable: ({ tenant }) => tenant === 'demo',
  sheetName: (sheetId) => (sheetId === CLASS_EVENT.sheetId ? 'Roster' : undefined),
  check: (sheet) => (sheet === 'Roster' ? success(checked(ANA)) : failure('no-sheet', sheet)),
  ...more,
});

test('the roster that was reviewed is found by its sheet, whatever that is called now and whatever sheet is open', () => {
  const renamed = portsWith({ sheetName: () => 'Renamed', check: (sheet) => failure('no-header', sheet) });
  expect(reviewedRoster(portsWith(), CLASS_EVENT)).toMatchObject({ ok: true, value: { sheet: 'Roster' } });
  expect(reviewedRoster(renamed, CLASS_EVENT)).toEqual(failure('no-header', 'Renamed'));
});

test.each([
  ['its members are gone', { ...CLASS_EVENT, tenant: 'other' }, 'no-directory', /Read the members again/],
  ['its sheet is gone', { ...CLASS_EVENT, sheetId: 2 }, 'no-sheet', /was deleted. Put it back/],
])('where %s, a run pauses', (_, event, code, message) => {
  const problem = { code, message: expect.stringMatching(message) as string };
  expect(reviewedRoster(portsWith(), event)).toEqual({ ok: false, problem });
});

test.each([
  ['the name', ANA.replace('Alvarez', 'Alvares')],
  ['the e-mail', ANA.replace('ana@', 'a@')],
])('an edit of %s changes what the plan says of the person', (_, line) => {
  const before = planFrom(rows(ANA)).get('999901101');
  expect(before).toMatch(/^[0-9a-f]{16}$/);
  expect(planFrom(rows(ANA)).get('999901101')).toBe(before);
  expect(planFrom(rows(line)).get('999901101')).not.toBe(before);
});

test('whoever has the credit no more is not in the plan', () => {
  expect(planFrom(rows(ANA.replace('| Y', '| N'))).size).toBe(0);
});

test.each<[State, Reason, boolean]>([
  ['HELD', 'edited', true],
  ['HELD', 'removed', true],
  ['HELD', 'not-seen', false],
  ['HELD', 'other-name', false],
  ['FAILED', '', false],
  ['READY', '', false],
])('%s %s, sent again: the row as it is now is what was decided about: %s', (state, reason, isTaken) => {
  const edited = rows(ANA.replace('Alvarez', 'Alvares'));
  const content = contentIn(edited)(personOf(1, state, { reason, firstName: 'Ana', reviewed: 'old' }));
  const expected = { firstName: 'Ana', lastName: 'Alvares', reviewed: planFrom(edited).get('999901101') };
  if (isTaken) expect(content).toMatchObject(expected);
  else expect(content).toBeUndefined();
});

test('whoever is no longer in the roster has no content to be sent again', () => {
  expect(contentIn(rows(ANA))(personOf(2, 'HELD', { reason: 'removed' }))).toBeUndefined();
});

const HEADERS = ['Member', 'Other', 'Last'];
const remembered = remember([], HEADERS, { fields: new Map([[1, 'memberId'] as const]) });

test.each<[string, RosterSettings, readonly string[], RosterSettings['mapping'], boolean]>([
  ['headers seen before', {}, HEADERS, [['Other', 'memberId']], true],
  ['them in another order', {}, ['Other', 'Last', 'Member'], [['Other', 'memberId']], true],
  ['a choice made here', { mapping: [['Last', 'lastName']] }, HEADERS, [['Last', 'lastName']], true],
  ['a choice whose headers are gone', { mapping: [['Gone', 'lastName']] }, HEADERS, [['Other', 'memberId']], true],
  ['other headers', {}, ['A', 'B', 'C'], undefined, false],
])('for %s, the choices that count', (_, here, headers, mapping, isRecalled) => {
  const { settings, recalled } = recalledFor(here, headers, remembered);
  if (mapping) expect(settings.mapping).toEqual(expect.arrayContaining(mapping as unknown[]));
  else expect(settings.mapping).toBeUndefined();
  expect(recalled !== undefined).toBe(isRecalled);
});

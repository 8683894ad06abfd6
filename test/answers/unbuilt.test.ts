import { type TabKnown, unbuiltBy } from '../../src/answers/unbuilt';
import type { Credit } from '../../src/roster/types';
import { checkLines } from '../support/sheet';

const SHEET = 1;
const CHECK = checkLines([
  'NRDS ID | First Name | Last Name | Email | Credit Type | Credit?',
  '999901101 | Ana | Alvarez | ana@example.com | COEC | Y',
  '999901102 | Ben | Brown | ben@example.com | COEC, FAIRH | Y',
  '999901103 | Cy | Clark | cy@example.com | COEC | N',
]);
const tab = (memberIds: readonly string[] | undefined, sheetId = SHEET): TabKnown => ({
  sheetId,
  people: memberIds?.map((memberId) => ({ memberId })),
});

test.each<[string, Partial<Record<Credit, TabKnown>>, readonly string[]]>([
  ['everybody is', { COEC: tab(['999901101', '999901102']), FAIRH: tab(['999901102']) }, []],
  ['somebody is not', { COEC: tab(['999901102']), FAIRH: tab(['999901102']) }, ['COEC Ana Alvarez']],
  ['a credit has no tab at all', { COEC: tab(['999901101', '999901102']) }, ['FAIRH Ben Brown']],
  ['a tab is not looked into', { COEC: tab(['999901101', '999901102']), FAIRH: tab(undefined) }, []],
  ['a tab was built for another roster since', { COEC: tab([], 2), FAIRH: tab([], 2) }, []],
  ['no tab was built', {}, ['COEC Ana Alvarez', 'COEC Ben Brown', 'FAIRH Ben Brown']],
])('who of the roster is in no tab, where %s', (_, tabs, expected) => {
  const found = unbuiltBy(CHECK, SHEET, (credit) => tabs[credit]);
  expect(found.map(({ credit, name }) => `${credit} ${name}`)).toEqual(expected);
});

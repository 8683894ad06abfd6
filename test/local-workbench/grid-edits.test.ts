import { Clipboard } from '../../local/workbench/client/clipboard';
import { editsOf } from '../../local/workbench/client/edits';

const VALUES = 'sheet.mutation.set-range-values';
const text = (v: string) => ({ v, t: 1, custom: { isText: true } });

describe("what a change of the grid's library means for the workbook", () => {
  test.each([
    {
      name: 'a cell that was typed into',
      cells: { 3: { 1: { v: 'Ana' } } },
      blocks: [{ row: 3, column: 1, texts: [['Ana']] }],
    },
    {
      name: 'a pasted block is one edit',
      cells: { 3: { 1: { v: 'a' }, 2: { v: 7 } }, 4: { 1: { v: 'b' }, 2: { v: true } } },
      blocks: [
        {
          row: 3,
          column: 1,
          texts: [
            ['a', '7'],
            ['b', 'true'],
          ],
        },
      ],
    },
    {
      name: 'cells apart are edits apart',
      cells: { 3: { 1: { v: 'a' }, 5: { v: 'b' } } },
      blocks: [
        { row: 3, column: 1, texts: [['a']] },
        { row: 3, column: 5, texts: [['b']] },
      ],
    },
    { name: 'an emptied cell', cells: { 0: { 0: { v: null } } }, blocks: [{ row: 0, column: 0, texts: [['']] }] },
    {
      name: 'a formula as it was typed',
      cells: { 0: { 0: { f: '=A1', v: 3 } } },
      blocks: [{ row: 0, column: 0, texts: [['=A1']] }],
    },
    {
      name: 'a text that undo brings back stays a text',
      cells: { 0: { 0: text('012610007') } },
      blocks: [{ row: 0, column: 0, texts: [[{ text: '012610007' }]] }],
    },
    { name: 'a change of looks alone is none', cells: { 0: { 0: { s: { bl: 1 } } } }, blocks: [] },
  ])('$name', ({ cells, blocks }) => {
    const expected = blocks.map((block) => ({ kind: 'type', sheetId: 2, ...block }));
    expect(editsOf(VALUES, { subUnitId: '2', cellValue: cells })).toEqual(expected);
  });

  test('inserted rows and deleted columns', () => {
    const range = { startRow: 4, endRow: 6, startColumn: 1, endColumn: 1 };
    expect(editsOf('sheet.mutation.insert-row', { subUnitId: '2', range })).toEqual([
      { kind: 'insertRows', sheetId: 2, from: 4, count: 3 },
    ]);
    expect(editsOf('sheet.mutation.remove-col', { subUnitId: '2', range })).toEqual([
      { kind: 'deleteColumns', sheetId: 2, from: 1, count: 1 },
    ]);
  });
});

describe('the clipboard', () => {
  test('what comes from elsewhere is as if it were typed', () => {
    expect(new Clipboard().pasted('007\t1/2/2026\r\n"two\nlines"\t\r\n')).toEqual([
      ['007', '1/2/2026'],
      ['two\nlines', ''],
    ]);
  });

  test('a text that was copied here stays a text, whatever line ends the clipboard gives it', () => {
    const clipboard = new Clipboard();
    clipboard.copied('012610007\t7\n012610008\t8', [
      [text('012610007'), { v: 7 }],
      [text('012610008'), { v: 8 }],
    ]);
    expect(clipboard.pasted('012610007\t7\r\n012610008\t8\r\n')).toEqual([
      [{ text: '012610007' }, '7'],
      [{ text: '012610008' }, '8'],
    ]);
  });
});

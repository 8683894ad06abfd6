import { type Result, success } from '../roster';
import { gridNamed, insertAside, spreadsheet } from './spreadsheet';

const NAME = 'Sample roster';

/** Fictional people, with something to decide: a lost zero, no credit, the same person twice. */
const ROWS: readonly (readonly string[])[] = [
  ['NRDS ID', 'First Name', 'Last Name', 'Email', 'Brokerage', 'New or Existing', 'Credit?'],
  ['999900101', 'Ana', 'Alvarez', 'ana.alvarez@example.com', 'Harbor Realty', 'Existing', 'Y'],
  ['999900102', 'Ben', 'Berg', 'ben.berg@example.com', 'Lakeside Group', 'New', 'Y'],
  ['99990010', 'Chloé', 'Diaz', 'chloe.diaz@example.com', 'Harbor Realty', 'Existing', 'Y'],
  ['999900104', 'Dmitri', 'de la Cruz', 'dmitri@example.com', 'Old Mill Realty', 'Existing', 'N'],
  ['999900105', 'Eve', 'O’Neil', 'eve.oneil@example.com', 'Lakeside Group', 'Existing', 'Y'],
  ['', 'Farah', 'Fofanah', 'farah@example.com', 'Harbor Realty', 'New', 'Y'],
  ['999900101', 'Ana', 'Alvarez', 'ana.alvarez@example.com', 'Harbor Realty', 'Existing', 'Y'],
];

/** Adds a tab with a small fictional roster and opens it; the one that is there is opened again. */
export function addSampleRoster(): Result<null> {
  const book = spreadsheet();
  const known = gridNamed(NAME);
  if (known) {
    book.setActiveSheet(known);
    return success(null);
  }
  const sheet = insertAside(NAME, book.getSheets().length);
  const width = ROWS[0]?.length ?? 0;
  sheet
    .getRange(1, 1, ROWS.length, width)
    .setNumberFormat('@')
    .setValues(ROWS.map((row) => [...row]));
  book.setActiveSheet(sheet);
  return success(null);
}

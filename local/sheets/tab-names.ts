import type { SheetData, Workbook } from './workbook';

/** Google's limit. */
const NAME_CHARACTERS = 100;

/** A name that a tab may have: not empty, and no other tab's, whatever its case. Throws where it may not. */
export function checkedName(book: Workbook, name: string, of?: SheetData): string {
  if (name.trim() === '' || name.length > NAME_CHARACTERS)
    throw new Error(`"${name}" is no name for a tab: give 1 to ${NAME_CHARACTERS} characters.`);
  const isTaken = book.sheets.some((one) => one !== of && one.name.toLowerCase() === name.toLowerCase());
  if (isTaken) throw new Error(`A sheet with the name "${name}" already exists. Please enter another name.`);
  return name;
}

/** The name of a tab that nobody named. */
export function freeName(book: Workbook): string {
  const names = new Set(book.sheets.map(({ name }) => name.toLowerCase()));
  let number = book.sheets.length + 1;
  while (names.has(`sheet${number}`)) number += 1;
  return `Sheet${number}`;
}

/** The name for a tab that already has one: with a number behind it where another tab is called so. */
export function numberedName(book: Workbook, name: string): string {
  const names = new Set(book.sheets.map((sheet) => sheet.name.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : ` (${number})`;
    const wanted = name.slice(0, NAME_CHARACTERS - ending.length) + ending;
    if (!names.has(wanted.toLowerCase())) return wanted;
  }
}

import type { Edit, GridSheet } from '../protocol';

export type TabWish = Exclude<Edit, { kind: 'type' } | { from: number }>;

/**
 * What a person wants done with the tabs. The grid does not do it by itself: the workbook does, since it gives the
 * numbers, and every window then shows it. `params` is the library's own.
 */
export function tabWishOf(id: string, params: unknown, sheets: readonly GridSheet[]): TabWish | undefined {
  const given = (params ?? {}) as { subUnitId?: string; name?: string; order?: number; index?: number };
  const sheetId = Number(given.subUnitId ?? Number.NaN);
  switch (id) {
    case 'sheet.command.insert-sheet':
      return { kind: 'insertSheet', name: freshName(sheets), index: given.index ?? sheets.length };
    case 'sheet.command.set-worksheet-name':
      return { kind: 'renameSheet', sheetId, name: given.name ?? '' };
    case 'sheet.command.set-worksheet-order':
      return { kind: 'moveSheet', sheetId, index: given.order ?? 0 };
    case 'sheet.command.remove-sheet':
      return { kind: 'deleteSheet', sheetId };
    default:
      return undefined;
  }
}

function freshName(sheets: readonly GridSheet[]): string {
  let number = sheets.length + 1;
  while (sheets.some(({ name }) => name === `Sheet${number}`)) number += 1;
  return `Sheet${number}`;
}

const REFUSED: readonly (readonly [RegExp, string])[] = [
  [
    /^sheet\.command\.(set-range-(bold|italic|underline|stroke|font|subscript|superscript|text-color)|set-(bold|italic|underline|stroke|style|border|background|text|font|horizontal|vertical)|reset-|numfmt)/,
    'The practice sheet keeps what you type; formatting is left to the add-on.',
  ],
  [
    /^sheet\.command\.(insert-range-move|delete-range-move|move-cols|move-rows|add-worksheet-merge|copy-sheet|split-text|insert-defined)/,
    'The practice sheet has rows, columns and tabs to insert and delete; do this in your own file and open it again.',
  ],
  [
    /^sheet\.command\.(add-range-protection|add-worksheet-protection|change-sheet-protection|set-worksheet-hidden|addDataValidation|update-note|delete-note|set-(row|col|selection|first-row|first-column)-frozen)/,
    'The practice sheet leaves this to the add-on.',
  ],
  [/^sheet\.operation\.add-note-popup/, 'Notes in the practice sheet are written by the add-on.'],
];

/** Why the grid does not do what a person asked for; nothing where it does. */
export function whyRefused(id: string): string | undefined {
  return REFUSED.find(([pattern]) => pattern.test(id))?.[1];
}

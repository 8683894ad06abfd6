import { z } from 'zod';
import type { Way } from './protocol';

/** Sheets' own limits: ten million cells, and so many columns. */
export const MOST_CELLS = 10_000_000;
const row = z
  .int()
  .min(0)
  .max(MOST_CELLS - 1);
const column = z.int().min(0).max(18_277);
const place = z
  .int()
  .min(0)
  .max(MOST_CELLS - 1);
const sheetId = z.int();
/** Sheets' own limits. */
const cellText = z.string().max(50_000);
const name = z.string().max(100);

const edit = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('type'),
    sheetId,
    row,
    column,
    texts: z.array(z.array(z.union([cellText, z.object({ text: cellText })])).min(1)).min(1),
  }),
  z.object({
    kind: z.enum(['insertRows', 'deleteRows', 'insertColumns', 'deleteColumns']),
    sheetId,
    from: place,
    count: z.int().min(1).max(100_000),
  }),
  z.object({ kind: z.literal('insertSheet'), name, index: place }),
  z.object({ kind: z.literal('renameSheet'), sheetId, name }),
  z.object({ kind: z.literal('moveSheet'), sheetId, index: place }),
  z.object({ kind: z.literal('deleteSheet'), sheetId }),
]);

/** The ways to open a file over a spreadsheet that was worked on. */
export const WAYS = ['as a sheet', 'instead'] as const satisfies readonly Way[];

/** What each of the page's requests must look like; anything else is refused before anything is done. */
export const REQUESTS = {
  edit: z.object({ workbookId: z.string(), edits: z.array(edit) }),
  select: z.object({
    selection: z.object({
      sheetId,
      row,
      column,
      rows: z.int().min(1).max(MOST_CELLS),
      columns: z.int().min(1).max(18_278),
    }),
  }),
  run: z.object({ name: z.string().min(1).max(100), args: z.array(z.unknown()).max(10) }),
  closed: z.object({ which: z.enum(['sidebar', 'dialog']) }),
  sample: z.object({ file: z.string(), way: z.enum(WAYS).nullable() }),
  practice: z.object({}),
  notNow: z.object({}),
  user: z.object({ email: z.string() }),
  startOver: z.object({}),
  letPass: z.object({ minutes: z.int().min(1).max(1440) }),
};

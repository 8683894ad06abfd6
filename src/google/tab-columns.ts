import type { Person } from '../run';

/** What a person reads comes first; what only the add-on needs stands at the end, out of sight. */
export const HEADERS = [
  'Member ID',
  'First Name',
  'Last Name',
  'State',
  'Detail',
  'GrowthZone Name',
  'Email',
  'Organization',
  'Event ID',
  'Suffix',
  'Since',
  'Reason',
  'Contact ID',
  'Attendee ID',
  'Enrolment ID',
  'Credit Before',
  'Reviewed',
  'Association',
  'Other Contacts',
] as const;
export type Header = (typeof HEADERS)[number];

/** Without them a row still tells everything: tabs were built without them at first. They come with the next write. */
const LATER: ReadonlySet<Header> = new Set(['Association', 'Other Contacts']);

/** What of a person stands under each header. */
export const FIELD_OF: Readonly<Record<Header, Exclude<keyof Person, 'row'>>> = {
  'Member ID': 'memberId',
  'First Name': 'firstName',
  'Last Name': 'lastName',
  State: 'state',
  Detail: 'detail',
  'GrowthZone Name': 'growthzoneName',
  Email: 'email',
  Organization: 'office',
  'Event ID': 'eventId',
  Suffix: 'suffix',
  Since: 'since',
  Reason: 'reason',
  'Contact ID': 'contactId',
  'Attendee ID': 'attendeeId',
  'Enrolment ID': 'enrolmentId',
  'Credit Before': 'creditBefore',
  Reviewed: 'reviewed',
  Association: 'tenant',
  'Other Contacts': 'otherContacts',
};

/** Where the columns of a credit tab stand by now, counted from 0, whatever was inserted, moved or deleted. */
export interface Layout {
  /** The header's row; -1 where it was deleted. */
  readonly header: number;
  readonly columns: ReadonlyMap<Header, number>;
  /** Headers whose column is not there. */
  readonly lacking: readonly Header[];
  /** The same, and those that came later. */
  readonly toAdd: readonly Header[];
}

/** So many headers in one row make it the header: no person's row has them. */
const ENOUGH = 3;

const keyOf = (text: string): string => text.trim().toLowerCase();
const KEYS: ReadonlyMap<string, Header> = new Map(HEADERS.map((header) => [keyOf(header), header]));

/** True where most of the headers stand in one of the rows, as in a credit tab of a file that was saved and opened again. */
export const hasTabHeader = (row: readonly string[]): boolean => headersIn(row).size * 2 > HEADERS.length;

/** The columns under each header of a row. */
function headersIn(row: readonly string[]): ReadonlyMap<Header, readonly number[]> {
  const found = new Map<Header, number[]>();
  row.forEach((text, column) => {
    const header = KEYS.get(keyOf(text));
    if (header) found.set(header, [...(found.get(header) ?? []), column]);
  });
  return found;
}

/**
 * Finds the columns by their headers. `tagged` gives the columns that carry a tag; it is asked only where a header is
 * missing or stands twice, since that costs service calls.
 */
export function layoutOf(display: readonly (readonly string[])[], tagged: () => ReadonlyMap<Header, number>): Layout {
  const header = display.findIndex((row) => headersIn(row).size >= ENOUGH);
  const named = headersIn(display[header] ?? []);
  const columns = new Map<Header, number>();
  for (const [name, [only, ...more]] of named) if (only !== undefined && more.length === 0) columns.set(name, only);
  if (columns.size < HEADERS.length) {
    const taken = new Set(columns.values());
    const tags = tagged();
    for (const name of HEADERS.filter((one) => !columns.has(one))) {
      const among = named.get(name) ?? [];
      const tag = tags.get(name);
      const isFree = tag !== undefined && !taken.has(tag) && (among.length === 0 || among.includes(tag));
      const column = isFree ? tag : among[0];
      if (column !== undefined) columns.set(name, column);
    }
  }
  const toAdd = HEADERS.filter((name) => !columns.has(name));
  const lacking = toAdd.filter((name) => !LATER.has(name));
  // Without header and with a column gone there is no telling what the first row is: it takes the new header.
  return { header: header < 0 && lacking.length > 0 ? 0 : header, columns, lacking, toAdd };
}

/** Columns side by side, as blocks that one call each can write: usually one. Gives the headers in the block's order. */
export function blocksOf(
  columns: ReadonlyMap<Header, number>,
): readonly { readonly first: number; readonly headers: readonly Header[] }[] {
  const blocks: { first: number; headers: Header[] }[] = [];
  for (const [header, column] of [...columns].sort(([, a], [, b]) => a - b)) {
    const last = blocks[blocks.length - 1];
    if (last && last.first + last.headers.length === column) last.headers.push(header);
    else blocks.push({ first: column, headers: [header] });
  }
  return blocks;
}

import * as v from 'valibot';
import { type Connection, readRoutes } from '../growthzone';
import {
  CREDITS,
  type Credit,
  FIELDS,
  failure,
  type Member,
  OWN_HEADERS,
  type Remembered,
  type Result,
  type RosterSettings,
  readSettings,
  success,
} from '../roster';
import type { Lease, RunEvent, SeenList } from '../run';
import { by, stored, storedWord } from './stored';

// Every value that the add-on keeps outside of cells, with its shape and version. Where each lies, and who can write
// it, is in docs/security.md.

const upTo = (characters: number) => v.pipe(v.string(), v.maxLength(characters));
const name = upTo(1000);
/** An id of GrowthZone's or of a sheet, or a count. */
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** Milliseconds since 1970, as far as a date can show them. */
const moment = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));
const day = v.pipe(v.string(), v.regex(/^(\d{4}-\d{2}-\d{2})?$/));
const credit = v.picklist(CREDITS);

/** A key with its tenant; a problem where either cannot be one. */
export function connectionFrom(tenant: string, key: string): Result<Connection> {
  const name = tenant.trim().toLowerCase();
  if (!/^[a-z0-9-]+$/.test(name)) {
    const message = `"${tenant.slice(0, 60)}" is no GrowthZone name: give the part before .growthzoneapp.com, letters, digits and dashes.`;
    return failure('bad-tenant', message);
  }
  if (!/^[\x21-\x7e]{4,500}$/.test(key)) {
    return failure('bad-key', 'The key has characters that no key has. Copy it again, without spaces.');
  }
  return success({ tenant: name, apiKey: key });
}

const connectionParts = by(
  v.object({ tenant: name, apiKey: name, routes: v.exactOptional(v.record(upTo(100), name)) }),
);

export const CONNECTION = stored<Connection>({
  told: 'The stored key could not be read and was forgotten. Enter the association and its key in Settings again.',
  version: 1,
  parse: (input) => {
    const parts = connectionParts(input);
    const connection = parts && connectionFrom(parts.tenant, parts.apiKey);
    const routes = readRoutes(parts?.routes ?? {});
    if (!connection?.ok || !routes.ok) return undefined;
    return parts?.routes ? { ...connection.value, routes: routes.value } : connection.value;
  },
});

const settings = (input: unknown): RosterSettings | undefined => {
  const read = readSettings(input);
  return read.ok ? read.value : undefined;
};

export const SETTINGS = stored<RosterSettings>({
  told: 'The settings stored in this spreadsheet could not be read and were set aside. Look through the columns and Settings and choose again.',
  version: 1,
  parse: settings,
});

/** What holds for an association's every roster, and so follows the user from one spreadsheet to the next. */
export type AssociationSettings = Pick<RosterSettings, 'memberIdSource' | 'csvProfile' | 'timeZone' | 'completionDate'>;

/** Of all settings, those that hold for the association. */
export const associationSettings = ({
  memberIdSource,
  csvProfile,
  timeZone,
  completionDate,
}: RosterSettings): AssociationSettings => ({
  ...(memberIdSource === undefined ? {} : { memberIdSource }),
  ...(csvProfile ? { csvProfile } : {}),
  ...(timeZone ? { timeZone } : {}),
  ...(completionDate ? { completionDate } : {}),
});

export const ASSOCIATION = stored<AssociationSettings>({
  told: 'What was stored about your association could not be read and was set aside. Look through Settings and choose again.',
  version: 1,
  parse: (input) => {
    const read = settings(input);
    return read && associationSettings(read);
  },
});

/** A hash of a header, and after a colon the field that the column is used as; or a hash of a question and its answer. */
const isRemembered = (token: string): boolean => {
  if (token.startsWith('~')) return /^~[\da-z]{1,16}=[\w%.!~*'()-]{1,60}$/.test(token);
  const [hash = '', field, ...more] = token.split(':');
  return /^[\da-z]{0,16}$/.test(hash) && more.length === 0 && (field === undefined || isField(field));
};
const isField = (text: string): boolean => FIELDS.some((field) => field === text);

export const REMEMBERED = stored<Remembered>({
  told: 'The remembered choices for columns could not be read and were set aside. Look through the columns and questions and choose again.',
  version: 2,
  parse: by(v.array(v.custom<string>((text) => typeof text === 'string' && text.split(' ').every(isRemembered)))),
});

/** Names of rosters that a person accepted for member IDs, the newest first. */
export type AcceptedNames = readonly (readonly [memberId: string, name: string])[];

export const ACCEPTED_NAMES = stored<AcceptedNames>({
  told: 'The names that were accepted for member IDs could not be read and were set aside. Look at the names again.',
  version: 1,
  parse: by(v.array(v.tuple([v.pipe(v.string(), v.regex(/^\d{9}$/)), upTo(200)]))),
});

const shown = v.nullable(v.boolean());
const NOTHING_KNOWN = { known: { components: null, sessions: null, isFree: null }, otherDate: null };

export const EVENT = stored<RunEvent>({
  told: 'What was stored about the event of a credit tab could not be read and was set aside. Build the credit tabs again: nobody is sent twice by that.',
  version: 3,
  // At first, nobody counted with how many people a tab was built, nor kept who was left out. Before 3, nothing but its date
  // and ids was kept of the event: the next look finds out the rest.
  migrate: (input) =>
    typeof input === 'object' && input !== null ? { built: 0, leftOut: [], ...NOTHING_KNOWN, ...input } : input,
  parse: by(
    v.object({
      credit,
      tenant: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,100}$/)),
      eventId: count,
      eventDetailId: count,
      name,
      date: day,
      sheetId: count,
      componentId: count,
      registrationTypeId: count,
      registrationType: name,
      route: v.picklist(['', 'api', 'by hand']),
      importProven: v.boolean(),
      canary: v.picklist(['open', 'seen']),
      creditShown: v.boolean(),
      creditRefused: v.boolean(),
      open: v.nullable(v.object({ people: count, until: moment })),
      built: count,
      leftOut: v.array(upTo(40)),
      known: v.object({
        components: v.nullable(v.array(v.object({ componentId: count, code: upTo(100), syncToM1: shown }))),
        sessions: shown,
        isFree: shown,
      }),
      otherDate: v.nullable(
        v.object({ date: upTo(40), is: v.picklist(['day of marking', 'another day']), isRight: v.boolean() }),
      ),
    }),
  ),
});

/** A part of what is known of an event's people, outside of cells; six characters each. */
export interface RecordPart {
  readonly tenant: string;
  readonly eventId: number;
  readonly parts: number;
  readonly people: string;
}

export const RECORD = stored<RecordPart>({
  told: 'What was kept about the people of a credit tab could not be read and was set aside. Continue: their credit is read again.',
  version: 1,
  parse: by(
    v.object({
      tenant: name,
      eventId: count,
      parts: v.pipe(count, v.minValue(1), v.maxValue(20)),
      people: v.pipe(v.string(), v.regex(/^([\w-]{6})*$/)),
    }),
  ),
});

export const LEASE = stored<Lease>({
  told: 'The note of who imports at this moment could not be read and was set aside. Make sure that no colleague imports in this spreadsheet, then continue.',
  version: 1,
  parse: by(
    v.object({
      holder: upTo(320),
      session: upTo(100),
      version: count,
      until: moment,
      since: moment,
      progress: upTo(100),
    }),
  ),
});

/** What the coordinator ticked of an event's checklist, and what was last seen of its list. */
export interface ManualRecord {
  readonly eventId: number;
  /** The association; what was kept before there was this is of the one that the tab was built for. */
  readonly tenant?: string;
  readonly ticks: Readonly<Record<string, { readonly who: string; readonly when: string }>>;
  readonly seen?: SeenList;
}

export const MANUAL = stored<ManualRecord>({
  told: 'The ticks of the checklist could not be read and were set aside. Read back, then tick again what is done.',
  version: 1,
  parse: by(
    v.object({
      eventId: count,
      tenant: v.exactOptional(name),
      ticks: v.record(upTo(40), v.object({ who: upTo(320), when: upTo(40) })),
      seen: v.exactOptional(v.object({ beyond: count, planned: count, credited: count })),
    }),
  ),
});

/** What a menu item asked the page for; `credit` is the open credit tab's, null on any other sheet. */
export type Intent =
  | { readonly do: 'check' | 'build' | 'files' }
  | { readonly do: 'import' | 'mark'; readonly credit: Credit | null };

export const INTENT = stored<Intent>({
  told: '',
  version: 1,
  parse: by(
    v.union([
      v.object({ do: v.picklist(['check', 'build', 'files']) }),
      v.object({ do: v.picklist(['import', 'mark']), credit: v.nullable(credit) }),
    ]),
  ),
});

/** People's earlier credit in an event, by member ID: `none`, or a date. */
export const EARLIER_CREDIT = stored<Readonly<Record<string, string>>>({
  told: '',
  version: 1,
  parse: by(v.record(upTo(40), upTo(40))),
});

/** How far the reading of the member directory has come. */
export interface DirectoryCursor {
  readonly skip: number;
  readonly total: number;
  readonly listDone: boolean;
  /** True where the member ID stands on a contact's card alone: cards are read for some, and the directory is a part. */
  readonly onCards: boolean;
  /** The spreadsheet for whose roster cards were read. */
  readonly roster: string;
  readonly cards: number;
  readonly cardsInAll: number;
  readonly done: boolean;
  readonly chunks: number;
  /** Members with a good ID. */
  readonly members: number;
}

/** More chunks than a cache has room for. */
const MOST_CHUNKS = 1000;

export const CURSOR = stored<DirectoryCursor>({
  told: '',
  version: 1,
  parse: by(
    v.object({
      skip: count,
      total: count,
      listDone: v.boolean(),
      onCards: v.boolean(),
      roster: upTo(200),
      cards: count,
      cardsInAll: count,
      done: v.boolean(),
      chunks: v.pipe(count, v.maxValue(MOST_CHUNKS)),
      members: count,
    }),
  ),
});

export const MEMBERS = stored<readonly Member[]>({
  told: '',
  version: 1,
  parse: by(
    v.array(
      v.object({
        contactId: count,
        memberId: v.pipe(v.string(), v.regex(/^(\d{9})?$/)),
        firstName: v.string(),
        lastName: v.string(),
        email: v.string(),
        status: v.string(),
      }),
    ),
  ),
});

/** Contacts whose cards are still to be read. */
export const WAITING = stored<readonly number[]>({ told: '', version: 1, parse: by(v.array(count)) });

/** Whose tab a sheet is. */
export interface TabTag {
  readonly credit: Credit;
  readonly spreadsheetId: string;
  /** Of the tab itself: a duplicate made in the same spreadsheet has another and is nobody's. */
  readonly sheetId: number;
}

export const TAB = stored<TabTag>({
  told: '',
  version: 1,
  parse: by(v.object({ credit, spreadsheetId: upTo(200), sheetId: count })),
});

/** Hidden rows as they were found: blocks of a first row, from 0, and how many. */
export const HIDDEN_ROWS = stored<{
  readonly lastRow: number;
  readonly rows: readonly (readonly [number, number])[];
}>({
  told: '',
  version: 1,
  parse: by(
    v.object({
      lastRow: count,
      rows: v.array(v.tuple([count, v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000))])),
    }),
  ),
});

/** Which of the add-on's own columns a column of the roster is. */
export const OWN_COLUMN = storedWord('', OWN_HEADERS);

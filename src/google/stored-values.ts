import * as v from 'valibot';
import { type Connection, readRoutes, readTemplates, type Templates } from '../growthzone';
import {
  CREDITS,
  type Credit,
  CSV_FIELDS,
  FIELDS,
  failure,
  type Member,
  numberFrom,
  OWN_HEADERS,
  type Remembered,
  type Result,
  type RosterSettings,
  readSettings,
  success,
  textLike,
  textUpTo,
  wholeFrom,
} from '../roster';
import type { Lease, RunEvent, SeenList } from '../run';
import { by, stored, storedWord } from './stored';

// Every value that the add-on keeps outside of cells, with its shape and version. Where each lies, and who can write
// it, is in docs/security.md.

/** What a person is told of a value that could not be read, and the way on. */
const lost = (what: string, then: string) => `${what} could not be read. ${then}`;

const name = textUpTo(1000);
/** An id of GrowthZone's or of a sheet, or a count. */
const count = wholeFrom(0);
/** Milliseconds since 1970, as far as a date can show them. */
const moment = numberFrom(0, 8.64e15);
const day = textLike(/^(\d{4}-\d{2}-\d{2})?$/);
const credit = v.picklist(CREDITS);

/** A key with its tenant; a problem where either cannot be one. */
export function connectionFrom(tenant: string, key: string): Result<Connection> {
  const name = tenant.trim().toLowerCase();
  if (!/^[a-z0-9-]+$/.test(name)) {
    const message = `"${tenant.slice(0, 60)}" is not a GrowthZone name: enter the part before .growthzoneapp.com, letters, digits, and dashes.`;
    return failure('bad-tenant', message);
  }
  if (!/^[\x21-\x7e]{4,500}$/.test(key)) {
    return failure('bad-key', 'That is not a key. Copy it again, without spaces.');
  }
  return success({ tenant: name, apiKey: key });
}

const connectionParts = by(
  v.object({ tenant: name, apiKey: name, routes: v.exactOptional(v.record(textUpTo(100), name)) }),
);

export const CONNECTION = stored<Connection>({
  told: lost('The stored key', 'Enter the association and its key in Settings again.'),
  parse: (input) => {
    const parts = connectionParts(input);
    const connection = parts && connectionFrom(parts.tenant, parts.apiKey);
    const routes = readRoutes(parts?.routes ?? {});
    if (!connection?.ok || !routes.ok) return undefined;
    return parts?.routes ? { ...connection.value, routes: routes.value } : connection.value;
  },
});

/** What was learned of an association; it is held to the rules again whenever it is read. */
export const TEMPLATES = stored<Templates>({
  told: lost('What was learned of your GrowthZone', 'Teach it again in Settings.'),
  parse: (input) => {
    const read = readTemplates(input, String((input as Templates | null)?.tenant));
    return read.ok ? read.value : undefined;
  },
});

const settings = (input: unknown): RosterSettings | undefined => {
  const read = readSettings(input);
  return read.ok ? read.value : undefined;
};

export const SETTINGS = stored<RosterSettings>({
  told: lost('The settings stored in this spreadsheet', 'Look through columns and Settings and choose again.'),
  parse: settings,
});

const ASSOCIATION_SETTINGS = [
  'memberIdSource',
  'csvProfile',
  'timeZone',
  'completionDate',
  'association',
  'componentsLookedUp',
] as const;
export type AssociationSetting = (typeof ASSOCIATION_SETTINGS)[number];
/** What holds for an association's every roster, and so follows the user from one spreadsheet to the next. */
export type AssociationSettings = Pick<RosterSettings, AssociationSetting>;

/** Those that hold for the association, each with what is said of it. */
export const associationSettings = (said: (name: AssociationSetting) => unknown): AssociationSettings =>
  Object.fromEntries(ASSOCIATION_SETTINGS.map((name) => [name, said(name)]).filter(([, value]) => value !== undefined));

export const ASSOCIATION = stored<AssociationSettings>({
  told: lost('Your association’s settings', 'Look through Settings and choose again.'),
  parse: (input) => {
    const read = settings(input);
    return read && associationSettings((name) => read[name]);
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
  told: lost('Remembered choices for columns', 'Look through columns and questions and choose again.'),
  version: 2,
  parse: by(v.array(v.custom<string>((text) => typeof text === 'string' && text.split(' ').every(isRemembered)))),
});

/** Names of rosters that a person accepted for member IDs, the newest first. */
export type AcceptedNames = readonly (readonly [memberId: string, name: string])[];

export const ACCEPTED_NAMES = stored<AcceptedNames>({
  told: lost('Accepted names', 'Look at the names again.'),
  parse: by(v.array(v.tuple([textLike(/^\d{9}$/), textUpTo(200)]))),
});

const shown = v.nullable(v.boolean());
const NOTHING_KNOWN = { known: { components: null, sessions: null, isFree: null }, otherDate: null };

export const EVENT = stored<RunEvent>({
  told: lost('The event of a credit tab', 'Build the credit tabs again: nobody is sent twice.'),
  version: 3,
  // At first, nobody counted with how many people a tab was built, nor kept who was left out. Before 3, nothing but its date
  // and ids was kept of the event: the next look finds out the rest.
  migrate: (input) =>
    typeof input === 'object' && input !== null ? { built: 0, leftOut: [], ...NOTHING_KNOWN, ...input } : input,
  parse: by(
    v.object({
      credit,
      tenant: textLike(/^[a-z0-9-]{1,100}$/),
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
      leftOut: v.array(textUpTo(40)),
      known: v.object({
        components: v.nullable(v.array(v.object({ componentId: count, code: textUpTo(100), syncToM1: shown }))),
        sessions: shown,
        isFree: shown,
      }),
      compared: v.exactOptional(v.picklist(['list', 'nothing'])),
      csv: v.exactOptional(v.array(v.tuple([v.picklist(CSV_FIELDS), textUpTo(60)]))),
      present: v.exactOptional(v.array(textUpTo(40))),
      firstLook: v.exactOptional(v.object({ at: moment, memberIds: v.array(textUpTo(40)) })),
      otherDate: v.nullable(
        v.object({ date: textUpTo(40), is: v.picklist(['day of marking', 'another day']), isRight: v.boolean() }),
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
  told: lost('What is known of a credit tab’s people', 'Continue: their credit is read again.'),
  parse: by(
    v.object({
      tenant: name,
      eventId: count,
      parts: wholeFrom(1, 20),
      people: textLike(/^([\w-]{6})*$/),
    }),
  ),
});

/** A part of what is bound to an event's people: member ID, contact, enrolment, earlier credit, review, before, others, name. */
export interface BoundPart {
  readonly tenant: string;
  readonly eventId: number;
  readonly parts: number;
  readonly people: readonly (readonly [string, number, number, string, string, string, string, string])[];
}

const short = textUpTo(60);
export const BOUND = stored<BoundPart>({
  told: '',
  version: 1,
  parse: by(
    v.object({
      tenant: name,
      eventId: count,
      parts: wholeFrom(1, 5000),
      people: v.array(v.tuple([short, count, count, short, short, short, short, short])),
    }),
  ),
});

export const LEASE = stored<Lease>({
  told: lost('The note of who imports', 'Make sure that no colleague is importing here, then continue.'),
  parse: by(
    v.object({
      holder: textUpTo(320),
      session: textUpTo(100),
      version: count,
      until: moment,
      since: moment,
      progress: textUpTo(100),
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
  told: lost('The ticks of the checklist', 'Read back, then tick again what is done.'),
  parse: by(
    v.object({
      eventId: count,
      tenant: v.exactOptional(name),
      ticks: v.record(textUpTo(40), v.object({ who: textUpTo(320), when: textUpTo(40) })),
      seen: v.exactOptional(
        v.object({ beyond: count, planned: count, credited: count, by: v.exactOptional(textUpTo(320)) }),
      ),
    }),
  ),
});

/** A part of the pages of an event's list that a person pasted: each row a key and the first letter of its status. */
export interface LookPart {
  readonly tenant: string;
  readonly eventId: number;
  readonly parts: number;
  readonly of: number | null;
  readonly by: 'screen' | 'person';
  readonly at: number;
  /** A page's index, the place of its first row here, and its rows. */
  readonly pages: readonly (readonly [number, number, string])[];
}

export const LOOK = stored<LookPart>({
  told: 'The pages of a pasted attendee list could not be read and were set aside. Paste the list again.',
  version: 1,
  parse: by(
    v.object({
      tenant: name,
      eventId: count,
      parts: wholeFrom(1, 50),
      of: v.nullable(count),
      by: v.picklist(['screen', 'person']),
      at: moment,
      pages: v.array(v.tuple([count, count, textLike(/^([\da-f]{11}[RANCWO])*$/)])),
    }),
  ),
});

/** What the page is opened for; `credit` is the open credit tab's, null on any other sheet. */
export type Intent =
  | { readonly do: 'welcome' | 'check' | 'build' | 'files' }
  | { readonly do: 'import' | 'mark'; readonly credit: Credit | null };

export const INTENT = stored<Intent>({
  parse: by(
    v.union([
      v.object({ do: v.picklist(['welcome', 'check', 'build', 'files']) }),
      v.object({ do: v.picklist(['import', 'mark']), credit: v.nullable(credit) }),
    ]),
  ),
});

/** People's earlier credit in an event, by member ID: `none`, or a date. */
export const EARLIER_CREDIT = stored<Readonly<Record<string, string>>>({
  parse: by(v.record(textUpTo(40), textUpTo(40))),
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
  /** The setting by which it is read; empty where the source was to be found out. */
  readonly asked: string;
  /** Where the member IDs come from; empty until that is known. */
  readonly source: string;
  /** Why the Real Estate fields were tried and not used: a refusal's code, or `no-ids`. */
  readonly why: string;
  /** When reading began: what changed since may be otherwise. */
  readonly at: number;
  /** The form of a moment that the sweep of the Real Estate fields takes. */
  readonly form: number;
  /** Whether their IDs are the Account Numbers, too. */
  readonly isTied: boolean;
  /** People of the contact list whom that sweep has not: somebody's ID may be unknown, though it is right. */
  readonly missing: number;
}

/** More chunks than a cache has room for. */
const MOST_CHUNKS = 1000;

export const CURSOR = stored<DirectoryCursor>({
  parse: by(
    v.object({
      skip: count,
      total: count,
      listDone: v.boolean(),
      onCards: v.boolean(),
      roster: textUpTo(200),
      cards: count,
      cardsInAll: count,
      done: v.boolean(),
      chunks: wholeFrom(0, MOST_CHUNKS),
      members: count,
      asked: textUpTo(200),
      source: textUpTo(200),
      why: textUpTo(40),
      at: moment,
      form: count,
      isTied: v.boolean(),
      missing: count,
    }),
  ),
});

export const MEMBERS = stored<readonly Member[]>({
  parse: by(
    v.array(
      v.object({
        contactId: count,
        memberId: textLike(/^(\d{9})?$/),
        firstName: v.string(),
        lastName: v.string(),
        email: v.string(),
        status: v.string(),
      }),
    ),
  ),
});

/** Contacts whose cards are still to be read. */
export const WAITING = stored<readonly number[]>({ parse: by(v.array(count)) });

/** Whose tab a sheet is. */
export interface TabTag {
  readonly credit: Credit;
  readonly spreadsheetId: string;
  /** Of the tab itself: a duplicate made in the same spreadsheet has another and is nobody's. */
  readonly sheetId: number;
}

export const TAB = stored<TabTag>({
  parse: by(v.object({ credit, spreadsheetId: textUpTo(200), sheetId: count })),
});

/** Hidden rows as they were found: blocks of a first row, from 0, and how many. */
export const HIDDEN_ROWS = stored<{
  readonly lastRow: number;
  readonly rows: readonly (readonly [number, number])[];
}>({
  parse: by(
    v.object({
      lastRow: count,
      rows: v.array(v.tuple([count, wholeFrom(1, 10_000)])),
    }),
  ),
});

/** Which of the add-on's own columns a column of the roster is. */
export const OWN_COLUMN = storedWord('', OWN_HEADERS);

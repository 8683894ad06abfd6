import * as v from 'valibot';
import { failure, type Result, success } from './problems';
import { numberFrom, textLike, textUpTo, wholeFrom } from './shapes';
import { runsAsFormula } from './sheet/cells';
import { CREDITS, type Credit } from './types';
import { COMPLETION_DATES, type CompletionDate, TIME_ZONES, type TimeZone } from './zones';

/** What a roster's column can hold. */
export const FIELDS = [
  'memberId',
  'firstName',
  'lastName',
  'fullName',
  'suffix',
  'email',
  'office',
  'credit',
  'earned',
  'ethicsCredit',
  'coecCredit',
  'coenCredit',
  'fairHousingCredit',
  'minutes',
  'hours',
  'timeIn',
  'timeOut',
  'date',
  'newMember',
  'memberType',
  'attended',
  'officeId',
  'role',
] as const;
export type Field = (typeof FIELDS)[number];

/** Fields that are a name or a part of one. */
export const NAMES = ['firstName', 'lastName', 'fullName'] as const;
/** Fields that say who somebody is, or where to be found. */
export const PERSONAL = ['memberId', ...NAMES, 'suffix', 'email', 'office'] as const;

/** The columns that each stand for one credit, with a yes or no in every row. */
export const CREDIT_COLUMNS = ['ethicsCredit', 'coecCredit', 'coenCredit', 'fairHousingCredit'] as const;

/** Columns that say outright who earned credit. */
export const EXPLICIT_FIELDS = ['earned', ...CREDIT_COLUMNS] as const;
/** Columns of answers. */
export const ANSWER_FIELDS = [...EXPLICIT_FIELDS, 'attended'] as const;
export type AnswerField = (typeof ANSWER_FIELDS)[number];

/** What a bare number under a header can count. */
export const UNITS = ['minutes', 'hours', 'h:mm', 'mm:ss', 'seconds', 'days'] as const;
export type Unit = (typeof UNITS)[number];

/** What a text can mean: a credit, none of them, a yes or no to "earned credit?", or nothing at all. */
export const MEANINGS = [...CREDITS, 'none', 'yes', 'no', 'ignore'] as const;
export type Meaning = (typeof MEANINGS)[number];

/** What an exported file can say of an attendee. */
export const CSV_FIELDS = ['memberId', 'firstName', 'lastName', 'suffix', 'email', 'office'] as const;
export type CsvField = (typeof CSV_FIELDS)[number];

/**
 * A header and what its column holds, empty where it is not used. Where several columns have one header, the first
 * pair with it is the first of them, and so on, so that it holds in any order of the columns.
 */
export type Mapping = readonly (readonly [header: string, field: Field | ''])[];

/** An event as a person gave it: by number, name and day, or by its address, which has no name and no day. */
export interface GivenEvent {
  readonly eventId: number;
  readonly name: string;
  /** `YYYY-MM-DD`, or empty. */
  readonly date: string;
}

/** What the coordinator decided about this roster. Everything is optional. */
export interface RosterSettings {
  /** The name of the roster's sheet. */
  readonly sheet?: string;
  /** The sheet's own row number of the header, counted from 1. */
  readonly headerRow?: number;
  /** The vendor's header for a field. */
  readonly columns?: Readonly<Partial<Record<Field, string>>>;
  /** The same for a table further down that has headers of its own, by the row of its headers, from 1. */
  readonly tableColumns?: Readonly<Record<string, RosterSettings['columns'] & object>>;
  /** What each of the vendor's columns was said to be, in the sheet's order. */
  readonly mapping?: Mapping;
  /** The credit of a row that does not say its own. */
  readonly classCredit?: Credit;
  /** The credit of the rows under a section heading, where neither they nor a new-member column say their own. */
  readonly sectionTags?: Readonly<Record<string, Credit | 'none' | 'ignore'>>;
  /** Minutes present that earn credit, where no column says who earned it. */
  readonly minimumMinutes?: number;
  /** First and last day on which a completion counts, `YYYY-MM-DD`. */
  readonly cycle?: readonly [string, string];
  /** Status values that count, or `all`: everyone listed earned credit. */
  readonly earned?: 'all' | { readonly yes?: readonly string[]; readonly no?: readonly string[] };
  /** The day on which the roster is judged, `YYYY-MM-DD`; the spreadsheet's own where it is not said. */
  readonly today?: string;
  /** How text dates are read, as `en_US`; the spreadsheet's own where it is not said. */
  readonly locale?: string;
  /** The day of the class, `YYYY-MM-DD`; rows with another date are Check. */
  readonly classDate?: string;
  /** The GrowthZone event of a credit. */
  readonly events?: Readonly<Partial<Record<Credit, number>>>;
  /** The GrowthZone event of a credit as a person gave it, where no key is connected. */
  readonly givenEvents?: Readonly<Partial<Record<Credit, GivenEvent>>>;
  /** The association where no key is connected: the part of its address before `.growthzoneapp.com`. */
  readonly association?: string;
  /** `AccountNumber`, or the name of the custom field that holds the member ID. */
  readonly memberIdSource?: string;
  /** Where the association is: its classes are on the days of this zone. The spreadsheet's where it is not said. */
  readonly timeZone?: TimeZone;
  /**
   * The day that GrowthZone records as completed, as a person found it right for this association (UNKNOWN which it is).
   * The class date is always right.
   */
  readonly completionDate?: CompletionDate;
  /** Credits whose component a person looked up in GrowthZone, by association: what is so once stays so for every class. */
  readonly componentsLookedUp?: Readonly<Record<string, readonly Credit[]>>;
  /** How people are registered and marked; found out where it is not said. */
  readonly route?: 'api' | 'by hand';
  /** What a bare number under a header counts, by header. */
  readonly units?: Readonly<Record<string, Unit>>;
  /** What a text under a header means, by header and text: remembered for this vendor's next roster. */
  readonly meanings?: Readonly<Record<string, Readonly<Record<string, Meaning>>>>;
  /** From which number on a score under a header is a yes, by header. */
  readonly thresholds?: Readonly<Record<string, number>>;
  /** Names of the roster that a person accepted for a member ID, though the directory has another. */
  readonly acceptedNames?: Readonly<Record<string, string>>;
  /** Which of several GrowthZone contacts with one member ID is meant, by member ID: its ContactId. */
  readonly chosenContacts?: Readonly<Record<string, number>>;
  /** Tables beside the roster's, and other sheets that look like one: looked at, and not wanted. */
  readonly otherTables?: 'ignore';
  /** Rows that a filter or a person hides in the sheet. */
  readonly hiddenRows?: 'included' | 'left out';
  /** Header texts and order of the exported files; the field's own names on the left. */
  readonly csvProfile?: { readonly columns: readonly (readonly [CsvField, string])[] };
}

/** The cycle in force: cycle 8 of the Code of Ethics. */
export const CYCLE: readonly [string, string] = ['2025-01-01', '2027-12-31'];

const day = textLike(/^\d{4}-(0[1-9]|1[0-2])-([12]\d|0[1-9]|3[01])$/, 'a date is written YYYY-MM-DD');
const words = v.array(v.string());
const oneOf = <T extends string>(known: readonly T[]) =>
  v.pipe(
    v.string(),
    v.transform((given) => known.find((name) => name.toLowerCase() === given.toLowerCase()) ?? given),
    v.picklist(known),
  );
const credit = oneOf(CREDITS);
const memberId = textLike(/^\d{9}$/);
const csvHeader = v.pipe(
  v.string(),
  v.transform((text) => text.trim()),
  textUpTo(60, 1),
);

/** Google's pages say 9 KB, a report of 2023 says 8,066 bytes; their version stands around them. */
const MOST_BYTES = 7_950;
const TOO_LONG =
  'The settings of this roster exceed the 8,000 bytes that Google keeps. Take back answers and accepted names it no longer needs.';

const repeats = (texts: readonly string[]): boolean => new Set(texts).size < texts.length;

const schema = v.strictObject({
  sheet: v.exactOptional(v.string()),
  headerRow: v.exactOptional(wholeFrom(1)),
  columns: v.exactOptional(v.record(oneOf(FIELDS), v.string())),
  tableColumns: v.exactOptional(v.record(textLike(/^[1-9]\d{0,6}$/), v.record(oneOf(FIELDS), v.string()))),
  mapping: v.exactOptional(v.array(v.tuple([v.string(), v.union([v.picklist(['']), oneOf(FIELDS)])]))),
  classCredit: v.exactOptional(credit),
  sectionTags: v.exactOptional(v.record(v.string(), oneOf([...CREDITS, 'none', 'ignore']))),
  minimumMinutes: v.exactOptional(numberFrom(1)),
  cycle: v.exactOptional(v.tuple([day, day])),
  earned: v.exactOptional(
    v.union([oneOf(['all']), v.strictObject({ yes: v.exactOptional(words), no: v.exactOptional(words) })]),
  ),
  today: v.exactOptional(day),
  locale: v.exactOptional(textLike(/^[a-zA-Z]{2}([_-][a-zA-Z]{2})?$/)),
  classDate: v.exactOptional(day),
  events: v.exactOptional(v.record(credit, wholeFrom(1))),
  givenEvents: v.exactOptional(
    v.record(
      credit,
      v.strictObject({ eventId: wholeFrom(1), name: textUpTo(200), date: v.union([v.picklist(['']), day]) }),
    ),
  ),
  association: v.exactOptional(textLike(/^[a-z0-9-]{1,100}$/)),
  memberIdSource: v.exactOptional(v.string()),
  timeZone: v.exactOptional(oneOf(TIME_ZONES)),
  completionDate: v.exactOptional(oneOf(COMPLETION_DATES)),
  componentsLookedUp: v.exactOptional(v.record(textLike(/^[a-z0-9-]{1,100}$/), v.array(credit))),
  route: v.exactOptional(oneOf(['api', 'by hand'])),
  units: v.exactOptional(v.record(v.string(), oneOf(UNITS))),
  meanings: v.exactOptional(v.record(v.string(), v.record(v.string(), oneOf(MEANINGS)))),
  thresholds: v.exactOptional(v.record(v.string(), v.number())),
  acceptedNames: v.exactOptional(v.record(memberId, v.string())),
  chosenContacts: v.exactOptional(v.record(memberId, wholeFrom(1))),
  otherTables: v.exactOptional(oneOf(['ignore'])),
  hiddenRows: v.exactOptional(oneOf(['included', 'left out'])),
  csvProfile: v.exactOptional(
    v.strictObject({
      columns: v.pipe(
        v.array(v.tuple([oneOf(CSV_FIELDS), csvHeader])),
        v.check((pairs) => pairs.some(([field]) => field === 'memberId'), 'the member ID needs a header'),
        v.check(
          (pairs) =>
            !repeats(pairs.map(([field]) => field)) && !repeats(pairs.map(([, header]) => header.toLowerCase())),
          'nothing may be in it twice',
        ),
        v.check((pairs) => !pairs.some(([, header]) => runsAsFormula(header)), 'no header may begin like a formula'),
      ),
    }),
  ),
});

/**
 * Settings from parsed JSON; names and values are case-insensitive.
 * Gives a problem that names the setting and its value where one is unknown or of the wrong kind.
 */
export function readSettings(input: unknown): Result<RosterSettings> {
  // valibot takes a list for an object.
  const parsed = v.safeParse(schema, Array.isArray(input) ? undefined : withKnownNames(input));
  if (parsed.success) {
    const bytes = encodeURIComponent(JSON.stringify(parsed.output)).replace(/%../g, '_').length;
    return bytes > MOST_BYTES ? failure('bad-setting', TOO_LONG) : success(parsed.output);
  }
  const issue = parsed.issues[0];
  const path = v.getDotPath(issue);
  if (path === null) return failure('bad-setting', 'Settings are a JSON object, such as {"classCredit": "COEC"}.');
  if (issue.expected === 'never') return failure('bad-setting', `There is no setting "${path}". Fix its name.`);
  return failure(
    'bad-setting',
    `Setting "${path}" is ${issue.received.slice(0, 60)}: ${issue.message}. Fix it and try again.`,
  );
}

/** Spells the top-level names and those of `earned` and `csvProfile` as the schema does. */
function withKnownNames(input: unknown): unknown {
  if (typeof input !== 'object' || input === null) return input;
  const spelled = new Map(Object.keys(schema.entries).map((name) => [name.toLowerCase(), name]));
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => {
      const key = spelled.get(name.toLowerCase()) ?? name;
      return [key, key === 'earned' || key === 'csvProfile' ? lowerNames(value) : value];
    }),
  );
}

function lowerNames(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name.toLowerCase(), inner]));
}

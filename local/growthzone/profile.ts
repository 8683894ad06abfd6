import { isDeepStrictEqual } from 'node:util';

/**
 * What differs from one association's GrowthZone to the next, or is UNKNOWN and must therefore be tried both ways.
 * A profile changes what is shown and answered, never what is stored, so that a data folder fits every profile.
 */
export interface Profile {
  /** Whether the three INVENTED attendee routes answer; false: 404. */
  readonly attendeeWrites: boolean;
  /** Whether the other routes of an event that this project has no proof of answer: its attendees, registration types, components. */
  readonly attendeeReads: boolean;
  /** Other routes in place of these, which the back office's own screens call; see `shapes`. */
  readonly shape: ShapeName | null;
  /** What a key draws from those of them that save; a browser's cookie is always good there. */
  readonly writesByKey: 'accepted' | 'unauthorized' | 'forbidden' | 'not found' | 'login page' | 'redirect';
  /**
   * So many people in one save are too many, which nothing tells beforehand and the refusal does not explain: what a small
   * server, or a proxy before it, does.
   */
  readonly hiddenLimit: null | { readonly people: number; readonly status: 400 | 413 };
  /** Whether Continuing Education was bought; false: its routes are 404 and attendance completes nothing. */
  readonly certificationModule: boolean;
  /**
   * Where the member ID (NRDS / M1) is shown: the Account Number; a custom field, the Account Number being a number of
   * the association's own; or the Account Number of the person's card alone, in no list.
   */
  readonly memberId: { readonly in: 'AccountNumber' | 'card' } | { readonly in: 'customField'; readonly name: string };
  /** Whether a row of /api/contacts carries AccountNumber (UNKNOWN). Never on a profile with the ID on the card alone. */
  readonly accountNumberInRows: boolean;
  /** Where the association is: its screens show local times, its API answers them in UTC (CAPTURED). */
  readonly timeZone: string;
  /** Which day a completion gets (UNKNOWN): the class's, answered as a date, or that of the marking, answered as a moment. */
  readonly completionDate: 'class date' | 'day of marking';
  /** Whether an event's components say if they trigger the sync to M1 (UNKNOWN). */
  readonly syncShown: boolean;
  /** The sweep of members that changed since a moment (USED); false: the route answers 404. */
  readonly changesSince: false | ChangesSince;
  /** Whether `$orderby` sorts the list of events: it is unreliable there (USED). */
  readonly eventsSorted: boolean;
  /** What the API says of an attendee's status: the word beside its number, or the number in the word's place too (UNKNOWN). */
  readonly attendeeStatuses: 'words' | 'numbers';
  /** What the back office's lists of attendees show of a person (UNKNOWN): their name in which order, and the member ID or not. */
  readonly attendeeList: { readonly names: 'First Last' | 'Last, First'; readonly memberIds: boolean };
}

/** How a back office may be shaped that is not as this project's own model has it. */
export type ShapeName = 'rows-and-numbers' | 'upload-and-job' | 'one-by-one';

/** How the sweep answers. All of it is UNKNOWN: which form of a date succeeds, and whether it has pages, was not recorded. */
export interface ChangesSince {
  /** Everybody in one answer; pages by `$skip` and `$top`, without a total; or the first hundred, whatever is asked. */
  readonly rows: 'all' | 'paged' | 'capped';
  /** Which of the forms that were tried it reads; the others are a 500. */
  readonly dates: readonly DateForm[];
}

/** The forms of a moment that public code tries, by an example. None has a colon. */
export const DATE_FORMS = ['2025-12-16T182425Z', '2025-12-16T182425', '20251216T182425Z'] as const;
export type DateForm = (typeof DATE_FORMS)[number];

const WITH_WRITES: Profile = {
  attendeeWrites: true,
  attendeeReads: true,
  shape: null,
  writesByKey: 'accepted',
  hiddenLimit: null,
  certificationModule: true,
  memberId: { in: 'AccountNumber' },
  accountNumberInRows: true,
  timeZone: 'America/New_York',
  completionDate: 'class date',
  syncShown: false,
  changesSince: { rows: 'all', dates: DATE_FORMS },
  eventsSorted: true,
  attendeeStatuses: 'words',
  attendeeList: { names: 'First Last', memberIds: true },
};

/** None of this project's own attendee routes, and a list of events that is in whatever order it is. */
const SHAPED = { ...WITH_WRITES, attendeeWrites: false, attendeeReads: false, eventsSorted: false } as const;

/** The profiles that the command line offers by name; the first is the default. */
export const PROFILES = {
  'with-writes': WITH_WRITES,
  'documented-only': { ...WITH_WRITES, attendeeWrites: false },
  'no-certifications': { ...WITH_WRITES, certificationModule: false },
  'custom-field': { ...WITH_WRITES, memberId: { in: 'customField', name: 'NRDS ID' }, changesSince: false },
  'card-only': { ...WITH_WRITES, memberId: { in: 'card' }, accountNumberInRows: false, changesSince: false },
  'rows-and-numbers': { ...SHAPED, shape: 'rows-and-numbers' },
  'upload-and-job': { ...SHAPED, shape: 'upload-and-job' },
  'one-by-one': { ...SHAPED, shape: 'one-by-one' },
  'upload-by-browser': { ...SHAPED, shape: 'upload-and-job', writesByKey: 'forbidden' },
} as const satisfies Record<string, Profile>;

/** The default profile with `changes` made to it. */
export function profileWith(changes: Partial<Profile> = {}): Profile {
  return { ...WITH_WRITES, ...changes };
}

/** Whether lists of contacts show the Account Number under this profile. */
export function rowsCarryAccountNumber(profile: Profile): boolean {
  return profile.accountNumberInRows && profile.memberId.in !== 'card';
}

export type ProfileName = keyof typeof PROFILES;

/** What each named profile stands for, in words. */
export const PROFILE_WORDS: Readonly<Record<ProfileName, string>> = {
  'with-writes': 'Attendees can be imported and marked through the API',
  'documented-only': 'Only what GrowthZone documents: attendee writes answer 404',
  'no-certifications': 'The Continuing Education module is off',
  'custom-field': 'The member ID is in a custom field, "NRDS ID"',
  'card-only': "The member ID is on the contact's card only, in no list",
  'rows-and-numbers': 'Attendees by other routes: PUT with rows and numbers, 25 people at once',
  'upload-and-job': 'Attendees by other routes: a file is uploaded, mapped, and imported a minute later',
  'one-by-one': 'Attendees by other routes: each person is registered and marked alone',
  'upload-by-browser': 'The same other routes, where writes are refused to a key',
};

/** The name of a profile; nothing where it is none of the named ones. */
export function profileName(profile: Profile): ProfileName | undefined {
  const names = Object.keys(PROFILES) as ProfileName[];
  return names.find((name) => isDeepStrictEqual(PROFILES[name], profile));
}

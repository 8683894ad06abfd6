import { isDeepStrictEqual } from 'node:util';

/**
 * What differs from one association's GrowthZone to the next, or is UNKNOWN and must therefore be tried both ways.
 * A profile changes what is shown and answered, never what is stored, so that a data folder fits every profile.
 */
export interface Profile {
  /** Whether the three INVENTED attendee routes answer; false: 404. */
  readonly attendeeWrites: boolean;
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
}

const WITH_WRITES: Profile = {
  attendeeWrites: true,
  certificationModule: true,
  memberId: { in: 'AccountNumber' },
  accountNumberInRows: true,
  timeZone: 'America/New_York',
  completionDate: 'class date',
  syncShown: false,
};

/** The profiles that the command line offers by name; the first is the default. */
export const PROFILES = {
  'with-writes': WITH_WRITES,
  'documented-only': { ...WITH_WRITES, attendeeWrites: false },
  'no-certifications': { ...WITH_WRITES, certificationModule: false },
  'custom-field': { ...WITH_WRITES, memberId: { in: 'customField', name: 'NRDS ID' } },
  'card-only': { ...WITH_WRITES, memberId: { in: 'card' }, accountNumberInRows: false },
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
};

/** The name of a profile; nothing where it is none of the named ones. */
export function profileName(profile: Profile): ProfileName | undefined {
  const names = Object.keys(PROFILES) as ProfileName[];
  return names.find((name) => isDeepStrictEqual(PROFILES[name], profile));
}

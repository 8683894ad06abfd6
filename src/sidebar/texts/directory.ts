import { plural } from '../../roster';
import type { CheckReport } from '../server';

// The members that were read from GrowthZone: how many, when, where their IDs come from, and who is missing.

export type Directory = NonNullable<CheckReport['directory']>;

export const DIRECTORY = {
  readAgain: 'Read again',
} as const;

/** `630 members, read at 3:14 PM.`, in the spreadsheet's own zone and way of writing it. */
export const membersRead = (directory: Directory): string =>
  `${plural(directory.members, 'member')}, read at ${timeOf(directory)}.`;

function timeOf({ at, zone, locale }: Directory): string {
  const moment = new Date(at);
  const shown = { hour: 'numeric', minute: '2-digit' } as const;
  try {
    // Browsers put a narrow space before PM.
    return moment.toLocaleTimeString(locale.replace(/_/g, '-'), { ...shown, timeZone: zone }).replace(/\u202f/g, ' ');
  } catch {
    return moment.toLocaleTimeString('en-US', shown).replace(/\u202f/g, ' ');
  }
}

const REAL_ESTATE = 'NRDSMemberId';

/** Where the member IDs come from, why not from the Real Estate fields, and what an ID that is not found means. */
export function idsFrom({ idsFrom: source, why, missing }: Directory): readonly string[] {
  return [
    ...(source === '' ? [] : [`Member IDs come from GrowthZone’s ${fieldNamed(source)}.${whyNot(why)}`]),
    ...(missing > 0
      ? [
          `${plural(missing, 'person', 'people')} of the contact list could not be read: an ID that is not found may be right.`,
        ]
      : []),
  ];
}

function fieldNamed(source: string): string {
  if (source === REAL_ESTATE) return `Real Estate fields (${REAL_ESTATE})`;
  return source.toLowerCase() === 'accountnumber' ? 'Account Number' : `custom field “${source}”`;
}

/** Why the Real Estate fields were not taken, where they were tried. */
function whyNot(why: string): string {
  if (why === '') return '';
  return ` Its Real Estate fields ${WHY_NOT[why] ?? 'could not be read all at once'}.`;
}

const WHY_NOT: Readonly<Record<string, string>> = {
  'no-ids': 'hold none',
  'not-found': 'are not open to programs here',
  'wrong-verb': 'are not open to programs here',
  'no-permission': 'are closed to this key',
};

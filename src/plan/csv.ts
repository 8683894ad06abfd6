import type { CsvField, RosterSettings } from '../roster/settings';

/** The attendee of one line of a file. */
export type CsvPerson = Readonly<Record<CsvField, string>>;

/** Header texts and order of the exported files. */
export type CsvProfile = readonly (readonly [CsvField, string])[];

/** INVENTED: GrowthZone's own template is not public, so the header texts are a setting. */
const DEFAULT_PROFILE: CsvProfile = [
  ['memberId', 'Member ID'],
  ['firstName', 'First Name'],
  ['lastName', 'Last Name'],
  ['email', 'Email'],
  ['office', 'Organization'],
];

/** Header texts and order that settings give, else the default. */
export function csvProfile(settings: RosterSettings): CsvProfile {
  return settings.csvProfile?.columns ?? DEFAULT_PROFILE;
}

/** A file as GrowthZone's Import Attendees takes it: RFC 4180, CRLF, a header first. Encode it as UTF-8. */
export function csvText(people: readonly CsvPerson[], profile: CsvProfile): string {
  return csvLines([
    profile.map(([, header]) => header),
    ...people.map((person) => profile.map(([field]) => person[field])),
  ]);
}

/** Lines of cells as RFC 4180 has them, each ended by CRLF. */
export function csvLines(lines: readonly (readonly string[])[]): string {
  return lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

/** Quotes where RFC 4180 asks for it, and around outer spaces, which some readers would drop. */
function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell;
}

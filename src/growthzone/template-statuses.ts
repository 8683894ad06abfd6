import { holesOf } from './template';
import { type Part, partsOf } from './template-parts';
import type { WriteTemplate } from './template-types';

// What a template says of statuses, under whatever names: an import as Attended gives nobody credit, and a status that is
// always the same cannot be set back.

const WORDS = /^(?:attended|noshow|cancell?ed|declined|invited|tentative|unknown|waiting(?:list)?|waitlist(?:ed)?)$/;
const STATUS = /stat(?:e|us)/i;
const OTHER_STATUS = /payment|paid|invoice|billing|order|member/i;
const PRESENT = /attended|checked_?in|^present$|showed/i;

const plain = (text: unknown): string =>
  String(text)
    .toLowerCase()
    .replace(/[^a-z0-9.]/g, '');

const isStatusName = ({ name, under = '' }: Part): boolean =>
  (STATUS.test(name) || STATUS.test(under)) && !OTHER_STATUS.test(`${under} ${name}`);

/** Attended and what comes after it, by number or by word; 0 to 3 are met by chance. */
function saysOther(part: Part): boolean {
  const said = plain(part.text);
  return (
    isStatusName(part) && (WORDS.test(said) || (/^\d+(?:\.0+)?$/.test(said) && Number(said) >= 5 && Number(said) <= 8))
  );
}

const saysAttended = (part: Part): boolean =>
  /(?<![a-z])attended(?![a-z])/i.test(String(part.text)) ||
  (PRESENT.test(part.name) && /^(?:true|1|yes|on)$/.test(plain(part.text)));

const hasHole = ({ text }: Part, hole: RegExp): boolean =>
  typeof text === 'string' && (holesOf(text) ?? []).some((one) => hole.test(one));

/** Whether a request of a save says a status, as its hole or as a constant. */
export const saysStatus = (parts: readonly Part[]): boolean =>
  parts.some((part) => hasHole(part, /^status/) || saysOther(part) || saysAttended(part));

/** Whether a status of a save is a constant other than Registered, which could not be set back. */
export const saysAlways = (part: Part): boolean => saysOther(part);

/**
 * At import the guide has one right status; as Attended, people would be registered without certificate, credit or record.
 * How its member is called differs, so a 4 under any name but that of a size is Registered.
 */
export function flawOfImport({ requests }: WriteTemplate): string {
  const parts = requests.flatMap(partsOf);
  const inPath = requests.some(({ path }) => /stat(?:e|us)[a-z-]*\/0*[5-8](?:\/|$)/i.test(path));
  if (inPath || parts.some((part) => saysOther(part) || saysAttended(part)))
    return 'imports people as Attended, which gives nobody credit';
  if (parts.some((part) => isStatusName(part) && hasHole(part, /^told/)))
    return 'imports people with a status that only an answer says';
  const isRegistered = ({ name, text }: Part): boolean =>
    plain(text) === 'registered' || (plain(text) === '4' && !/size|page|count|top|limit|max|version|skip/i.test(name));
  return parts.some(isRegistered) ? '' : 'does not import as Registered';
}

import { creditWords } from '../rules/credit';
import { saysYesOrNo } from '../rules/earned';
import { NAMES } from '../settings';
import { isBlank, normalized } from './cells';
import { looksLikeData } from './header-row';
import { ruleFor } from './headers';

/** A report's own section of hosts and panelists, or of a school's staff: nothing but these words, never a session's title. */
const STAFF =
  '((alternative|alternate|co-?|co) ?)?(hosts?|panell?ists?|instructors?|presenters?|speakers?|moderators?|organi[sz]ers?|facilitators?|teachers?|staff)';
const STAFF_HEADING = new RegExp(
  `^(webinar |meeting |class )?${STAFF}(( and | & |/|, )${STAFF})*( details| list| information| report)?( ?\\(?\\d{1,3}\\)?)?:?$`,
);

/** Words that no person's name has: with one of them a text alone in its row is a heading. */
const HEADING_WORDS = new Set(
  (
    'attendee attendees participant participants registrants students guests visitors member members details roster session ' +
    'sessions class classes course courses note notes attended attendance ethics housing credit credits coe coec coen fairh ' +
    'morning afternoon evening group section webinar zoom online virtual hosts panelists panellists instructors speakers ' +
    'organizers staff waitlist waitlisted registered registration discussion moderators presenters facilitators ' +
    'realtors applicants affiliates orientation renewal monday tuesday wednesday thursday saturday sunday ' +
    'did not completed passed failed absent table list report'
  ).split(' '),
);
/** Words that a heading may consist of, though each may be a name: "Kim New" is somebody, "New" is not. */
const EITHER_WORDS = new Set(
  'new newly existing current continuing cycle host panelist instructor speaker organizer staff student registrant code of for and the only with to in fair no nmo provisional applicant total totals page sample example end'.split(
    ' ',
  ),
);

/** True for the heading of a report's section of hosts, panelists or staff. */
export function isStaffHeading(text: string): boolean {
  return STAFF_HEADING.test(normalized(text));
}

/** True for a text that names nobody, where it is alone in its row under a name or a member ID. */
export function isHeading(text: string): boolean {
  const words = normalized(text);
  // "3. Activities": a report numbers its sections, and no name begins with a number.
  if (/:$|^\d+[.)] /.test(words) || isStaffHeading(words)) return true;
  const each = words.split(/[^\p{L}\p{N}'’]+/u).filter((word) => word !== '');
  return each.some((word) => HEADING_WORDS.has(word)) || each.every((word) => EITHER_WORDS.has(word));
}

/** A heading above the header counts as the section only where it is one of sections, not the sheet's title. */
export function sectionAbove(text: string): string | undefined {
  return /\b(details|members?|attendees?|panell?ists?|hosts?)$/.test(normalized(text)) ? text : undefined;
}

/** A header of one word that names nothing but a part of a name. */
const NAME_WORD = /^(name|first|last|surname|[fl]name|firstname|lastname|fullname)$/i;

/**
 * True for a row that can only be labels: most of its texts are headers, one of them a member ID or a name, and none
 * is a value. Answers and credits, which head a column as often as they stand in one, say nothing either way.
 */
export function isLabelRow(row: readonly string[]): boolean {
  let known = 0;
  let unknown = 0;
  let person = false;
  for (const text of row) {
    if (isBlank(text)) continue;
    if (text.length > 120 || looksLikeData(text)) return false;
    if (saysYesOrNo(text) || creditWords(text).length > 0) continue;
    const field = ruleFor(text)?.field;
    if (field === undefined) unknown += 1;
    else known += 1;
    // "Attendee" alone is a role as well.
    person ||=
      field === 'memberId' ||
      ((NAMES as readonly string[]).includes(field ?? '') && !/^\w+$/.test(text.trim())) ||
      NAME_WORD.test(text);
  }
  return person && known >= 2 && known >= (known + unknown) * 0.6;
}

import { normalized } from './cells';

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

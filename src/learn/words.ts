import type { LearnedWrite } from '../growthzone';
import type { Open } from './draft';
import type { Option, Unclear } from './holes';
import { said } from './rows';

/** What a value may be, in words that are both shown and given as an answer. */
const HOLES: Readonly<Record<string, string>> = {
  eventId: 'number of the event',
  eventDetailId: 'detail number of the event',
  registrationTypeId: 'registration type',
  attendeeId: 'number of the attendance',
  contactId: 'number of the contact',
  memberId: 'member ID',
  row: 'row from 1',
  index: 'row from 0',
};

export function optionText(option: Option): string {
  if (option === 'same') return 'always the same';
  if (option === 'out') return 'leave out';
  const [, from, name] = /^(told|stamp|seen)\.(.*)$/.exec(option.hole) ?? [];
  return from === undefined ? (HOLES[option.hole] ?? option.hole) : `${name} of an earlier answer`;
}

const WHAT: Readonly<Record<Unclear, string>> = {
  several: 'What is',
  number: 'What is',
  made: 'A value that looks made for one session stands',
  date: 'A date or moment stands',
  text: 'A text that may name somebody stands',
  event: 'What one event alone is called stands',
  filter: 'A status by which it is filtered stands',
  money: 'A price, a payment or an invoice stands',
};

/** Never with a value that may be somebody's or a session's. */
export function questionText({ id, leaf, why }: Open): string {
  const [first = ''] = id.split('.');
  const where =
    first === 'importAttendees' ? 'the import' : first === 'attendanceSave' ? 'the attendance save' : 'a list';
  const place =
    leaf.place === 'path' ? `in the address of ${where}, after "${leaf.name}"` : `in ${where}, under "${leaf.name}"`;
  const [value] = leaf.values;
  const number = /^\d{1,7}$/.test(said(value)) ? ` ${said(value)}` : ' the number';
  return why === 'several' || why === 'number'
    ? `${WHAT[why]}${number} ${place}?`
    : `${WHAT[why]} ${place}: what becomes of it?`;
}

/** What answers a question about which of several says the status, where none does. */
export const NONE = 'none of these';

export const statusText = (of: 'attendeesSummary' | 'attendanceRead' | LearnedWrite): string =>
  of === 'importAttendees'
    ? 'Which of these says that the import brings people in as Registered (4)?'
    : of === 'attendanceSave'
      ? 'Which of these says that the save marks people as Attended (5)?'
      : 'Which of these says in the list of attendees what becomes of each: Registered (4), Attended (5)?';

export const whichText = (id: LearnedWrite): string =>
  id === 'importAttendees'
    ? 'Which of these requests imports the attendees?'
    : 'Which of these requests saves the attendance?';

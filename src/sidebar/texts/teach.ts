import type { Found, Lesson } from '../server';
import { dated } from './dates';

/** What each of the requests does, as a coordinator calls it. */
const WHAT: Readonly<Record<Found['what'], string>> = {
  registrationTypes: 'Registration types of the event',
  eventComponents: 'Credits of the event',
  attendeesSummary: 'List of attendees',
  importAttendees: 'Import of attendees',
  attendanceRead: 'Attendance before it is saved',
  attendanceSave: 'Save of attendance',
};

const ASKS: Readonly<Record<Found['request']['asks'], string>> = {
  nothing: '',
  token: 'Your browser sent a token with it. A key may be refused here; then the run goes by hand.',
  cookie: 'Your browser sent only a cookie with it. A key may be refused here; then the run goes by hand.',
  unseen: 'The recording does not show how you were signed in. A key may be refused here; then the run goes by hand.',
};

/** Teaching the add-on how one association's own GrowthZone is asked. */
export const TEACH = {
  title: 'Teach it your GrowthZone',
  means:
    'Each association’s GrowthZone works its own way. Record one import and one save of attendance, and the add-on learns yours.',
  steps: [
    'Open GrowthZone in Chrome or Edge, press F12, choose “Network”, and tick “Preserve log”.',
    'Open the event of a class, then its attendees. Import the first person of the class as Registered.',
    'In Actual Attendance/No Shows mark that person Attended by name, not by Set All, and click Done. It cannot be taken back.',
    'Open the list of attendees once more.',
    'In the Network panel click the arrow down, “Export HAR”. In Firefox: the gear, “Save All As HAR”. In Safari: “Export”.',
    'Choose that file below, then delete it: anyone who has it could act as you.',
  ],
  privacy:
    'The file is read in this page and sent nowhere. Cookies, tokens, names, IDs, and addresses are left out, and you see what will be kept first.',
  given: 'The recording',
  choose: 'Recording (.har), or drop it here',
  paste: 'Or paste: a request copied as cURL or fetch, or what a colleague copied here',
  look: 'Look at what was pasted',
  reading: 'Reading the recording…',
  learnedOn: (day: string) => dated(`Learned on ${day}. A new recording replaces what it shows of it.`),
  found: (count: number) => (count === 1 ? '1 request was found' : `${count} requests were found`),
  what: (what: Found['what']) => WHAT[what],
  asks: (asks: Found['request']['asks']) => ASKS[asks],
  always: (constants: readonly (readonly [string, string])[]) =>
    constants.length === 0 ? '' : `Always: ${constants.map(([name, value]) => `${name} ${value}`).join(', ')}`,
  stays: (kept: NonNullable<Lesson['kept']>, day: string) =>
    dated(`${WHAT[kept]}: not in this recording. It stays as it was learned on ${day}.`),
  noSave: 'It has no save of attendance. People are marked by hand until you record one.',
  noList: 'It has no list of attendees that can be learned. The add-on tries its own way to read yours.',
  fileOfSettings: 'The recording has nothing of the file’s content: its columns are those of Settings.',
  leftOut: ({ requests, cookies, tokens, personal }: Lesson['dropped']) =>
    `Left out: ${requests} other requests, ${cookies} cookies, ${tokens} tokens, ${personal} values that name somebody.`,
  fromColleague: 'It came from a colleague: use it only if you are sure of that.',
  whole: 'All that is kept',
  use: (count: number) => (count === 1 ? 'Use this request' : `Use these ${count} requests`),
  keeping: 'Keeping what was learned…',
  kept: 'Kept. The first person of each import proves it.',
  copy: 'Copy for a colleague',
  forget: 'Forget what was learned',
  forgotten: 'What was learned is forgotten.',
  cancel: 'Cancel',
  answerFirst: 'Answer each question first.',
} as const;

import { type Answers, type Known, type Lesson, learn, readRecording } from '../../src/learn';
import { har, multipart, PEOPLE, type Said } from '../support/har';

export const KNOWN: Known = { today: '2026-06-30' };

/** What is learned of a recording. Throws where it is refused. */
export function lessonOf(said: readonly Said[] | string, known: Known = KNOWN, answers: Answers = {}): Lesson {
  const recording = readRecording(typeof said === 'string' ? said : har(said));
  if (!recording.ok) throw new Error(recording.problem.message);
  const lesson = learn(recording.value, known, answers);
  if (!lesson.ok) throw new Error(lesson.problem.message);
  return lesson.value;
}

/** Why a recording is refused; empty where it is not. */
export function refusalOf(said: readonly Said[] | string, known: Known = KNOWN): string {
  const recording = readRecording(typeof said === 'string' ? said : har(said));
  const lesson = recording.ok ? learn(recording.value, known) : recording;
  return lesson.ok ? '' : lesson.problem.message;
}

/** Each request in a line: what it is, its verb and its path with the query. */
export const linesOf = ({ found }: Lesson): readonly string[] =>
  found.map(({ what, request: { method, path, query } }) => {
    const search = Object.entries(query).map(([name, text]) => `${name}=${text}`);
    return `${what}: ${method} ${path}${search.length > 0 ? `?${search.join('&')}` : ''}`;
  });

/** The body of a request that was found. */
export const bodyOf = ({ found }: Lesson, what: string, place = 0): unknown =>
  found.filter((one) => one.what === what)[place]?.request.body;

/** The file of the import, as this project makes it. */
export const CSV = `Member ID,First Name,Last Name,Email,Organization\r\n${PEOPLE.map(
  ({ member, first, last, email }) => `${member},${first},${last},${email},Fernwood Group`,
).join('\r\n')}\r\n`;

export const EVENT: Said = {
  url: '/api/events/8101',
  answer: {
    EventId: 8101,
    EventDetailId: 9201,
    Name: 'Ethics 2026',
    StartDateTime: '2026-02-05T19:00:00Z',
    EventAuditId: 5,
    EventDetailAuditId: 6,
  },
};

export const TYPES: Said = {
  url: '/api/events/9201/registrationtypes/lookup',
  answer: [
    { EventRegistrationTypeId: 3301, Name: 'Member' },
    { EventRegistrationTypeId: 3302, Name: 'Guest' },
  ],
};

/** The list of an event with everybody in one status; nobody for an empty one. */
export const summary = (
  status: 'Registered' | 'Attended',
  people: readonly (typeof PEOPLE)[number][] = PEOPLE,
): Said => ({
  url: '/api/events/8101/attendees/summary?$skip=0&$top=100',
  answer: {
    Results: people.map(({ attendee, contact, first, last, email }) => ({
      EventAttendeeId: attendee,
      EventRegistrationId: attendee - 20000,
      EventId: 8101,
      ContactId: contact,
      EventAttendeeStatusId: status === 'Registered' ? 4 : 5,
      EventAttendeeStatus: status,
      ContactName: `${first} ${last}`,
      FirstName: first,
      LastName: last,
      EmailAddress: email,
    })),
    TotalRecordAvailable: people.length,
  },
});

export const IMPORT: Said = {
  url: '/api/events/8101/attendees/import',
  ...multipart({ EventRegistrationTypeId: '3301', EventAttendeeStatus: 'Registered' }, CSV),
  answer: {
    Imported: PEOPLE.map(({ contact, attendee }, at) => ({
      Row: at + 1,
      ContactId: contact,
      EventAttendeeId: attendee,
    })),
    Rejected: [],
  },
};

const attendance = (audit: number, status: string) => ({
  AuditId: audit,
  Attendees: PEOPLE.map(({ attendee, contact }) => ({
    EventAttendeeId: attendee,
    ContactId: contact,
    EventAttendeeStatus: status,
  })),
});

export const ATTENDANCE: Said = { url: '/api/events/8101/attendees/attendance', answer: attendance(17, 'Registered') };

export const SAVE: Said = {
  method: 'POST',
  url: '/api/events/8101/attendees/attendance',
  json: {
    AuditId: 17,
    Attendees: PEOPLE.map(({ attendee }) => ({ EventAttendeeId: attendee, EventAttendeeStatus: 'Attended' })),
  },
  answer: attendance(18, 'Attended'),
};

/** A coordinator's import and save, from opening the event to looking at the list. */
export const WHOLE: readonly Said[] = [
  EVENT,
  TYPES,
  IMPORT,
  summary('Registered'),
  ATTENDANCE,
  SAVE,
  summary('Attended'),
];

/** The attendee IDs of everybody. */
export const IDS = PEOPLE.map(({ attendee }) => attendee);

/** A request that posts JSON and is answered that all is well. */
export const post = (url: string, json: unknown, more: Partial<Said> = {}): Said => ({
  method: 'POST',
  url,
  json,
  answer: { ok: true },
  ...more,
});

/** A recording of an import and then `save`, with the list before and after it. */
export const around = (...save: readonly Said[]): readonly Said[] => [
  EVENT,
  TYPES,
  IMPORT,
  summary('Registered'),
  ...save,
  summary('Attended'),
];

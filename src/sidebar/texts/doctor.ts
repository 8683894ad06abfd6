import type { DoctorReport } from '../server';

// An examination of the connection, judged and in words: for the page, and for the command line.

type Read = DoctorReport['reads'][number];
type RouteName = Read['name'];
type Found = Read['found'];
type Answered = Extract<Found, { readonly is: 'answered' }>;
type Refused = Extract<Found, { readonly is: 'refused' }>;

export type DoctorResult =
  | 'answers as expected'
  | 'answers otherwise'
  | 'answers without rows'
  | 'does not answer'
  | 'refused'
  | 'not asked';

/** What one route of this association's GrowthZone answers. It never holds a value of anybody's record. */
export interface DoctorLine {
  /** `GET /api/contacts`, with ids left in braces. */
  readonly route: string;
  readonly certainty: Read['certainty'];
  readonly result: DoctorResult;
  readonly detail: string;
}

/** What the add-on reads of an answer. Names in one group stand for each other. */
interface Expectation {
  /** Without one of each group the route is of no use. */
  readonly needs: readonly (readonly string[])[];
  /** Used where they are there. */
  readonly uses: readonly (readonly string[])[];
}

const EVENT: Expectation = {
  needs: [['EventId'], ['Name'], ['StartDateTime', 'StartDate']],
  uses: [
    ['EventDetailId'],
    ['EnableSessions'],
    ['EnableRegistration', 'RegistrationEnabled', 'IsRegisterationAvailable'],
  ],
};

/** What the readers in `src/growthzone` take of each route's answer: changes.ts, people.ts, events.ts, attendees.ts and credit.ts. */
const EXPECTED: Readonly<Record<Exclude<RouteName, 'importAttendees' | 'attendanceSave'>, Expectation>> = {
  claims: { needs: [['Name'], ['Value']], uses: [] },
  changesSince: {
    needs: [['ContactId'], ['LastName', 'Name'], ['RealEstateEditionFields']],
    uses: [['AccountNumber'], ['Emails'], ['Status']],
  },
  contacts: {
    needs: [['ContactId'], ['Name', 'LastName'], ['SystemContactTypeId']],
    uses: [['AccountNumber'], ['EmailAddress'], ['Status']],
  },
  person: { needs: [['LastName', 'CommonName']], uses: [['AccountNumber'], ['FirstName'], ['PrimaryEmailAddress']] },
  notesAndFields: { needs: [['Name', 'DisplayName'], ['Value']], uses: [] },
  eventsAll: EVENT,
  event: EVENT,
  registrationTypes: { needs: [['EventRegistrationTypeId', 'Id'], ['Name']], uses: [['FeeItems']] },
  eventComponents: {
    needs: [['CertificationComponentId'], ['Code']],
    uses: [['Name'], ['CertificationName'], ['SyncToM1']],
  },
  attendeesSummary: {
    needs: [['EventAttendeeId'], ['ContactId'], ['EventAttendeeStatus']],
    uses: [['ContactName', 'LastName']],
  },
  attendanceRead: { needs: [['EventAttendeeId'], ['ContactId'], ['EventAttendeeStatus']], uses: [] },
  enrolments: { needs: [['ContactId'], ['CertificationContactId']], uses: [] },
  contactCertifications: { needs: [['CertificationContactId']], uses: [] },
  progress: { needs: [['CertificationComponentId'], ['Completed'], ['ActivityDate']], uses: [] },
};

/** The lines of an examination, in its order. */
export const doctorLines = ({ reads }: DoctorReport): readonly DoctorLine[] =>
  reads.map(({ name, route, certainty, found, facts }) => {
    const [result, detail] = verdict(name, found);
    return { route, certainty, result, detail: [detail, ...factsSaid(facts)].join('; ') };
  });

/** The examination as one page of plain text, for GrowthZone's support or for this project. It names nobody. */
export function doctorPage(report: DoctorReport, day: string): string {
  const lines = doctorLines(report);
  const good = lines.filter(({ result }) => result === 'answers as expected').length;
  const asks = report.reads.flatMap(({ name }, at) => {
    const { certainty, result } = lines[at] ?? {};
    const isOpen = result !== 'answers as expected' && ['USED', '2ND-HAND', 'INVENTED'].includes(certainty ?? '');
    return isOpen ? (OPEN[name] ?? []) : [];
  });
  return [
    `CE Roster: what ${report.tenant}.growthzoneapp.com answers, ${day}`,
    'Read with an API key, each route once; nothing was written. No value of anybody\u2019s record is in it.',
    '',
    ...lines.flatMap(({ route, certainty, result, detail }) => [
      `${route}  (${certainty})`,
      `    ${result}: ${detail}`,
    ]),
    '',
    `${good} of ${lines.length} routes answer as expected.`,
    ...(asks.length > 0 ? ['', 'Still open here:', ...asks.map((ask) => `- ${ask}`)] : []),
  ].join('\n');
}

/** What to ask GrowthZone's support where a route is not as expected: the letter's questions, in short. */
const OPEN: Readonly<Partial<Record<RouteName, string>>> = {
  changesSince: 'Which route gives the members with their NRDS member ID, and from which moment on?',
  attendeesSummary: 'Which route lists the attendees of an event with their status?',
  eventComponents: 'Which route lists the certification components of an event?',
  importAttendees: 'Which address, verb and body register attendees, as Import Attendees does?',
  attendanceSave: 'Which address, verb and body set attendees to Attended, as Actual Attendance/No Shows does?',
  progress: 'Which route shows that a component was completed, and when?',
};

type Verdict = readonly [DoctorResult, string];

function verdict(name: RouteName, found: Found): Verdict {
  if (found.is === 'not asked')
    return ['not asked', WHY[found.why] ?? `no answer so far gave a ${found.why} to ask with`];
  if (name === 'importAttendees' || name === 'attendanceSave') return meaningOfProbe(found);
  return found.is === 'refused' ? meaningOfRefusal(found) : judged(found, name);
}

/** Why a route was not asked; else it is the name of the id that was missing. */
const WHY: Readonly<Record<string, string>> = {
  slow: 'a minute is over; GrowthZone is slow just now',
  'key-refused': 'the key is not accepted',
  'no-answer': 'GrowthZone does not answer',
  before: 'as the lines before',
  write:
    'only a save shows whether it is taken, and nothing is written here. Where its list above answers, the add-on tries one person first',
};

/** A write's address that was asked by GET: "wrong verb" says that there is a write. */
function meaningOfProbe(found: Answered | Refused): Verdict {
  if (found.is === 'answered')
    return ['answers otherwise', 'asked by GET it gave data, so it is another route than the add-on takes it for'];
  const { code, status, message } = found;
  if (code === 'wrong-verb')
    return ['answers as expected', 'asked by GET: status 405, so the address is there and takes another verb'];
  if (code === 'not-found')
    return [
      'does not answer',
      'asked by GET: status 404, so there is no such address here. People are imported by hand',
    ];
  if (code === 'key-refused' || code === 'no-permission') return ['refused', message];
  if (code === 'slow-down' || code === 'unavailable' || code === 'no-answer') return ['does not answer', message];
  return ['answers otherwise', `asked by GET: status ${status}, which says nothing about the write`];
}

/** Never in GrowthZone's own words, which may repeat somebody's data. */
function meaningOfRefusal({ code, status, message }: Refused): Verdict {
  switch (code) {
    case 'key-refused':
    case 'no-permission':
      return ['refused', message];
    case 'not-found':
      return ['does not answer', 'status 404: no such route here, or the module was not bought'];
    case 'wrong-verb':
      return ['does not answer', 'status 405: there is such an address, but it cannot be read'];
    case 'slow-down':
    case 'unavailable':
    case 'no-answer':
      return ['does not answer', message];
    default:
      return ['answers otherwise', `status ${status}, and nothing that could be read`];
  }
}

/** An answer against what the add-on reads of it. */
function judged(found: Answered, name: keyof typeof EXPECTED): Verdict {
  const { rows, members, hasStamp } = found;
  const came = `status 200, ${described(found)}`;
  if (rows === null) return ['answers otherwise', `status 200, but ${described(found)}, which cannot be read`];
  if (name === 'attendanceRead' && !hasStamp) return ['answers otherwise', `${came}; lacks AuditId`];
  if (rows === 0) return ['answers without rows', `${came}; its members could not be seen`];
  const { needs, uses } = EXPECTED[name];
  const lacking = needs.filter((group) => !isIn(members, group));
  const unused = uses.filter((group) => !isIn(members, group));
  const has = [...needs, ...uses].flat().filter((member) => isIn(members, [member]));
  const detail = [
    came,
    `has ${has.join(', ')}`,
    ...(lacking.length > 0 ? [`lacks ${listed(lacking)}, which the add-on needs`] : []),
    ...(unused.length > 0 ? [`does not have ${listed(unused)}, which the add-on would use`] : []),
    ...othersIn(found, [...needs, ...uses].flat()),
  ];
  return [lacking.length > 0 ? 'answers otherwise' : 'answers as expected', detail.join('; ')];
}

/** Every row must have it: a member that only some rows have is none to rely on. */
const isIn = (members: Answered['members'], group: readonly string[]): boolean =>
  members.every((names) => group.some((name) => names.includes(name)));

const listed = (groups: readonly (readonly string[])[]): string => groups.map((group) => group.join(' or ')).join(', ');

function described({ came, count, total }: Answered): string {
  switch (came) {
    case 'list':
      return `a bare list of ${count} rows`;
    case 'object':
      return 'one object';
    case 'Results':
    case 'Items':
    case 'ListViewItems':
      return `${count} rows in ${came}, ${total === null ? 'no total' : `${total} in all`}`;
    default:
      return came === 'null' ? 'nothing (null)' : `a bare ${came}`;
  }
}

const MOST_OTHERS = 25;

/**
 * Names of members that the add-on does not know, which may be what it looks for under another name. Only what at least
 * two rows have alike is clearly the route's word and not somebody's.
 */
function othersIn({ rows, members }: Answered, known: readonly string[]): readonly string[] {
  if ((rows ?? 0) < 2) return [];
  const others = (members[0] ?? []).filter((member) => !known.includes(member) && isIn(members, [member]));
  if (others.length === 0) return [];
  const more = others.length > MOST_OTHERS ? ` and ${others.length - MOST_OTHERS} more` : '';
  return [`also has ${others.slice(0, MOST_OTHERS).join(', ')}${more}`];
}

/** The forms of a moment, by an example, as `src/growthzone/changes.ts` tries them. */
const MOMENTS = ['2025-12-16T182425Z', '2025-12-16T182425', '20251216T182425Z', '2025-12-16'];

function factsSaid({ claims, form, inFields, withId, skips, cardHasId, idFields }: Read['facts']): readonly string[] {
  return [
    ...(claims ? [`names ${claims.join(', ')}`] : []),
    ...(form === undefined ? [] : [`takes a moment written ${MOMENTS[form] ?? ''}`]),
    ...(inFields === undefined ? [] : [`${inFields} of them have nine digits as NRDSMemberId`]),
    ...(withId ? [`${withId.people} of the ${withId.of} people among them have nine digits as AccountNumber`] : []),
    ...(skips === undefined ? [] : [`$skip is ${skips ? '' : 'not '}obeyed`]),
    ...(cardHasId === undefined ? [] : [`its AccountNumber ${cardHasId ? 'is' : 'is not'} nine digits`]),
    ...(idFields
      ? [`nine digits in ${idFields.length > 0 ? `the custom field ${idFields.join(', ')}` : 'no custom field'}`]
      : []),
  ];
}

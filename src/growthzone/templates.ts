import { addressOf, type ReadRoute, type Ways } from './routes';
import { isId, type Values } from './template';
import {
  EACH,
  type LearnedRead,
  type LearnedWrite,
  type ReadTemplate,
  type RequestTemplate,
  type Templates,
  type WriteTemplate,
} from './template-types';

type Without<Template, Key extends keyof Template> = Omit<Template, Key>;
/** What an answer is to the add-on. */
export type ReadShape = Without<ReadTemplate, 'request'>;

const ATTENDEE = {
  attendeeId: 'EventAttendeeId',
  contactId: 'ContactId',
  status: 'EventAttendeeStatus|EventAttendeeStatusId',
};

const READS: Readonly<Record<LearnedRead, ReadShape>> = {
  attendeesSummary: {
    rows: '',
    total: 'TotalRecordAvailable',
    fields: {
      ...ATTENDEE,
      name: 'ContactName',
      firstName: 'FirstName',
      lastName: 'LastName',
    },
  },
  // A lookup may answer with only an id and a name (2ND-HAND).
  registrationTypes: {
    rows: '',
    fields: { id: 'EventRegistrationTypeId|Id', name: 'Name', fees: 'FeeItems' },
  },
  eventComponents: {
    rows: '',
    fields: {
      componentId: 'CertificationComponentId',
      code: 'Code',
      name: 'Name',
      certification: 'CertificationName',
      syncToM1: 'SyncToM1',
    },
  },
  attendanceRead: { rows: 'Attendees', fields: ATTENDEE, stamps: { AuditId: 'AuditId' } },
};

const WRITES: Readonly<
  Record<LearnedWrite, Without<WriteTemplate, 'requests'> & { readonly body: RequestTemplate['body'] }>
> = {
  importAttendees: {
    body: {
      is: 'multipart',
      fields: [
        ['EventRegistrationTypeId', '{registrationTypeId}'],
        // The guide's one right choice at import: "Attended" here would give nobody credit.
        ['EventAttendeeStatus', 'Registered'],
      ],
      file: { field: 'file', name: '{fileName}' },
    },
    perRequest: 100,
    answer: {
      rows: 'Imported',
      refusedRows: 'Rejected',
      row: 'Row',
      attendeeId: 'EventAttendeeId',
      reason: 'Reason',
    },
  },
  attendanceSave: {
    body: {
      is: 'json',
      value: {
        AuditId: '{stamp.AuditId:same}',
        Attendees: [{ [EACH]: { EventAttendeeId: '{attendeeId:number}', EventAttendeeStatus: '{status}' } }],
      },
    },
    perRequest: Number.MAX_SAFE_INTEGER,
    answer: { rows: 'Attendees', attendeeId: 'EventAttendeeId', status: 'EventAttendeeStatus' },
  },
};

/** How the answer to something is read here: as it was learned, else by this project's own model. */
export const readShape = (name: LearnedRead, { templates }: Ways): ReadShape => templates?.reads[name] ?? READS[name];

/** Whether a route is one that may be learned. */
export const isLearnable = (name: ReadRoute): name is LearnedRead => Object.keys(READS).includes(name);

/** How something is written here, likewise. */
export function writeTemplate(name: LearnedWrite, { routes, templates }: Ways): WriteTemplate {
  const { body, ...own } = WRITES[name];
  const { method, path } = addressOf(name, { routes });
  return (
    templates?.writes[name] ?? {
      ...own,
      requests: [{ method, path, query: {}, asks: 'nothing', ...(body && { body }) }],
    }
  );
}

/**
 * Whether a write may be tried: as learned or at an entered path; by this project's own model only where nothing else was
 * learned, since that association's shape is another one then.
 */
export const isTaken = (name: LearnedWrite, { routes, templates }: Ways): boolean =>
  templates?.writes[name] !== undefined || routes?.[name] !== undefined || !isAnyLearned({ templates });

const isAnyLearned = ({ templates }: Pick<Ways, 'templates'>): boolean =>
  Object.keys(templates?.writes ?? {}).length > 0;

/** What shows the attendance just before a save: where a write was learned and no read of its own, the list. */
export const attendanceRoute = ({ routes, templates }: Ways): 'attendanceRead' | 'attendeesSummary' =>
  templates?.reads.attendanceRead || routes?.attendanceRead || !isAnyLearned({ templates })
    ? 'attendanceRead'
    : 'attendeesSummary';

/** What a run must know of how the two writes are made here. */
export interface WriteWays {
  readonly imports: boolean;
  readonly marks: boolean;
  /** Most people in one request. */
  readonly perImport: number;
  readonly perMark: number;
  /** Whether an import names the registration type. */
  readonly namesType: boolean;
}

export function writeWays(ways: Ways): WriteWays {
  const [imported, marked] = [writeTemplate('importAttendees', ways), writeTemplate('attendanceSave', ways)];
  return {
    imports: isTaken('importAttendees', ways),
    marks: isTaken('attendanceSave', ways),
    perImport: mostIn(imported),
    perMark: mostIn(marked),
    namesType: JSON.stringify(imported.requests).includes('{registrationTypeId'),
  };
}

/** Most people in one request, as far as it is known by now. */
const mostIn = ({ perRequest, most = perRequest }: WriteTemplate): number => Math.min(most, perRequest);

/** What was learned, with at most `most` people in one request of a write; undefined where that write was not learned. */
export function lessened(name: LearnedWrite, most: number, templates: Templates | undefined): Templates | undefined {
  const write = templates?.writes[name];
  return (
    write && {
      ...templates,
      writes: { ...templates.writes, [name]: { ...write, most: Math.min(most, write.perRequest) } },
    }
  );
}

/** The ids of an event for the holes of a template; those that no answer said are not there. */
export function eventValues(event: {
  readonly eventId: number;
  readonly eventDetailId: number;
  readonly registrationTypeId?: number;
}): Values {
  const { eventId, eventDetailId, registrationTypeId = 0 } = event;
  return known({ eventId, eventDetailId, registrationTypeId });
}

/** Somebody as far as a request may tell. */
export interface Sendable {
  readonly memberId: string;
  readonly contactId: number;
  readonly attendeeId: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly suffix: string;
  readonly email: string;
  readonly office: string;
}

/** Somebody's values, at their place in the request from 0. */
export function personValues(person: Sendable, index: number): Values {
  const { memberId, contactId, attendeeId, firstName, lastName, suffix, email, office } = person;
  return {
    ...known({ contactId, attendeeId }),
    ...{ memberId, firstName, lastName, suffix, email, office },
    fullName: `${firstName} ${lastName}`.trim(),
    lastFirst: `${lastName}, ${firstName}`,
    index,
    row: index + 1,
  };
}

/** Zero is no id. */
const known = (ids: Readonly<Record<string, number>>): Values =>
  Object.fromEntries(Object.entries(ids).filter(([, id]) => isId(id)));

/** How surely a fact about GrowthZone is known; see docs/growthzone-api.md. */
export type Certainty = 'CONFIRMED' | 'USED' | '2ND-HAND' | 'INVENTED';

interface Route {
  readonly method: 'GET' | 'POST';
  /** Under `/api`; ids in braces. */
  readonly path: string;
  readonly certainty: Certainty;
  readonly write: boolean;
}

const read = (certainty: Certainty, path: string) => ({ method: 'GET', path, certainty, write: false }) as const;
const write = (certainty: Certainty, path: string) => ({ method: 'POST', path, certainty, write: true }) as const;

/**
 * Every route the add-on relies on, in one place, so that somebody with a tenant can correct it here.
 * INVENTED ones are this project's own model: nothing public says how GrowthZone does it.
 */
export const ROUTES = {
  contacts: read('CONFIRMED', '/contacts'),
  person: read('USED', '/contacts/person/{contactId}'),
  notesAndFields: read('CONFIRMED', '/contacts/{contactId}/NotesAndFields'),
  eventsAll: read('USED', '/events/all'),
  event: read('USED', '/events/{eventId}'),
  registrationTypes: read('2ND-HAND', '/events/{eventDetailId}/registrationtypes/lookup'),
  eventComponents: read('INVENTED', '/events/{eventDetailId}/certificationcomponents'),
  attendeesSummary: read('2ND-HAND', '/events/{eventId}/attendees/summary'),
  importAttendees: write('INVENTED', '/events/{eventId}/attendees/import'),
  attendanceRead: read('INVENTED', '/events/{eventId}/attendees/attendance'),
  attendanceSave: write('INVENTED', '/events/{eventId}/attendees/attendance'),
  contactCertifications: read('USED', '/contactoverview/{contactId}/certifications'),
  enrolments: read('USED', '/certifications/contacts/'),
  progress: read('USED', '/certifications/progress/{certificationContactId}/'),
} as const satisfies Readonly<Record<string, Route>>;

export type RouteName = keyof typeof ROUTES;
export type WriteRoute = { [Name in RouteName]: (typeof ROUTES)[Name]['write'] extends true ? Name : never }[RouteName];
export type ReadRoute = Exclude<RouteName, WriteRoute>;

export type Params = Readonly<Record<string, number>>;

/** An event's two ids: `eventId` for attendees, `eventDetailId` for registration types and components (2ND-HAND). */
export interface EventIds {
  readonly eventId: number;
  /** 0 where no answer said it: another event's number would be somebody else's registration types. */
  readonly eventDetailId: number;
}

/** The ids for the routes that may take either. */
export const eventParams = ({ eventId, eventDetailId }: EventIds): Params => ({ eventId, eventDetailId });

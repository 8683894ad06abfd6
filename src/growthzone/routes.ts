/** How surely a fact about GrowthZone is known; see docs/growthzone-api.md. */
export type Certainty = 'CONFIRMED' | 'USED' | '2ND-HAND' | 'INVENTED';

interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly certainty: Certainty;
}

const route = (method: Route['method'], certainty: Certainty, path: string): Route => ({ method, certainty, path });

/**
 * Every route the add-on relies on, in one place, so that somebody with a tenant can correct it here.
 * INVENTED ones are this project's own model: nothing public says how GrowthZone does it.
 */
export const ROUTES = {
  contacts: route('GET', 'CONFIRMED', '/contacts'),
  notesAndFields: route('GET', 'CONFIRMED', '/contacts/{contactId}/NotesAndFields'),
  events: route('GET', 'USED', '/events/all'),
  registrationTypes: route('GET', '2ND-HAND', '/events/{eventDetailId}/registrationtypes/lookup'),
  eventComponents: route('GET', 'INVENTED', '/events/{eventDetailId}/certificationcomponents'),
  attendees: route('GET', '2ND-HAND', '/events/{eventId}/attendees/summary'),
  importAttendees: route('POST', 'INVENTED', '/events/{eventId}/attendees/import'),
  attendance: route('GET', 'INVENTED', '/events/{eventId}/attendees/attendance'),
  saveAttendance: route('POST', 'INVENTED', '/events/{eventId}/attendees/attendance'),
  contactEnrolments: route('GET', 'USED', '/contactoverview/{contactId}/certifications'),
  enrolments: route('GET', 'USED', '/certifications/contacts/'),
  progress: route('GET', 'USED', '/certifications/progress/{certificationContactId}/'),
} as const;

export type RouteName = keyof typeof ROUTES;

/** The path of a route under `/api`, its ids filled in. */
export function pathOf(name: RouteName, params: Readonly<Record<string, number>>): string {
  return ROUTES[name].path.replace(/\{(\w+)\}/g, (_, id: string) => String(params[id]));
}

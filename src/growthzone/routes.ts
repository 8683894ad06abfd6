import { failure, type Result, success } from '../roster';

/** How surely an address is known: `SETTINGS` where somebody entered what this association's GrowthZone support said. */
export type AddressCertainty = Certainty | 'SETTINGS';

/** Path templates that a tenant's GrowthZone support confirmed, in place of the add-on's own. */
export type RouteOverrides = Readonly<Partial<Record<RouteName, string>>>;

/** These routes are asked with both ids of the event: which of them a tenant's path takes, its support says. */
const TAKES_EITHER_ID: ReadonlySet<RouteName> = new Set([
  'registrationTypes',
  'eventComponents',
  'attendeesSummary',
  'importAttendees',
  'attendanceRead',
  'attendanceSave',
]);
const EITHER_ID: readonly string[] = ['{eventId}', '{eventDetailId}'];

/** An address as it is shown to a person. */
export interface Address {
  readonly method: 'GET' | 'POST';
  /** Under `/api`, ids in braces. */
  readonly path: string;
  readonly certainty: AddressCertainty;
}

/** What each does, for whoever asks GrowthZone's support about it. */
const DOES: Readonly<Record<RouteName, string>> = {
  contacts: 'lists the contacts',
  person: 'one contact’s card',
  notesAndFields: 'one contact’s custom fields',
  eventsAll: 'lists the events',
  event: 'one event',
  registrationTypes: 'lists an event’s registration types',
  eventComponents: 'lists the components attached to an event',
  attendeesSummary: 'lists an event’s attendees',
  importAttendees: 'imports a CSV file of attendees into an event',
  attendanceRead: 'reads an event’s attendance with its stamp',
  attendanceSave: 'saves an event’s attendance',
  contactCertifications: 'lists one contact’s certifications',
  enrolments: 'lists everybody’s certifications',
  progress: 'lists the components that one person completed',
};

/** A route as Settings shows it. */
export interface RouteLine {
  readonly name: RouteName;
  readonly does: string;
  readonly method: 'GET' | 'POST';
  /** The add-on's own path under `/api`, and how surely it is known. */
  readonly path: string;
  readonly certainty: Certainty;
  /** The path that was entered instead; empty where none was. */
  readonly entered: string;
}

/** Every route, with the path that was entered for it. */
export function routeLines(overrides: RouteOverrides = {}): readonly RouteLine[] {
  return Object.entries(ROUTES).map(([key, { method, path, certainty }]) => {
    const name = key as RouteName;
    return { name, does: DOES[name], method, path, certainty, entered: overrides[name] ?? '' };
  });
}

/** Where a route is asked: by the template that was entered for it, else by the add-on's own. */
export function addressOf(name: RouteName, overrides: RouteOverrides = {}): Address {
  const { method, path, certainty } = ROUTES[name];
  const own = overrides[name];
  return own === undefined ? { method, path, certainty } : { method, path: own, certainty: 'SETTINGS' };
}

/**
 * Path templates as a person entered them, by the name of their route; empty means the route's own. Gives a problem
 * that names the route where there is none of that name, or where the path cannot be used for it.
 */
export function readRoutes(entered: Readonly<Record<string, string>>): Result<RouteOverrides> {
  const read: Partial<Record<RouteName, string>> = {};
  for (const [name, text] of Object.entries(entered)) {
    if (!isRouteName(name)) {
      const known = Object.keys(ROUTES).join(', ');
      return failure('bad-route', `"${name.slice(0, 60)}" is none of the routes. There are: ${known}.`);
    }
    const template = text.trim().replace(/^\/api(?=\/)/i, '');
    const flaw = template === '' ? '' : flawOf(template, name);
    if (flaw) return failure('bad-route', `The path "${text.slice(0, 200)}" for "${name}" ${flaw}`);
    if (template !== '' && template !== ROUTES[name].path) read[name] = template;
  }
  return success(read);
}

const isRouteName = (name: string): name is RouteName => Object.keys(ROUTES).includes(name);

/** A template is typed by a person: it may name a path and nothing else, neither a query nor a way up. */
const TEMPLATE = /^(?:\/(?:[\w-]+|\{\w+\}))+\/?$/;

const idsIn = (template: string): readonly string[] => template.match(/\{\w+\}/g) ?? [];

/** Why a template cannot stand for a route; empty where it can. It must say for which event or person, and no more. */
function flawOf(template: string, name: RouteName): string {
  const { path } = ROUTES[name];
  if (template.length > LONGEST_TEMPLATE || !TEMPLATE.test(template)) {
    return `is no path: write it as ${path}, without the host, a question mark or dots.`;
  }
  const ids = idsIn(template);
  const known = TAKES_EITHER_ID.has(name) ? EITHER_ID : idsIn(path);
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown) {
    return `has ${unknown}, which the add-on does not know there; it knows ${known.join(' and ') || 'no id'}.`;
  }
  const lacks = known.length > 0 && ids.length === 0;
  return lacks ? `lacks ${known.join(' or ')}: without it GrowthZone cannot know which one is meant.` : '';
}

const LONGEST_TEMPLATE = 200;

/** The path of a route under `/api`, its ids filled in; undefined where the template or an id is unusable. */
export function pathOf(name: RouteName, params: Params, overrides: RouteOverrides = {}): string | undefined {
  const template = overrides[name] ?? ROUTES[name].path;
  if (!TEMPLATE.test(template)) return undefined;
  let usable = true;
  const path = template.replace(/\{(\w+)\}/g, (_, id: string) => {
    const value = params[id];
    if (value === undefined || !Number.isSafeInteger(value) || value <= 0) usable = false;
    return String(value);
  });
  return usable ? path : undefined;
}

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

/** What a route gives, in the words of a sentence that a person reads. */
export const CALLED: Readonly<Record<RouteName, string>> = {
  contacts: 'the list of contacts',
  person: "a contact's card",
  notesAndFields: "a contact's custom fields",
  eventsAll: 'the list of events',
  event: 'the event',
  registrationTypes: "the event's registration types",
  eventComponents: "the event's components",
  attendeesSummary: "the event's list of attendees",
  importAttendees: 'the import of attendees',
  attendanceRead: "the event's attendance screen",
  attendanceSave: 'the saving of attendance',
  contactCertifications: "a contact's certifications",
  enrolments: 'the list of enrolments',
  progress: "a contact's completions",
};

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

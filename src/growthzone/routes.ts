import { failure, type Result, success } from '../roster';
import type { LearnedRead, LearnedWrite, Method, RequestTemplate, Templates } from './template-types';

/**
 * How surely an address is known: `SETTINGS` where somebody entered what this association's GrowthZone support said,
 * `LEARNED` where a recording of its own back office showed it.
 */
export type AddressCertainty = Certainty | 'SETTINGS' | 'LEARNED';

/** How this association is asked: as it was learned, else at the paths that were entered, else at the add-on's own. */
export interface Ways {
  readonly routes?: RouteOverrides | undefined;
  readonly templates?: Templates | undefined;
}

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
  readonly method: Method;
  /** On the association's host, ids in braces. */
  readonly path: string;
  readonly certainty: AddressCertainty;
}

/** A route as Settings shows it. */
export interface RouteLine {
  readonly name: RouteName;
  /** What it is for, for whoever asks GrowthZone's support about it. */
  readonly does: string;
  readonly method: 'GET' | 'POST';
  /** The add-on's own path under `/api`, and how surely it is known. */
  readonly path: string;
  readonly certainty: Certainty;
  /** The path that was entered instead; empty where none was. */
  readonly entered: string;
  /** How it was learned to be asked, method and path; empty where it was not. Holds before what was entered. */
  readonly learned: string;
}

/** Every route, with the path that was entered for it, and what was learned of it. */
export function routeLines({ routes = {}, templates }: Ways = {}): readonly RouteLine[] {
  return Object.entries(ROUTES).map(([key, { method, path, certainty }]) => {
    const name = key as RouteName;
    const learned = learnedOf(name, templates)
      .map((one) => `${one.method} ${one.path}`)
      .join(', ');
    return { name, does: CALLED[name], method, path, certainty, entered: routes[name] ?? '', learned };
  });
}

/** The requests that were learned for a route. */
export function learnedOf(name: RouteName, templates: Templates | undefined): readonly RequestTemplate[] {
  const read = templates?.reads[name as LearnedRead];
  return read ? [read.request] : (templates?.writes[name as LearnedWrite]?.requests ?? []);
}

/** Where a route is asked: as it was learned, at the path that was entered for it, else at the add-on's own. */
export function addressOf(name: RouteName, { routes, templates }: Ways = {}): Address {
  const [learned] = learnedOf(name, templates);
  if (learned) return { method: learned.method, path: learned.path, certainty: 'LEARNED' };
  const { method, path, certainty } = ROUTES[name];
  const entered = routes?.[name];
  if (entered === undefined) return { method, path: `/api${path}`, certainty };
  // What is no path is asked nowhere.
  return { method, path: TEMPLATE.test(entered) ? `/api${entered}` : '', certainty: 'SETTINGS' };
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
      return failure('bad-route', `"${name.slice(0, 60)}" is not a route. There are: ${known}.`);
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
    return `is not a path. Write it as ${path}, without host, question mark or dots.`;
  }
  const ids = idsIn(template);
  const known = TAKES_EITHER_ID.has(name) ? EITHER_ID : idsIn(path);
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown) {
    return `has ${unknown}; the add-on knows ${known.join(' and ') || 'no id'} there.`;
  }
  return known.length > 0 && ids.length === 0 ? `lacks ${known.join(' or ')}, which says which one is meant.` : '';
}

const LONGEST_TEMPLATE = 200;

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
  claims: read('CONFIRMED', '/contacts/root/claims'),
  changesSince: read('USED', '/realestate/contacts/getchangessince/{utc}'),
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
  claims: 'what the key stands for',
  changesSince: 'the members with their Real Estate fields',
  eventsAll: 'the list of events',
  event: 'the event',
  registrationTypes: "the event's registration types",
  eventComponents: "the event's components",
  attendeesSummary: "the event's list of attendees",
  importAttendees: 'the import of a file of attendees',
  attendanceRead: "the event's attendance with its stamp",
  attendanceSave: 'the saving of attendance',
  contactCertifications: "a contact's certifications",
  enrolments: 'the list of enrolments',
  progress: "a contact's completions",
};

export type WriteRoute = { [Name in RouteName]: (typeof ROUTES)[Name]['write'] extends true ? Name : never }[RouteName];
export type ReadRoute = Exclude<RouteName, WriteRoute>;

/** Ids, and a moment without a colon. */
export type Params = Readonly<Record<string, number | string>>;

/** An event's two ids: `eventId` for attendees, `eventDetailId` for registration types and components (2ND-HAND). */
export interface EventIds {
  readonly eventId: number;
  /** 0 where no answer said it: another event's number would be somebody else's registration types. */
  readonly eventDetailId: number;
}

/** The ids for the routes that may take either. */
export const eventParams = ({ eventId, eventDetailId }: EventIds): Params => ({ eventId, eventDetailId });

import type { HonoRequest } from 'hono';
import { z } from 'zod';
import { Answer, invalid, noSuchId, refused, tooLarge } from '../answers';
import type { Attendee } from '../attendance';
import type { Event } from '../events';
import type { Permission } from '../keys';
import type { Page, Slice } from '../paging';
import { ATTENDEE_STATUSES } from '../statuses';
import type { Store } from '../store';
import type { Refusal } from '../tenant';

/**
 * One way in which an association's own back office may ask for attendees and save them: other addresses, verbs, names and
 * forms than this project's own model, which answers 404 there. All of it is INVENTED on purpose to be unlike the add-on's
 * defaults, so that whoever works here has learned it from a recording. What a call does is the store's own doing.
 */
export interface Shape {
  readonly routes: readonly ShapeRoute[];
  /** Whether what a browser sends must carry the page's anti-forgery token, which a key does without. */
  readonly antiForgery: boolean;
  /** The part of the screens' script that knows these routes: `const shape = {...}`; see `screenScript`. */
  readonly script: string;
}

export interface ShapeRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** In lower case, since addresses are not told apart by it; ids in braces. */
  readonly path: string;
  readonly permission: Permission;
  /** True where the call may change something. */
  readonly writes?: true;
  /** What must be on in the profile for the route to exist. */
  readonly needs?: 'certificationModule';
  answer(call: ShapeCall): ShapeAnswer | Promise<ShapeAnswer>;
}

export interface ShapeCall {
  readonly store: Store;
  readonly request: HonoRequest;
  /** An id of the address. */
  id(name: string): string;
  /** Set where the attendee list lags behind: the moment that it is answered as of. */
  readonly asOf: number | undefined;
}

export interface ShapeAnswer {
  readonly status?: 200 | 202;
  readonly body: object;
}

/** The event whose EventId, or whose EventDetailId, is in the address. Throws a 404 where there is none. */
export function eventAt({ store, id }: ShapeCall, name: 'eventId' | 'eventDetailId'): Event {
  const given = Number(id(name));
  const event = name === 'eventId' ? store.event(given) : store.eventByDetailId(given);
  if (!event) throw noSuchId(name === 'eventId' ? 'event' : 'event detail', given);
  return event;
}

/** The attendees of the address's event, or where the list lags those of then. Throws a 404 where there is none. */
export function attendeesAt(call: ShapeCall, slice: Slice): Page<Attendee> {
  const { eventId } = eventAt(call, 'eventId');
  const { store, asOf } = call;
  const page = asOf === undefined ? store.attendees(eventId, slice) : store.attendeesAsOf(eventId, slice, asOf);
  return page ?? { rows: [], total: 0 };
}

/** A whole number of the query, `otherwise` where there is none. Throws a 400 where it is no such number. */
export function numberIn({ request }: ShapeCall, name: string, otherwise: number): number {
  const text = request.query(name);
  if (text === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw invalid(`${name} must be a whole number.`);
  return Number(text);
}

/** The JSON of a request as `schema` reads it. Throws a 415 for another kind of body and a 400 for other JSON. */
export async function jsonOf<Schema extends z.ZodType>({ request }: ShapeCall, schema: Schema) {
  if (!isKind(request, 'application/json')) throw unsupported();
  const read = schema.safeParse(await request.json().catch(() => undefined));
  return checked(read);
}

/** Every field of a multipart form as `schema` reads it. Throws a 415 for another kind of body, and a 400. */
export async function multipartOf<Schema extends z.ZodType>({ request }: ShapeCall, schema: Schema) {
  if (!isKind(request, 'multipart/form-data')) throw unsupported();
  return checked(schema.safeParse(await request.parseBody({ all: true })));
}

/** The fields of an urlencoded form, in their order; a name may come once. Throws a 415 for another kind of body, and a 400. */
export async function fieldsOf({ request }: ShapeCall): Promise<ReadonlyMap<string, string>> {
  if (!isKind(request, 'application/x-www-form-urlencoded')) throw unsupported();
  const fields = [...new URLSearchParams(await request.text())];
  const known = new Map(fields);
  if (known.size < fields.length) throw invalid('A field is there twice.');
  return known;
}

/** What `schema` made of it. Throws a 400 that says what is wrong first. */
export function checked<T>(read: z.ZodSafeParseResult<T>): T {
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw invalid(issue ? `${issue.path.join('.')}: ${issue.message}` : 'The request could not be read.');
}

/** Passes what a rule did, throws what it refused. */
export function orRefuse<Done extends { ok: true }>(answer: Done | Refusal): Done {
  if (!answer.ok) throw refused(answer);
  return answer;
}

const isKind = (request: HonoRequest, kind: string) =>
  (request.header('content-type') ?? '').toLowerCase().split(';')[0]?.trim() === kind;

const unsupported = () =>
  new Answer(415, { Message: "The request entity's media type is not supported for this resource." });

/** Throws where these are more people than the association's server takes at once. */
export function mustBeFew({ store }: Pick<ShapeCall, 'store'>, people: number): void {
  const { hiddenLimit } = store.profile;
  if (hiddenLimit && people > hiddenLimit.people) throw tooLarge(hiddenLimit.status);
}

/** A status by its word. */
export const StatusWord = z.enum(ATTENDEE_STATUSES);

import { type OpenAPIHono, z } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { forbidden, noSuchRoute } from '../answers';
import type { Caller, Permission } from '../keys';
import type { Slice } from '../paging';
import type { Profile } from '../profile';
import type { Store } from '../store';

/**
 * How surely a route is known: GrowthZone's public pages say it; public code calls it against a real tenant; somebody
 * transcribed it from the reference and nobody has shown it at work; or this project made it up.
 */
export type Certainty = 'CONFIRMED' | 'USED' | '2ND-HAND' | 'INVENTED';

export interface Env {
  Variables: {
    store: Store;
    caller: Caller;
    /** Set where the attendee list lags behind: the moment that it is answered as of, in milliseconds since 1970. */
    asOf?: number;
  };
}
export type App = OpenAPIHono<Env>;

/** Facts of a profile that switch routes on. */
type Need = 'attendeeWrites' | 'attendeeReads' | 'certificationModule' | 'changesSince';

interface Mark {
  readonly certainty: Certainty;
  /** Null: any good key will do. */
  readonly permission: Permission | null;
  readonly summary: string;
  /** What must be on in the profile for the route to exist. */
  readonly needs?: readonly Need[];
  /** True where the call may change something; it is then counted as a write. */
  readonly writes?: boolean;
}

/** The part that every route has: its certainty mark for the OpenAPI document, and who may call it when. */
export function marked(mark: Mark) {
  return {
    summary: mark.summary,
    tags: [mark.permission ?? 'any key'],
    security: [{ ApiKey: [] }, { Bearer: [] }],
    'x-certainty': mark.certainty,
    ...(mark.needs && { 'x-needs': mark.needs satisfies readonly (keyof Profile)[] }),
    middleware: admit(mark),
  };
}

/** Admin calls of the stand-in itself are no API requests, so they are not counted. */
function admit({ permission, needs, writes }: Mark): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { store, caller } = c.var;
    if (needs?.some((need) => !store.profile[need])) throw noSuchRoute(c.req.url);
    if (permission && !caller.permissions.has(permission)) throw forbidden(permission);
    if (permission !== 'stand-in' && !caller.browser) store.requests[writes ? 'writes' : 'reads'] += 1;
    await next();
  };
}

/** A 200 (or other) answer of this shape. */
export function json<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

const ErrorSchema = z.object({ Message: z.string(), MessageDetail: z.string().optional() }).openapi('Error');

/** The errors that every route can answer, for the document. */
export const ERRORS = {
  400: json(ErrorSchema, 'Not understood'),
  401: json(ErrorSchema, 'No key, or not a good one'),
  403: json(ErrorSchema, 'The key lacks the permission'),
  404: json(ErrorSchema, 'No such route, id or module'),
  429: json(ErrorSchema, 'Too fast'),
};

/** `{"Results":[...],"TotalRecordAvailable":n}` (USED, proven). */
export function results<Row extends z.ZodType>(row: Row) {
  return z.object({ Results: z.array(row), TotalRecordAvailable: z.int() });
}

/** At most this many rows come back, whatever is asked (USED, proven). */
export const MOST_ROWS = 100;

const skip = z.coerce.number().int().min(0).default(0);
const top = z.coerce.number().int().min(0).default(MOST_ROWS);
const orderby = z.string().optional();

/** `$skip`, `$top`, `$orderby`; names without the `$` are ignored like any other (USED, proven). More rows are capped. */
export const Paging = z.object({ $skip: skip, $top: top, $orderby: orderby });
/** The same where asking for more than 100 is a 400 (USED, proven for some routes). */
export const StrictPaging = z.object({ $skip: skip, $top: top.pipe(z.number().max(MOST_ROWS)), $orderby: orderby });

/** The slice that a checked query asks for. */
export function slice(query: z.output<typeof Paging>): Slice {
  return { skip: query.$skip, take: Math.min(query.$top, MOST_ROWS), orderBy: query.$orderby };
}

/** A path parameter that is a number; anything else in its place is no such route. */
export function idParam<Name extends string>(name: Name) {
  return z.object({ [name]: z.coerce.number().int().min(0) } as Record<Name, z.ZodCoercedNumber>);
}

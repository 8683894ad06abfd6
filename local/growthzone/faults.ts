import { z } from 'zod';
import { seededFault } from './seededFaults';

/** A change that comes late comes within this many seconds: the add-on's settleSeconds. */
export const SETTLE_SECONDS = 120;
const MOST_SECONDS = 600;

/**
 * What can go wrong with one request. `applied` says whether the change was made all the same.
 * - `status`: any status, with an ASP.NET error body.
 * - `delay`: the answer takes that long.
 * - `drop-before`, `drop-after`: the connection is closed without an answer, before or after the change was applied.
 * - `reset`: the connection is reset (RST) without an answer.
 * - `late`: a write is answered with 504 and applied that much later.
 * - `lag`: the attendee list is answered as it was that long ago; of no effect on other requests.
 * - `truncate`: the change is applied, and the answer's body ends half-way.
 * - `login-page`: 200 with a page to sign in instead of JSON; nothing is applied.
 */
export const Fault = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('status'),
      status: z.int().min(200).max(599),
      retryAfterSeconds: z.int().min(0).optional(),
      applied: z.boolean().default(false),
    }),
    z.object({ kind: z.literal('delay'), seconds: z.number().min(0).max(MOST_SECONDS) }),
    z.object({ kind: z.literal('drop-before') }),
    z.object({ kind: z.literal('drop-after') }),
    z.object({ kind: z.literal('reset'), applied: z.boolean().default(false) }),
    z.object({ kind: z.literal('late'), seconds: z.number().min(0).max(SETTLE_SECONDS).default(60) }),
    z.object({ kind: z.literal('lag'), seconds: z.number().min(0).max(MOST_SECONDS).default(60) }),
    z.object({ kind: z.literal('truncate') }),
    z.object({ kind: z.literal('login-page') }),
  ])
  .meta({ id: 'Fault' });
export type Fault = z.output<typeof Fault>;
export type FaultKind = Fault['kind'];
export const FAULT_KINDS = Fault.options.map((option) => option.shape.kind.value) as readonly FaultKind[];

// Which requests. In a path such as /api/events/*/attendees/import the star stands for one segment; left out: any.
const Match = z.object({ method: z.enum(['GET', 'POST']).optional(), path: z.string().startsWith('/').optional() });
export type Match = z.output<typeof Match>;

/** One fault for the `nth` matching request from now on and the `times - 1` after it. */
export const FaultRule = z
  .object({
    match: Match.default({}),
    nth: z.int().min(1).default(1),
    times: z.union([z.int().min(1), z.literal('always')]).default(1),
    fault: Fault,
  })
  .meta({ id: 'FaultRule' });
export type FaultRule = z.input<typeof FaultRule>;

/** Faults by chance, the same ones for the same seed and the same order of requests. */
export const SeededFaults = z
  .object({
    seed: z.int(),
    /** The share of matching requests that go wrong. */
    rate: z.number().min(0).max(1).default(0.1),
    match: Match.default({}),
    kinds: z
      .array(z.enum(FAULT_KINDS))
      .min(1)
      .default([...FAULT_KINDS]),
    /** No more than this many in all. */
    most: z.int().min(0).optional(),
  })
  .meta({ id: 'SeededFaults' });
export type SeededFaults = z.input<typeof SeededFaults>;

/** What was asked for, as `startGrowthZone` takes it and POST /stand-in/faults does. */
export const FaultOrder = z.union([FaultRule, SeededFaults]);
export type FaultOrder = z.input<typeof FaultOrder>;

/** Faults from a seed. `options.rate` is 0.1, `options.kinds` are all if not given. */
export function seededFaults(seed: number, options: Omit<SeededFaults, 'seed'> = {}): SeededFaults {
  return { ...options, seed };
}

/** A fault that happened to a request. */
export interface Happened {
  readonly method: string;
  readonly path: string;
  readonly fault: Fault;
}

export interface Faults {
  /** Adds a rule or a seed; gives its number. Throws a ZodError where it is none. */
  add(order: FaultOrder): number;
  list(): { readonly id: number; readonly order: z.output<typeof FaultOrder> }[];
  /** Ends every fault. Changes that are on their way late still arrive. */
  clear(): void;
  /** What happened, oldest first; the last thousand. */
  happened(): readonly Happened[];
  /** The fault of this request, if any: the first order that has one. Every order counts every matching request. */
  choose(method: string, path: string): Fault | undefined;
}

const MOST_HAPPENED = 1000;

/** Where all faults of the stand-in live. */
export function faultBook(orders: readonly FaultOrder[] = []): Faults {
  type Kept = { id: number; order: z.output<typeof FaultOrder>; next: () => Fault | undefined };
  let kept: Kept[] = [];
  let made = 0;
  const happened: Happened[] = [];
  const faults: Faults = {
    add: (given) => {
      const order = FaultOrder.parse(given);
      made += 1;
      kept.push({ id: made, order, next: 'fault' in order ? counting(order) : seededFault(order) });
      return made;
    },
    list: () => kept.map(({ id, order }) => ({ id, order })),
    clear: () => {
      kept = [];
    },
    happened: () => happened,
    choose: (method, path) => {
      const chosen = kept
        .filter(({ order }) => matches(order.match, method, path))
        .map(({ next }) => next())
        .find((fault) => fault !== undefined);
      if (chosen) {
        happened.push({ method, path, fault: chosen });
        if (happened.length > MOST_HAPPENED) happened.shift();
      }
      return chosen;
    },
  };
  for (const order of orders) faults.add(order);
  return faults;
}

function counting({ nth, times, fault }: z.output<typeof FaultRule>): () => Fault | undefined {
  let seen = 0;
  return () => {
    seen += 1;
    return seen >= nth && (times === 'always' || seen < nth + times) ? fault : undefined;
  };
}

function matches(match: Match, method: string, path: string): boolean {
  if (match.method !== undefined && match.method !== method) return false;
  if (match.path === undefined) return true;
  const wanted = match.path.toLowerCase().replace(/\/+$/, '').split('/');
  const asked = path.toLowerCase().split('/');
  return (
    wanted.length === asked.length && wanted.every((segment, place) => segment === '*' || segment === asked[place])
  );
}

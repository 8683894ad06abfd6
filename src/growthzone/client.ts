import type { Result } from '../roster';
import type { Clock, Http, HttpAnswer, HttpBody } from './http';
import { type Refusal, refusalFor } from './refusal';
import {
  type Address,
  addressOf,
  CALLED,
  type Params,
  pathOf,
  type ReadRoute,
  ROUTES,
  type RouteName,
  type RouteOverrides,
  type WriteRoute,
} from './routes';
import type { DayOf } from './shapes';

/** What is known when a request was refused for the moment. */
export interface Setback {
  /** How many times it was tried, from 1. */
  readonly tries: number;
  /** The `Retry-After` header, where there was one. */
  readonly retryAfter: string | undefined;
  readonly now: number;
  /** From 0 to 1: spreads out clients that were refused together. */
  readonly chance: number;
}

const FIRST_DELAY_MS = 1000;
const LONGEST_DELAY_MS = 16_000;
/** "Retry-After: 0" must not become a loop without a pause. */
const SHORTEST_DELAY_MS = 250;

/**
 * How many milliseconds to leave before the next try. `Retry-After` may or may not come (USED): where it does, in
 * seconds or as a date, it is honoured; else the delay doubles, with jitter.
 */
export function retryDelay({ tries, retryAfter, now, chance }: Setback): number {
  const told = retryAfter === undefined ? undefined : toldDelay(retryAfter, now);
  if (told !== undefined) return Math.max(SHORTEST_DELAY_MS, told);
  const delay = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (tries - 1));
  return Math.round(delay * (0.75 + chance / 2));
}

function toldDelay(header: string, now: number): number | undefined {
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
  // Date.parse reads "-1" or "1.5" as some year: a date has letters.
  const date = /[a-z]{3}/i.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

export type { Refusal } from './refusal';

/** A key together with the one tenant it may be sent to, and the path templates that hold there. */
export interface Connection {
  readonly tenant: string;
  readonly apiKey: string;
  readonly routes?: RouteOverrides;
}

/** What GrowthZone answered, or its refusal. */
export type Reply<T> = Result<T, Refusal>;

type Query = Readonly<Record<string, string | number>>;

export interface Client {
  readonly tenant: string;
  /** The day of a moment where the association is. */
  readonly dayOf: DayOf;
  /** Where this association's GrowthZone is asked for a route. */
  addressOf(route: RouteName): Address;
  /** Tries again while a refusal is a passing one and patience lasts. */
  read(route: ReadRoute, params?: Params, query?: Query): Reply<unknown>;
  /**
   * Tries again only after a 429, which says that nothing was done: any other failure may have been applied. An answer
   * without a body is a success whose value is undefined.
   */
  write(route: WriteRoute, params: Params, body: HttpBody): Reply<unknown>;
  /** Asks a write's address by GET, which changes nothing: where there is such a write, GET is the wrong verb. */
  probe(route: WriteRoute, params: Params): Reply<unknown>;
  /** How many requests were sent, repeats included. */
  requests(): number;
}

export interface ClientPorts {
  readonly connection: Connection;
  readonly http: Http;
  readonly clock: Clock;
  /** The day of a moment in the association's time zone. */
  readonly dayOf: DayOf;
  /** The least time between two requests. */
  readonly paceMilliseconds?: number;
  /** How long a call may go on trying before it gives the refusal. */
  readonly patienceMilliseconds?: number;
  /** From 0 to 1, for the jitter of the waits. */
  readonly chance?: () => number;
}

/** About 8 requests a second drew hundreds of 429s, about 3 ran clean (USED). */
const PACE_MS = 334;
/** A wait as long as this is a pause that the user sees, not a sleep inside a script. */
const PATIENCE_MS = 20_000;

/** A client for one tenant, at most three requests a second (USED). Throws where the tenant's name cannot be one. */
export function createClient({
  connection,
  http,
  clock,
  dayOf,
  paceMilliseconds = PACE_MS,
  patienceMilliseconds = PATIENCE_MS,
  chance = Math.random,
}: ClientPorts): Client {
  const { tenant, apiKey } = connection;
  if (!/^[a-z0-9-]+$/.test(tenant)) throw new Error(`"${tenant}" is no GrowthZone tenant.`);
  const host = `${tenant}.growthzoneapp.com`;
  let nextAt = 0;
  let sent = 0;

  const send = (method: 'GET' | 'POST', url: string, body: HttpBody | undefined): HttpAnswer => {
    // No more than one pace, also after a clock that was set back.
    const early = Math.min(nextAt - clock.now(), paceMilliseconds);
    if (early > 0) clock.sleep(early);
    nextAt = clock.now() + paceMilliseconds;
    sent += 1;
    const headers = { Authorization: `ApiKey ${apiKey}`, Accept: 'application/json' };
    return http.send({ method, url, headers, ...(body ? { body } : {}) });
  };

  const call = (route: RouteName, params: Params, query: Query, body?: HttpBody): Reply<unknown> => {
    const path = pathOf(route, params, connection.routes);
    if (path === undefined) return { ok: false, problem: unusable(route, params) };
    const search = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    const url = `https://${host}/api${path}${search.length > 0 ? `?${search.join('&')}` : ''}`;
    const isWrite = body !== undefined;
    const started = clock.now();
    for (let tries = 1; ; tries += 1) {
      const answer = send(isWrite ? ROUTES[route].method : 'GET', url, body);
      const value = saidBy(answer, isWrite);
      if (value) return { ok: true, value: value.is };
      const refusal = refusalFor(withoutKey(answer, apiKey), host);
      if (!mayRetry(refusal, isWrite)) return { ok: false, problem: refusal };
      const retryAfter = answer.kind === 'answer' ? answer.headers['retry-after'] : undefined;
      const delay = retryDelay({ tries, retryAfter, now: clock.now(), chance: chance() });
      // The time of slow answers counts too: a script has six minutes for everything.
      if (clock.now() - started + delay >= patienceMilliseconds) {
        return { ok: false, problem: { ...refusal, retryAfterSeconds: Math.ceil(delay / 1000) } };
      }
      clock.sleep(delay);
    }
  };

  return {
    tenant,
    dayOf,
    addressOf: (route) => addressOf(route, connection.routes),
    read: (route, params = {}, query = {}) => call(route, params, query),
    write: (route, params, body) => call(route, params, {}, body),
    probe: (route, params) => call(route, params, {}),
    requests: () => sent,
  };
}

function mayRetry({ code }: Refusal, isWrite: boolean): boolean {
  return code === 'slow-down' || (!isWrite && (code === 'unavailable' || code === 'no-answer'));
}

/** Refused before anything was sent. */
function unusable(route: RouteName, params: Params): Refusal {
  const given = Object.entries(params).map(([name, value]) => `${name} ${value}`);
  const message = `Nothing was sent: the address of ${CALLED[route]} cannot be made with ${given.join(', ') || 'no id'}. Check the id, and the path in Settings if one was entered there.`;
  return { code: 'bad-request', status: 0, message };
}

/** A network layer or a server may repeat the request in its words. Done before they are cut to length. */
function withoutKey(answer: HttpAnswer, apiKey: string): HttpAnswer {
  if (apiKey === '') return answer;
  const clean = (words: string) => words.split(apiKey).join('(key)');
  if (answer.kind === 'no answer') return { ...answer, message: clean(answer.message) };
  return { ...answer, text: clean(answer.text) };
}

/** What a good answer says; undefined for any other. */
function saidBy(answer: HttpAnswer, isWrite: boolean): { readonly is: unknown } | undefined {
  if (answer.kind === 'no answer' || answer.status < 200 || answer.status > 299) return undefined;
  if (isWrite && answer.text.trim() === '') return { is: undefined };
  try {
    return { is: JSON.parse(answer.text) as unknown };
  } catch {
    return undefined;
  }
}

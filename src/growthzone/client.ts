import type { Clock, Http, HttpAnswer, HttpBody } from './http';
import { type Refusal, refusalFor } from './refusal';
import { retryDelay } from './retry';
import { pathOf, ROUTES, type RouteName } from './routes';

/** A key together with the one tenant it may be sent to. */
export interface Connection {
  readonly tenant: string;
  readonly apiKey: string;
}

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

type Params = Readonly<Record<string, number>>;
type Query = Readonly<Record<string, string | number>>;

export interface Client {
  readonly tenant: string;
  /** Tries again while a refusal is a passing one and patience lasts. */
  read(route: RouteName, params?: Params, query?: Query): Reply<unknown>;
  /** Tries again only after a 429, which says that nothing was done: any other failure may have been applied. */
  write(route: RouteName, params: Params, body: HttpBody): Reply<unknown>;
}

export interface ClientPorts {
  readonly connection: Connection;
  readonly http: Http;
  readonly clock: Clock;
}

/** About 8 requests a second drew hundreds of 429s, about 3 ran clean (USED). */
const PACE_MS = 334;
/** A longer wait is a pause that the user sees, not a sleep inside a script. */
const PATIENCE_MS = 20_000;

/** A client for one tenant, at most three requests a second. */
export function createClient({ connection, http, clock }: ClientPorts): Client {
  const { tenant, apiKey } = connection;
  if (!/^[a-z0-9-]+$/.test(tenant)) throw new Error(`"${tenant}" is no GrowthZone tenant.`);
  let nextAt = 0;

  const send = (route: RouteName, params: Params, query: Query, body?: HttpBody): HttpAnswer => {
    const early = nextAt - clock.now();
    if (early > 0) clock.sleep(early);
    nextAt = clock.now() + PACE_MS;
    const search = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    const url = `https://${tenant}.growthzoneapp.com/api${pathOf(route, params)}${search.length > 0 ? `?${search.join('&')}` : ''}`;
    const headers = { Authorization: `ApiKey ${apiKey}`, Accept: 'application/json' };
    return http.send({ method: ROUTES[route].method, url, headers, ...(body ? { body } : {}) });
  };

  const call = (route: RouteName, params: Params, query: Query, body?: HttpBody): Reply<unknown> => {
    const started = clock.now();
    for (let tries = 1; ; tries += 1) {
      const answer = send(route, params, query, body);
      const reply = replyFrom(answer, `${tenant}.growthzoneapp.com`);
      if (reply.ok || !mayRetry(reply.refusal, body !== undefined)) return reply;
      const retryAfter = answer.kind === 'answer' ? answer.headers['retry-after'] : undefined;
      const delay = retryDelay({ tries, retryAfter, now: clock.now(), chance: Math.random() });
      if (clock.now() - started + delay > PATIENCE_MS) return withWait(reply.refusal, delay);
      clock.sleep(delay);
    }
  };

  return {
    tenant,
    read: (route, params = {}, query = {}) => call(route, params, query),
    write: (route, params, body) => call(route, params, {}, body),
  };
}

function mayRetry({ kind }: Refusal, isWrite: boolean): boolean {
  return kind === 'slow down' || (!isWrite && (kind === 'unavailable' || kind === 'no answer'));
}

function withWait(refusal: Refusal, delay: number): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { ...refusal, retryAfterSeconds: Math.ceil(delay / 1000) } };
}

function replyFrom(answer: HttpAnswer, host: string): Reply<unknown> {
  if (answer.kind === 'no answer' || answer.status !== 200) return { ok: false, refusal: refusalFor(answer, host) };
  try {
    return { ok: true, value: JSON.parse(answer.text) as unknown };
  } catch {
    return { ok: false, refusal: refusalFor(answer, host) };
  }
}

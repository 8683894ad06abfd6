import type { Result } from '../roster';
import type { Clock, Http, HttpAnswer, HttpRequest } from './http';
import { asLearned, type Refusal, refusalFor } from './refusal';
import {
  type Address,
  addressOf,
  CALLED,
  learnedOf,
  type Params,
  type ReadRoute,
  type RouteName,
  type Ways,
  type WriteRoute,
} from './routes';
import { withoutKeys } from './secret';
import { type DayOf, isRecord } from './shapes';
import { type Filling, literalText, requestOf, scalarsAt, type Values } from './template';
import type { RequestTemplate, Templates } from './template-types';
import { lessened, writeTemplate } from './templates';

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

/** A key together with the one tenant it may be sent to, and how that is asked. */
export interface Connection extends Ways {
  readonly tenant: string;
  readonly apiKey: string;
}

/** What GrowthZone answered, or its refusal. */
export type Reply<T> = Result<T, Refusal>;

type Query = Readonly<Record<string, string | number>>;

export interface Client {
  readonly tenant: string;
  /** How this association's GrowthZone is asked. */
  readonly ways: Ways;
  /** The day of a moment where the association is. */
  readonly dayOf: DayOf;
  /** Where this association's GrowthZone is asked for a route. */
  addressOf(route: RouteName): Address;
  /** Tries again while a refusal is a passing one and patience lasts. A request that was learned has its own query. */
  read(route: ReadRoute, params?: Params, query?: Query): Reply<unknown>;
  /**
   * Sends the requests of a write in their order, and gives the last answer; one without a body is a success whose value is
   * undefined. Tries again only after a 429, which says that nothing was done: any other failure may have been applied.
   */
  write(route: WriteRoute, filling: Filling): Reply<unknown>;
  /** Asks a write's address by GET, which changes nothing: where there is such a write, GET is the wrong verb. */
  probe(route: WriteRoute, params: Params): Reply<unknown>;
  /**
   * At most so many people go in one request of a write from here on. Gives what was learned with that, to be kept; undefined
   * where the write was not learned.
   */
  lessen(route: WriteRoute, most: number): Templates | undefined;
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
  if (!/^[a-z0-9-]+$/.test(tenant)) throw new Error(`"${tenant}" is not a GrowthZone name.`);
  const host = `${tenant}.growthzoneapp.com`;
  const clean = withoutKeys([apiKey]);
  let ways: Ways = connection;
  let nextAt = 0;
  let sent = 0;

  const send = (request: Pick<HttpRequest, 'method' | 'url' | 'body'>): HttpAnswer => {
    // No more than one pace, also after a clock that was set back.
    const early = Math.min(nextAt - clock.now(), paceMilliseconds);
    if (early > 0) clock.sleep(early);
    nextAt = clock.now() + paceMilliseconds;
    sent += 1;
    const headers = { Authorization: `ApiKey ${apiKey}`, Accept: 'application/json' };
    return http.send({ ...request, headers });
  };

  const call = (route: RouteName, template: RequestTemplate, filling: Filling, isWrite: boolean): Reply<unknown> => {
    const filled = requestOf(template, filling);
    if (!filled) return { ok: false, problem: unusable(route, filling.values) };
    const { address, ...request } = filled;
    const url = `https://${host}${address}`;
    const isLearned = learnedOf(route, connection.templates).includes(template);
    const started = clock.now();
    for (let tries = 1; ; tries += 1) {
      const answer = send({ ...request, url });
      const value = saidBy(answer, isWrite, clean);
      if (value) return { ok: true, value: value.is };
      const refusal = refusalFor(answer, host, clean);
      const barred = isLearned && asLearned(refusal, CALLED[route]);
      // Where the key itself is refused, nothing is wrong with what was learned.
      if (barred && !(refusal.status === 401 && isKeyRefused())) return { ok: false, problem: barred };
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

  const own = (route: RouteName, query: Values = {}): RequestTemplate => {
    const { path } = addressOf(route, connection);
    return { method: 'GET', path, query: texts(query), asks: 'nothing' };
  };
  const isKeyRefused = (): boolean => {
    const read = call('contacts', own('contacts', { $top: 1 }), { values: {} }, false);
    return !read.ok && read.problem.code === 'key-refused';
  };

  const write = (route: WriteRoute, { values, ...filling }: Filling): Reply<unknown> => {
    const { requests, perRequest } = writeTemplate(route, connection);
    if ((filling.people?.length ?? 0) > perRequest) return { ok: false, problem: unusable(route, values) };
    let told: Values = values;
    let last: unknown;
    for (const [index, template] of requests.entries()) {
      const reply = call(route, template, { ...filling, values: told }, true);
      // What an earlier one of them has done, nobody knows.
      if (!reply.ok) return index === 0 ? reply : { ok: false, problem: { ...reply.problem, isPartly: true } };
      last = reply.value;
      told = { ...told, ...toldBy(template, reply.value) };
    }
    return { ok: true, value: last };
  };

  return {
    tenant,
    get ways() {
      return ways;
    },
    dayOf,
    addressOf: (route) => addressOf(route, connection),
    read: (route, values = {}, query = {}) => {
      const [learned] = learnedOf(route, connection.templates);
      return call(route, learned ?? own(route, query), { values }, false);
    },
    write,
    probe: (route, values) => call(route, own(route), { values }, false),
    lessen: (route, most) => {
      const templates = lessened(route, most, ways.templates);
      if (templates) ways = { ...ways, templates };
      return templates;
    },
    requests: () => sent,
  };
}

function mayRetry({ code }: Refusal, isWrite: boolean): boolean {
  return code === 'slow-down' || (!isWrite && (code === 'unavailable' || code === 'no-answer'));
}

/** Refused before anything was sent. */
function unusable(route: RouteName, values: Values): Refusal {
  const given = Object.entries(values).flatMap(([name, value]) => (name.endsWith('Id') ? [`${name} ${value}`] : []));
  const message = `Nothing was sent: ${CALLED[route]} has no address with ${given.join(', ') || 'no id'}. Check the id, and any path entered in Settings.`;
  return { code: 'bad-request', status: 0, message };
}

/** What an answer tells for the later requests of the same write. */
const toldBy = ({ tells = {} }: RequestTemplate, answer: unknown): Values => scalarsAt(answer, tells, 'told');

const texts = (query: Values) =>
  Object.fromEntries(Object.entries(query).map(([name, value]) => [name, literalText(String(value))]));

/** What a good answer says, without the key wherever a server repeats it; undefined for any other. */
function saidBy(
  answer: HttpAnswer,
  isWrite: boolean,
  clean: (text: string) => string,
): { readonly is: unknown } | undefined {
  if (answer.kind === 'no answer' || answer.status < 200 || answer.status > 299) return undefined;
  if (isWrite && answer.text.trim() === '') return { is: undefined };
  // Also the names of members, which the doctor tells.
  const cleaned = (value: unknown): unknown => {
    if (typeof value === 'string') return clean(value);
    if (Array.isArray(value)) return value.map(cleaned);
    if (!isRecord(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [clean(name), cleaned(inner)]));
  };
  try {
    // A mark of UTF-8, or what keeps other sites from running it as a script, is no part of it: a recording is read so as well.
    return { is: cleaned(JSON.parse(answer.text.replace(/^\uFEFF|^\)\]\}',?\s*/, ''))) };
  } catch {
    // No JSON, or nested deeper than anything GrowthZone says.
    return undefined;
  }
}

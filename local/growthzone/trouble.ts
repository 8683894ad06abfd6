import { setTimeout } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { LocalClock } from '../clock';
import { Answer } from './answers';
import type { Fault, Faults } from './faults';
import type { Env } from './routes/route';

/** A write that was answered already and is still to be applied. */
interface Late {
  readonly dueAt: number;
  readonly request: Request;
}

/** Says to this program's own middleware that a request was let in before and has had its fault. */
export const LATE = { late: true } as const;

/** Carries out faults, and lets changes arrive that are on their way late. */
export interface Trouble {
  /** For every request: changes that are due by the clock arrive first, so that no timer is needed. */
  readonly arrivals: MiddlewareHandler<Env>;
  /** For requests that were let in: does what the fault says. */
  readonly faulty: MiddlewareHandler<Env>;
  /** Lets every late change arrive now, whatever the clock says. */
  settle(): Promise<void>;
}

/** `answer` runs a request through the whole app again. */
export function trouble(faults: Faults, clock: LocalClock, answer: (request: Request) => Promise<Response>): Trouble {
  let waiting: Late[] = [];
  let arriving: Promise<void> = Promise.resolve();
  const arrive = (now: number): Promise<void> => {
    const due = waiting.filter((late) => late.dueAt <= now).sort((one, other) => one.dueAt - other.dueAt);
    waiting = waiting.filter((late) => late.dueAt > now);
    arriving = arriving.then(async () => {
      for (const { request } of due) await answer(request);
    });
    return arriving;
  };
  const keepForLater = async (c: Context<Env>, seconds: number) => {
    const { method, url, headers } = c.req.raw;
    const body = await c.req.raw.clone().arrayBuffer();
    const request = new Request(url, { method, headers: new Headers(headers), body });
    waiting.push({ dueAt: clock.now() + seconds * 1000, request });
  };
  return {
    arrivals: async (c, next) => {
      if (!isLate(c)) await arrive(clock.now());
      await next();
    },
    faulty: async (c, next) => {
      const fault = isLate(c) ? undefined : faults.choose(c.req.method, c.req.path);
      if (!fault) return next();
      const outcome = await happen(c, next, fault, clock, keepForLater);
      // An answer that was made already is replaced, not added to.
      if (outcome) {
        c.res = undefined;
        c.res = outcome;
      }
      return undefined;
    },
    settle: () => arrive(Number.POSITIVE_INFINITY),
  };
}

/** Whether this is a late change that arrives: it was let in, paced and counted before. */
export function isLate(c: Context<Env>): boolean {
  return (c.env as unknown as Partial<typeof LATE> | undefined)?.late === true;
}

/** Does what the fault says; gives the answer where it is another than the route's. */
async function happen(
  c: Context<Env>,
  next: () => Promise<void>,
  fault: Fault,
  clock: LocalClock,
  keepForLater: (c: Context<Env>, seconds: number) => Promise<void>,
): Promise<Response | undefined> {
  switch (fault.kind) {
    case 'status':
      if (fault.applied) await next();
      return withStatus(c, fault.status, fault.retryAfterSeconds);
    case 'delay':
      await pass(clock, fault.seconds);
      await next();
      return undefined;
    case 'drop-before':
      return cut(c, 'drop');
    case 'drop-after':
      await next();
      return cut(c, 'drop');
    case 'reset':
      if (fault.applied) await next();
      return cut(c, 'reset');
    case 'late':
      if (c.req.method !== 'GET') await keepForLater(c, fault.seconds);
      return withStatus(c, 504);
    case 'lag':
      c.set('asOf', clock.now() - fault.seconds * 1000);
      await next();
      return undefined;
    case 'truncate':
      await next();
      return truncated(c.res);
    case 'login-page':
      return c.html('<!doctype html><html><head><title>Sign in</title></head><body><h1>Sign in</h1></body></html>');
  }
}

function withStatus(c: Context<Env>, status: number, retryAfterSeconds?: number): Response {
  const headers = retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) };
  if (status === 204 || status === 205 || status === 304) return new Response(null, { status, headers });
  const answer = new Answer(status as ContentfulStatusCode, { Message: 'An error has occurred.' }, headers);
  return c.json(answer.body, answer.status, { ...answer.headers });
}

/** A simulated clock goes on by itself; on a real one somebody has to wait. */
async function pass(clock: LocalClock, seconds: number): Promise<void> {
  if (clock.simulated) clock.advance(seconds * 1000);
  else await setTimeout(seconds * 1000, undefined, { ref: false });
}

/** Ends the connection without an answer. What was sent is read first: closing over it would be a reset. */
async function cut(c: Context<Env>, how: 'drop' | 'reset'): Promise<Response> {
  if (!c.req.raw.bodyUsed) await c.req.raw.arrayBuffer();
  const { socket } = (c.env as unknown as HttpBindings).incoming;
  if (how === 'reset') socket.resetAndDestroy();
  else socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

async function truncated(whole: Response): Promise<Response> {
  const text = await whole.text();
  const headers = new Headers(whole.headers);
  headers.delete('Content-Length');
  return new Response(text.slice(0, Math.floor(text.length / 2)), { status: whole.status, headers });
}

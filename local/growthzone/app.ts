import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import type { LocalClock } from '../clock';
import { Answer, invalid, noSuchRoute, tooFast, unauthorized, wrongVerb } from './answers';
import { backOffice, PAGE_HEADERS, problemScreen } from './backoffice';
import { APPLICATION, applicationPage } from './backoffice/addresses';
import { BACK_OFFICE } from './backoffice/page';
import type { Faults } from './faults';
import type { Authenticate, Caller, Keys } from './keys';
import type { OAuth } from './oauth';
import { type Pace, type Turn, turnstile } from './pace';
import { attendeeRoutes } from './routes/attendees';
import { certificationRoutes } from './routes/certifications';
import { changesRoutes } from './routes/changes';
import { contactRoutes } from './routes/contacts';
import { eventRoutes } from './routes/events';
import { faultRoutes } from './routes/faults';
import { membershipRoutes } from './routes/memberships';
import { oauthRoutes } from './routes/oauth';
import type { App, Env } from './routes/route';
import { standInRoutes } from './routes/standIn';
import { tenantRoutes } from './routes/tenant';
import { browserSessions } from './sessions';
import { SERVICES, SIGN_IN, shaped, shapeOf, signInPage } from './shapes';
import type { Store } from './store';
import { isLate, LATE, trouble } from './trouble';

export interface AppOptions {
  readonly store: Store;
  readonly clock: LocalClock;
  readonly keys: Keys;
  readonly oauth: OAuth;
  readonly pace: Pace;
  readonly faults: Faults;
}

const MOST_BYTES = 4 * 1024 * 1024;
/** Other names reach loopback only by DNS rebinding. The demo host is what the add-on calls this server. */
const OWN_HOSTS: readonly string[] = ['127.0.0.1', 'localhost', '[::1]', 'demo.growthzoneapp.com'];
/** Route names are case-insensitive (CONFIRMED); these are the ones documented with capitals. */
const CAPITALS = new Map(['NotesAndFields', 'OrgGeneral'].map((word) => [word.toLowerCase(), word]));

/** The HTTP surface, and the way to let every change arrive that a fault holds back. */
export interface Served {
  readonly app: App;
  settle(): Promise<void>;
}

/** The whole HTTP surface: who is there, how fast, what goes wrong, then the routes. */
export function createApp({ store, clock, keys, oauth, pace, faults }: AppOptions): Served {
  const app: App = new OpenAPIHono<Env>({
    getPath: (request) => canonicalPath(new URL(request.url).pathname),
    defaultHook: (result, c) => {
      if (result.success) return;
      // A word where an id belongs is another address, not a bad request.
      if (result.target === 'param') throw noSuchRoute(c.req.url);
      const [issue] = result.error.issues;
      throw invalid(issue ? `${issue.path.join('.')}: ${issue.message}` : 'The request could not be read.');
    },
  });
  const { arrivals, faulty, settle } = trouble(faults, clock, async (request) => app.fetch(request, LATE));
  app.use(ownHost);
  app.use(bodyLimit({ maxSize: MOST_BYTES, onError: () => throwing(invalid('The request is too large.')) }));
  app.use(arrivals);
  app.use(async (_, next) => {
    store.importDue();
    await next();
  });
  const authenticate: Authenticate = (header) => keys.authenticate(header) ?? oauth.authenticate(header);
  const sessions = browserSessions();
  const byCookie = (c: Context<Env>) => (shapeOf(store.profile) ? sessions.caller(c) : undefined);
  app.use('/stand-in/*', recognised(store, authenticate));
  for (const path of ['/api/*', SERVICES]) {
    app.use(path, recognised(store, authenticate, byCookie), paced(clock, pace));
  }
  for (const path of ['/api/*', SERVICES, '/oauth/token']) app.use(path, faulty);
  for (const path of ['/api/*', SERVICES]) app.use(path, shaped);
  changesRoutes(app, store);
  contactRoutes(app, store);
  membershipRoutes(app, store);
  eventRoutes(app, store);
  attendeeRoutes(app, store);
  certificationRoutes(app, store);
  oauthRoutes(app, oauth);
  standInRoutes(app, store);
  tenantRoutes(app, store, clock, keys);
  faultRoutes(app, faults);
  app.route(BACK_OFFICE, backOffice({ store, clock, keys, faults, sessions }));
  app.get(APPLICATION, (c) => c.html(applicationPage(), 200, PAGE_HEADERS));
  app.get(SIGN_IN, (c) => c.html(signInPage, 200, PAGE_HEADERS));
  app.get('/', (c) => c.redirect(BACK_OFFICE));
  publish(app);
  app.notFound((c) => throwing(nothingThere(app, c)));
  app.onError(written);
  return { app, settle };
}

function throwing(answer: Answer): never {
  throw answer;
}

/** `/API/Contacts/` and `/api/contacts` are one route. */
function canonicalPath(path: string): string {
  const segments = path.toLowerCase().replace(/\/+$/, '').split('/');
  return segments.map((segment) => CAPITALS.get(segment) ?? segment).join('/') || '/';
}

const ownHost: MiddlewareHandler<Env> = async (c, next) => {
  const host = (c.req.header('host') ?? '').toLowerCase().replace(/:\d+$/, '');
  if (!OWN_HOSTS.includes(host)) throw new Answer(421, { Message: 'This server does not answer to that host name.' });
  await next();
};

/** Whoever shows a key, or where `byCookie` knows them a person at a screen. */
function recognised(
  store: Store,
  authenticate: Authenticate,
  byCookie: (c: Context<Env>) => Caller | undefined = () => undefined,
): MiddlewareHandler<Env> {
  return async (c, next) => {
    const header = c.req.header('authorization') ?? '';
    const caller = header === '' ? byCookie(c) : authenticate(header);
    if (!caller) throw unauthorized(/^Bearer\b/i.test(header) ? 'Bearer' : 'ApiKey');
    c.set('caller', caller);
    c.set('store', store);
    await next();
  };
}

/** Each caller has a pace of their own; a person at a screen has whatever pace it is. */
function paced(clock: LocalClock, pace: Pace): MiddlewareHandler<Env> {
  const turnstiles = new Map<string, () => Turn>();
  return async (c, next) => {
    if (isLate(c) || c.var.caller.browser) return next();
    const { id } = c.var.caller;
    const take = turnstiles.get(id) ?? turnstile(clock, pace);
    turnstiles.set(id, take);
    const turn = take();
    if (!turn.ok) throw tooFast(turn.retryAfterSeconds);
    return next();
  };
}

/** A known address asked with another verb is a 405, everything else a 404 (USED). */
function nothingThere(app: App, c: Context<Env>): Answer {
  if (lacksRoute(app, c)) return noSuchRoute(c.req.url);
  const verbs = app.routes
    .filter(
      (route) => route.method !== 'ALL' && new RegExp(`^${route.path.replace(/:\w+/g, '\\d+')}$`).test(c.req.path),
    )
    .map((route) => route.method);
  return verbs.length > 0 ? wrongVerb(c.req.method, [...new Set(verbs)]) : noSuchRoute(c.req.url);
}

/** An address that this association's GrowthZone has not is unknown to it by any verb. */
function lacksRoute(app: App, c: Context<Env>): boolean {
  return app.openAPIRegistry.definitions.some((definition) => {
    if (definition.type !== 'route' || !c.req.path.startsWith('/api/')) return false;
    const needs: unknown = definition.route['x-needs'];
    const isOff = ([name, on]: [string, unknown]) => Array.isArray(needs) && needs.includes(name) && !on;
    return (
      Object.entries(c.var.store.profile).some(isOff) &&
      new RegExp(`^${definition.route.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(c.req.path)
    );
  });
}

function written(error: Error, c: Context<Env>): Response | Promise<Response> {
  if (error instanceof Answer && c.req.path.startsWith(BACK_OFFICE)) {
    return c.html(problemScreen(error.body.MessageDetail ?? error.body.Message), error.status);
  }
  if (error instanceof Answer) return c.json(error.body, error.status, { ...error.headers });
  if (error instanceof HTTPException) {
    return c.json({ Message: 'The request is invalid.', MessageDetail: error.message }, error.status);
  }
  // A bug: its text may hold anything, so it stays on this side.
  console.error(error);
  return c.json({ Message: 'An error has occurred.' }, 500);
}

/** The OpenAPI document, made from the very schemas that check requests. It holds no data and needs no key. */
function publish(app: App): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'ApiKey', {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    description: '"ApiKey " and the key',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'Bearer', { type: 'http', scheme: 'bearer' });
  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'GrowthZone stand-in',
      version: '1',
      description:
        'Not GrowthZone. x-certainty says how surely each route is known: CONFIRMED by its public pages, USED by ' +
        'public code, 2ND-HAND from a transcription, INVENTED by this project.',
    },
  });
}

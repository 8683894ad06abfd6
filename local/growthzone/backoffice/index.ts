import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { html } from 'hono/html';
import type { LocalClock } from '../../clock';
import type { Faults } from '../faults';
import type { Keys } from '../keys';
import type { Sessions } from '../sessions';
import type { Store } from '../store';
import { ADDRESS_SCRIPT } from './addresses';
import { attendanceScreen } from './attendance';
import { attendeeScreens } from './attendees';
import { bulkEntryScreens } from './bulkEntry';
import { contactScreens } from './contacts';
import { educationScreens } from './education';
import { eventSetupScreens } from './eventSetup';
import { eventScreens } from './events';
import { faultScreens } from './faults';
import { homeScreen } from './home';
import { importScreen } from './importAttendees';
import { keyScreens } from './keys';
import { mailScreens } from './mail';
import { page } from './page';
import { realEstateScreens } from './realEstate';
import { reportScreens } from './reports';
import { ScreenError, screenContext } from './screen-context';
import { shapeScreens } from './shapeScreens';
import { standInScreens } from './standIn';
import { SCREEN_SCRIPT, STYLE } from './style';

/** Nothing but this server's own style and script; in a frame only where the framing page is on this machine too. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  'frame-ancestors http://127.0.0.1:* http://localhost:*',
].join('; ');

/** What every page here is answered with. */
export const PAGE_HEADERS = {
  'Content-Security-Policy': POLICY,
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
} as const;

/** What the screens show and change. */
export interface Behind {
  readonly store: Store;
  readonly clock: LocalClock;
  readonly keys: Keys;
  readonly faults: Faults;
  readonly sessions: Sessions;
}

/**
 * The back-office screens, to be mounted under /backoffice. Like the machine they run on they ask for no key; what keeps
 * other web sites out is the Host check before this, and here that forms are taken from these screens alone.
 */
export function backOffice({ store, clock, keys, faults, sessions }: Behind): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(PAGE_HEADERS)) c.res.headers.set(name, value);
  });
  app.use(csrf());
  app.get('/style.css', (c) => c.body(STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  const scripts = { '/screen.js': SCREEN_SCRIPT, '/address.js': ADDRESS_SCRIPT };
  for (const [path, script] of Object.entries(scripts)) {
    app.get(path, (c) => c.body(script, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }));
  }
  const screens = screenContext(app, store, clock);
  homeScreen(screens);
  contactScreens(screens);
  realEstateScreens(screens);
  eventScreens(screens);
  eventSetupScreens(screens);
  attendeeScreens(screens, sessions);
  shapeScreens(screens, sessions);
  importScreen(screens);
  attendanceScreen(screens);
  educationScreens(screens);
  bulkEntryScreens(screens);
  reportScreens(screens);
  mailScreens(screens);
  keyScreens(screens, keys);
  standInScreens(screens);
  faultScreens(screens, faults);
  app.all('*', () => {
    throw new ScreenError(404, 'There is no such screen.');
  });
  app.onError((error, c) => {
    if (error instanceof ScreenError) return c.html(problemScreen(error.message), error.status);
    const status = 'status' in error && error.status === 403 ? 403 : 500;
    // A bug: its text may hold anything, so it stays on this side.
    if (status === 500) console.error(error);
    const words =
      status === 403 ? 'This form did not come from these screens, so it was not taken.' : 'An error has occurred.';
    return c.html(problemScreen(words), status);
  });
  return app;
}

/** A screen that only says what went wrong. */
export function problemScreen(message: string) {
  return page({
    title: 'That did not work',
    section: 'Home',
    problem: message,
    body: html`<p>Nothing was changed. Go back with the browser, or choose a section above.</p>`,
  });
}

import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Event } from '../events';
import { MOST_ATTENDEES } from '../importAttendees';
import type { Sessions } from '../sessions';
import { shapeOf } from '../shapes';
import { ATTENDEE_STATUSES } from '../statuses';
import type { Store } from '../store';
import { eventPage, knownEvent } from './eventTabs';
import { BACK_OFFICE, choice, type Html } from './page';
import { idOf, type ScreenContext } from './screen-context';
import { screenScript } from './shapeScript';

/**
 * Import Attendees and Actual Attendance/No Shows of an association with routes of another shape: the page is empty, and its
 * script asks for and saves everything by those routes, as a person's browser does in GrowthZone. Registered before the
 * screens of this project's own model, to which it leaves every other association.
 */
export function shapeScreens({ app, store }: ScreenContext, sessions: Sessions): void {
  app.get('/shape.js', (c, next) => {
    const shape = shapeOf(store.profile);
    return shape ? c.body(screenScript(shape), 200, { 'Content-Type': 'text/javascript; charset=utf-8' }) : next();
  });
  app.get('/events/:id/attendees/import', (c, next) => shown(c, 'import', next));
  app.get('/events/:id/attendees/attendance', (c, next) => shown(c, 'attendance', next));

  function shown(c: Context, screen: 'import' | 'attendance', next: () => Promise<void>) {
    const shape = shapeOf(store.profile);
    if (!shape) return next();
    const event = knownEvent(store, idOf(c, 'id'));
    const token = sessions.open(c);
    const part = shapePart(event, screen, shape.antiForgery ? token : undefined);
    return c.html(screen === 'import' ? importPage(event, part) : attendancePage(event, part));
  }
}

/** On the Attendees tab the script asks for the list and says how many are in it; nothing on other associations. */
export function listPart(c: Context, store: Store, event: Event, sessions: Sessions): Html | '' {
  if (!shapeOf(store.profile)) return '';
  sessions.open(c);
  return shapePart(event, 'list');
}

function shapePart(event: Event, screen: 'import' | 'attendance' | 'list', token?: string): Html {
  return html`<div id="shape" data-screen="${screen}" data-event="${event.eventId}" data-detail="${event.eventDetailId}"${
    token === undefined ? '' : html` data-token="${token}"`
  }><div class="notice" role="status" hidden></div><div class="notice problem" role="alert" hidden></div></div>
<script src="${BACK_OFFICE}/shape.js" defer></script>`;
}

function importPage(event: Event, part: Html): Html {
  const path = `/events/${event.eventId}/attendees`;
  const inside = html`<h2>Import Attendees</h2>${part}
<p>A .csv file of at most ${MOST_ATTENDEES} attendees. Importing registers people; it makes no invoices.</p>
<p class="soft">Credit: <span id="credits">-</span></p>
<form id="import" class="card"><div class="fields">
<div><label for="file">File</label><input type="file" id="file" name="file" accept=".csv" required></div>
${choice('registrationTypeId', 'Registration type', [['', 'Choose...']])}
${choice('status', 'Status', [['', 'Choose...'], ...ATTENDEE_STATUSES.map((one) => [one, one] as const)])}
</div><p class="bar"><button class="primary">Import Attendees</button> <a href="${BACK_OFFICE}${path}">Cancel</a></p></form>
<form id="mapping" class="card" hidden><h2>Map the columns</h2><div class="fields" id="columns"></div>
<p class="bar"><button class="primary">Start import</button></p></form>
<p><a href="${BACK_OFFICE}${path}">Attendees</a></p>`;
  return eventPage(event, 'Attendees', inside, { screen: 'ImportAttendees' });
}

function attendancePage(event: Event, part: Html): Html {
  const path = `/events/${event.eventId}/attendees`;
  const heads = ['Attendee', ...ATTENDEE_STATUSES].map((name) => html`<th scope="col">${name}</th>`);
  const inside = html`<h2>Actual Attendance/No Shows</h2>${part}
<form id="attendance"><div class="bar sticky"><button class="primary">Done</button>
<button type="button" id="set-all">Set All to Attended</button> <a href="${BACK_OFFICE}${path}">Cancel</a></div>
<div class="scroll" role="region" aria-label="Attendance" tabindex="0"><table><thead><tr>${heads}</tr></thead><tbody id="roll"></tbody></table></div>
</form>`;
  return eventPage(event, 'Attendees', inside, { screen: 'ActualAttendance' });
}

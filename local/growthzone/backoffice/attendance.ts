import { html } from 'hono/html';
import { type Attendance, type Attendee, nameShown, type TabSaved } from '../attendance';
import type { Event } from '../events';
import { ATTENDEE_STATUSES, type AttendeeStatus } from '../statuses';
import type { Store } from '../store';
import { eventPage, knownEvent } from './eventTabs';
import { BACK_OFFICE, counted, type Html, pageCount, ROWS_A_PAGE, rowsShown } from './page';
import { fieldsOf, idOf, orRefuse, pageOf, type ScreenContext } from './screen-context';

type Fields = Readonly<Record<string, string | File>>;

const FIELD = 'attendee-';
const TO_PAGE = 'page-';

/** The tab as a screen holds it: everybody that it was opened with, 50 of them to be seen. */
interface Held {
  readonly auditId: number;
  readonly rows: readonly { readonly attendee: Attendee; readonly shown: AttendeeStatus }[];
  readonly page: number;
  readonly hint?: Html | undefined;
}

/**
 * Actual Attendance/No Shows, in pages of 50. The form holds the whole tab as it was when the screen was opened, the pages
 * that are not seen too, with one stamp; "Set All to Attended" shows everybody in the event as Attended, whichever page
 * is seen, and "Done" saves every person as the screen holds them.
 */
export function attendanceScreen({ app, store, done }: ScreenContext): void {
  app.get('/events/:id/attendees/attendance', (c) => {
    const event = knownEvent(store, idOf(c, 'id'));
    const { auditId, attendees } = orRefuse(store.attendance(event.eventId));
    const rows = attendees.map((attendee) => ({ attendee, shown: attendee.status }));
    return c.html(screen(store, event, { auditId, rows, page: pageOf(c).page }));
  });
  app.post('/events/:id/attendees/attendance', async (c) => {
    const event = knownEvent(store, idOf(c, 'id'));
    const fields = await fieldsOf(c);
    const auditId = Number(fields['auditId']);
    const wanted = String(fields['do'] ?? '');
    const now = orRefuse(store.attendance(event.eventId));
    if (wanted === 'set-all') {
      const rows = now.attendees.map((attendee) => ({ attendee, shown: 'Attended' as const }));
      const hint = html`Everyone is set to Attended, ${counted(unsaved(rows), 'of them', 'of them')} anew. Nothing is saved
until you click Done.`;
      return c.html(screen(store, event, { auditId, rows, page: Number(fields['page'] ?? 1), hint }));
    }
    if (wanted.startsWith(TO_PAGE)) {
      const rows = heldRows(now, fields);
      const count = unsaved(rows);
      const hint =
        count === 0
          ? undefined
          : html`${counted(count, 'change')} not saved yet. Nothing is saved until you click Done.`;
      return c.html(screen(store, event, { auditId, rows, page: Number(wanted.slice(TO_PAGE.length)), hint }));
    }
    const saved = orRefuse(store.saveWholeTab(event.eventId, { auditId, changes: statusesIn(fields) }));
    return done(c, `/events/${event.eventId}/attendees`, whatHappened(saved));
  });
}

function statusesIn(fields: Fields): { eventAttendeeId: number; status: string }[] {
  return Object.entries(fields)
    .filter(([name]) => name.startsWith(FIELD))
    .map(([name, status]) => ({ eventAttendeeId: Number(name.slice(FIELD.length)), status: String(status) }));
}

/** Whoever was on the screen, as it showed them; those imported since are not on it. */
function heldRows({ attendees }: Attendance, fields: Fields): Held['rows'] {
  const held = new Map(statusesIn(fields).map(({ eventAttendeeId, status }) => [eventAttendeeId, status]));
  return attendees.flatMap((attendee) => {
    const shown = ATTENDEE_STATUSES.find((one) => one === held.get(attendee.eventAttendeeId));
    return shown === undefined ? [] : [{ attendee, shown }];
  });
}

function unsaved(rows: Held['rows']): number {
  return rows.filter(({ attendee, shown }) => attendee.status !== shown).length;
}

function screen(store: Store, event: Event, { auditId, rows, page: asked, hint }: Held): Html {
  const path = `/events/${event.eventId}/attendees`;
  const page = Math.min(Math.max(1, asked || 1), pageCount(rows.length));
  const first = (page - 1) * ROWS_A_PAGE;
  const seen = rows.slice(first, first + ROWS_A_PAGE);
  const unseen = [...rows.slice(0, first), ...rows.slice(first + ROWS_A_PAGE)];
  const { attendeeList } = store.profile;
  const inside = html`<h2>Actual Attendance/No Shows</h2>
${
  hint === undefined
    ? html`<p class="soft">Done saves everybody as shown here, on every page of it, so keep this screen open on one computer only.</p>`
    : html`<div class="notice hint" role="status">${hint}</div>`
}
<form method="post" action="${BACK_OFFICE}${path}/attendance">
<input type="hidden" name="auditId" value="${auditId}"><input type="hidden" name="page" value="${page}">
${unseen.map(({ attendee, shown }) => html`<input type="hidden" name="${FIELD}${attendee.eventAttendeeId}" value="${shown}">`)}
<div class="bar sticky"><button class="primary" name="do" value="done">Done</button>
<button name="do" value="set-all">Set All to Attended</button> <a href="${BACK_OFFICE}${path}">Cancel</a></div>
${
  rows.length === 0
    ? html`<p class="soft">Nobody is registered for this event.</p>`
    : html`<div class="scroll" role="region" aria-label="Attendance" tabindex="0"><table>
<caption>${counted(rows.length, 'attendee')}</caption>
<thead><tr><th scope="col">Attendee</th>${attendeeList.memberIds ? html`<th scope="col">Member ID</th>` : ''}${ATTENDEE_STATUSES.map(
        (status) => html`<th scope="col" class="choice">${status}</th>`,
      )}</tr></thead>
<tbody>${seen.map(({ attendee, shown }) => row(store, attendee, shown))}</tbody></table></div>
<div class="pages">${toPage(page - 1, rows.length, 'Previous')}<span>${rowsShown(page, rows.length)}</span>${toPage(page + 1, rows.length, 'Next')}</div>`
}
</form>`;
  return eventPage(event, 'Attendees', inside, { screen: 'ActualAttendance', shown: page });
}

/** A button, since what was chosen on this page goes along. */
function toPage(page: number, total: number, words: string): Html | string {
  if (page < 1 || page > pageCount(total)) return '';
  return html`<button class="small" name="do" value="${TO_PAGE}${page}">${words}</button>`;
}

function row(store: Store, attendee: Attendee, shown: AttendeeStatus): Html {
  const { eventAttendeeId, contactName, memberId } = attendee;
  const { attendeeList } = store.profile;
  return html`<tr><th scope="row">${nameShown(attendee, attendeeList)}</th>${attendeeList.memberIds ? html`<td>${memberId}</td>` : ''}${ATTENDEE_STATUSES.map(
    (status) => html`<td class="choice"><label><input type="radio" name="${FIELD}${eventAttendeeId}" value="${status}"
 aria-label="${contactName}: ${status}"${status === shown ? html` checked` : ''}> ${status}</label></td>`,
  )}</tr>
`;
}

function whatHappened(saved: TabSaved): Html {
  const changes = [
    [saved.attended, 'set to Attended'],
    [saved.setBack, 'set back to Registered'],
    [saved.noShow, 'set to No Show'],
  ] as const;
  const made = changes.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return html`<p><b>Attendance saved: ${made.join(', ') || 'nobody was changed'}.</b></p>
<p>${counted(saved.certificates, 'certificate')} made and e-mailed, ${counted(saved.educationRecords, 'education record')} added.</p>
${
  saved.stale
    ? html`<p>The attendance had been changed since this screen was opened, and everybody on it was saved as it showed them${
        saved.setBack > 0 ? `: ${counted(saved.setBack, 'person was', 'people were')} set back to Registered` : ''
      }.</p>`
    : ''
}`;
}

import { html } from 'hono/html';
import type { Attendance, TabSaved } from '../attendance';
import type { Event } from '../events';
import { ATTENDEE_STATUSES, type AttendeeStatus } from '../statuses';
import { eventPage, knownEvent } from './eventTabs';
import { BACK_OFFICE, counted, type Html } from './page';
import { fieldsOf, idOf, orRefuse, type ScreenContext } from './screen-context';

type Fields = Readonly<Record<string, string | File>>;

const FIELD = 'attendee-';

/**
 * Actual Attendance/No Shows. The form holds the whole tab as it was when the screen was opened, with one stamp; "Set
 * All to Attended" shows everybody in the event as Attended, and "Done" saves every person as shown.
 */
export function attendanceScreen({ app, store, done }: ScreenContext): void {
  app.get('/events/:id/attendees/attendance', (c) => {
    const event = knownEvent(store, idOf(c, 'id'));
    return c.html(screen(event, orRefuse(store.attendance(event.eventId))));
  });
  app.post('/events/:id/attendees/attendance', async (c) => {
    const event = knownEvent(store, idOf(c, 'id'));
    const fields = await fieldsOf(c);
    const auditId = Number(fields['auditId']);
    if (fields['do'] === 'set-all') {
      const { attendees } = orRefuse(store.attendance(event.eventId));
      return c.html(screen(event, { ok: true, auditId, attendees }, 'Attended'));
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

/** `all`: shown as everybody's status, not saved yet. */
function screen(event: Event, { auditId, attendees }: Attendance, all?: AttendeeStatus): Html {
  const path = `/events/${event.eventId}/attendees`;
  const toChange = attendees.filter((one) => one.status !== all).length;
  const inside = html`<h2>Actual Attendance/No Shows</h2>
${
  all === undefined
    ? html`<p class="soft">Done saves everybody as shown here, so keep this screen open on one computer only.</p>`
    : html`<div class="notice hint" role="status">Everyone is set to ${all}, ${counted(toChange, 'of them', 'of them')} anew. Nothing is saved
until you click Done.</div>`
}
<form method="post" action="${BACK_OFFICE}${path}/attendance">
<input type="hidden" name="auditId" value="${auditId}">
<div class="bar sticky"><button class="primary" name="do" value="done">Done</button>
<button name="do" value="set-all">Set All to Attended</button> <a href="${BACK_OFFICE}${path}">Cancel</a></div>
${
  attendees.length === 0
    ? html`<p class="soft">Nobody is registered for this event.</p>`
    : html`<div class="scroll" role="region" aria-label="Attendance" tabindex="0"><table>
<caption>${counted(attendees.length, 'attendee')}</caption>
<thead><tr><th scope="col">Attendee</th><th scope="col">Member ID</th>${ATTENDEE_STATUSES.map(
        (status) => html`<th scope="col" class="choice">${status}</th>`,
      )}</tr></thead>
<tbody>${attendees.map((attendee) => row(attendee, all ?? attendee.status))}</tbody></table></div>`
}
</form>`;
  return eventPage(event, 'Attendees', inside);
}

function row({ eventAttendeeId, contactName, memberId }: Attendance['attendees'][number], shown: AttendeeStatus): Html {
  return html`<tr><th scope="row">${contactName}</th><td>${memberId}</td>${ATTENDEE_STATUSES.map(
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

import { html } from 'hono/html';
import type { Event } from '../events';
import { type ImportResult, MOST_ATTENDEES } from '../importAttendees';
import { ATTENDEE_STATUSES } from '../statuses';
import type { Store } from '../store';
import type { Refusal } from '../tenant';
import { csvText } from '../upload';
import { eventPage, knownEvent } from './eventTabs';
import { BACK_OFFICE, choice, counted, type Html } from './page';
import { fieldsOf, idOf, type ScreenContext, statusOf } from './screen-context';

interface Chosen {
  readonly registrationTypeId?: string;
  readonly status?: string;
}

/** Import Attendees: a file, a registration type and a status. A refusal shows the form again with what was chosen. */
export function importScreen({ app, store, done }: ScreenContext): void {
  app.get('/events/:id/attendees/import', (c) => c.html(screen(store, knownEvent(store, idOf(c, 'id')))));
  app.post('/events/:id/attendees/import', async (c) => {
    const event = knownEvent(store, idOf(c, 'id'));
    const { file, registrationTypeId, status } = await fieldsOf(c);
    const chosen = { registrationTypeId: String(registrationTypeId ?? ''), status: String(status ?? '') };
    const answer = await importFile(store, event, file, chosen);
    if (!answer.ok) return c.html(screen(store, event, chosen, answer.message), statusOf(answer));
    return done(c, `/events/${event.eventId}/attendees`, whatHappened(store, answer, chosen.status));
  });
}

async function importFile(
  store: Store,
  event: Event,
  file: string | File | undefined,
  { registrationTypeId, status }: Required<Chosen>,
): Promise<ImportResult | Refusal> {
  const csv = await csvText(file instanceof File ? file : new File([], ''));
  if (typeof csv !== 'string') return csv;
  return store.importAttendees(event.eventId, { csv, registrationTypeId: Number(registrationTypeId), status });
}

function screen(store: Store, event: Event, chosen: Chosen = {}, problem?: string): Html {
  const path = `/events/${event.eventId}/attendees`;
  const types = store
    .registrationTypesOf(event.eventId)
    .map((type) => [type.registrationTypeId, `${type.name}, $${type.price.toFixed(2)}`] as const);
  const inside = html`<h2>Import Attendees</h2>
${problem === undefined ? '' : html`<div class="notice problem" role="alert"><p><b>Nothing was imported.</b> ${problem}</p></div>`}
<p>A .csv file of at most ${MOST_ATTENDEES} attendees. Several files can go into one event, one after the other. Importing registers
people; it makes no invoices.</p>
<form method="post" action="${BACK_OFFICE}${path}/import" enctype="multipart/form-data" class="card"><div class="fields">
<div><label for="file">File</label><input type="file" id="file" name="file" accept=".csv" required aria-describedby="file-hint">
<small id="file-hint">Columns: Member ID, First Name, Last Name; Email and Organization if you have them</small></div>
${choice('registrationTypeId', 'Registration type', [['', 'Choose...'], ...types], chosen.registrationTypeId ?? '')}
${choice('status', 'Status', [['', 'Choose...'], ...ATTENDEE_STATUSES.map((one) => [one, one] as const)], chosen.status ?? '')}
</div><p class="bar"><button class="primary">Import Attendees</button> <a href="${BACK_OFFICE}${path}">Cancel</a></p></form>`;
  return eventPage(event, 'Attendees', inside, { screen: 'ImportAttendees' });
}

/** What GrowthZone's own screen says is not known; this says what has happened, since it is here to be learned from. */
function whatHappened(store: Store, { imported, rejected }: ImportResult, status: string): Html {
  const strangers = imported.filter(({ contactId }) => store.contact(contactId)?.realEstateTab === 0).length;
  return html`<p><b>${counted(imported.length, 'attendee')} imported as ${status}.</b> No invoice was made.</p>
${
  strangers === 0
    ? ''
    : html`<p>${counted(strangers, 'attendee matches', 'attendees match')} no contact by member ID. Each became a potential contact, without
a Real Estate tab, so nothing of theirs can reach M1.</p>`
}
${
  rejected.length === 0
    ? ''
    : html`<p>${counted(rejected.length, 'row was', 'rows were')} not imported:</p><ul>${rejected.map(
        ({ row, reason }) => html`<li>Attendee ${row} of the file: ${reason}</li>`,
      )}</ul>`
}
${
  status === 'Attended' && imported.length > 0
    ? html`<p>Nobody went from Registered to Attended, so no certificate was made, no credit was received and no education record goes to
M1. To mend it: in Actual Attendance/No Shows set each of them back to Registered and click Done; then open it again, Set All to
Attended, Done.</p>`
    : ''
}`;
}

import type { Context } from 'hono';
import { html } from 'hono/html';
import { BulkEntry, type BulkEntryFilter } from '../bulkEntry';
import type { Store } from '../store';
import { today } from '../today';
import { BULK_ENTRY, educationPage } from './educationTabs';
import { BACK_OFFICE, choice, counted, day, field, type Html, pages, rowTick, table, tag, tick, tickAll } from './page';
import { orRefuse, pageOf, type ScreenContext, ScreenError } from './screen-context';

/** A row that was ticked: CertificationContactId and component. */
const CHOSEN = 'chosen';

/**
 * Continuing Education > Bulk Entry (CONFIRMED): Customize Filter, tick, Mark All Completed, then the screen Edit
 * Certification Bulk Entry with Completed On, which is today until it is changed, and Done.
 */
export function bulkEntryScreens({ app, store, done, noticeFor }: ScreenContext): void {
  app.get('/education/bulk-entry', (c) =>
    c.html(educationPage(store, 'Bulk Entry', list(store, filterOf(c), pageOf(c)), noticeFor(c))),
  );
  app.post('/education/bulk-entry', async (c) => {
    const chosen = ticked(await c.req.formData());
    if (chosen.length === 0) throw new ScreenError(400, 'Nobody was selected. Tick the people first.');
    return c.html(educationPage(store, 'Bulk Entry', edit(store, chosen)));
  });
  app.post('/education/bulk-entry/done', async (c) => {
    const fields = await c.req.formData();
    const read = BulkEntry.safeParse({
      chosen: ticked(fields).map(idsIn),
      completedOn: fields.get('completedOn'),
      ...(fields.get('override') === 'yes' ? { hours: Number(fields.get('hours')) } : {}),
    });
    if (!read.success) throw new ScreenError(400, read.error.issues[0]?.message ?? 'The form could not be read.');
    const { completed, educationRecords } = orRefuse(store.markAllCompleted(read.data));
    return done(
      c,
      BULK_ENTRY,
      html`<p><b>${counted(completed, 'component')} marked completed on ${day(read.data.completedOn)}.</b></p>
<p>${counted(educationRecords, 'education record')} added. No certificate was made and no e-mail sent: whether GrowthZone does here is not known.</p>`,
    );
  });
}

function ticked(fields: FormData): string[] {
  return fields.getAll(CHOSEN).map(String);
}

function idsIn(chosen: string): { certificationContactId: number; componentId: number } {
  const [certificationContactId = 0, componentId = 0] = chosen.split('-').map(Number);
  return { certificationContactId, componentId };
}

function filterOf(c: Context): BulkEntryFilter {
  const number = (name: string) => Math.trunc(Number(c.req.query(name) ?? 0)) || 0;
  return {
    certificationId: number('certificationId'),
    componentId: number('componentId'),
    contacts: c.req.query('contacts') ?? '',
  };
}

function list(store: Store, filter: BulkEntryFilter, { page, skip, take }: ReturnType<typeof pageOf>): Html {
  const { rows, total } = store.bulkEntryRows(filter, { skip, take });
  const address = (wanted: number) =>
    `${BULK_ENTRY}?${new URLSearchParams({
      certificationId: String(filter.certificationId),
      componentId: String(filter.componentId),
      contacts: filter.contacts,
      page: String(wanted),
    })}`;
  return html`<h2>Bulk Entry</h2>
<p class="soft">Contacts who are enrolled in a certification, with each of its components. Where default enrollment is off, people are
enrolled on their card first.</p>
<form method="get" action="${BACK_OFFICE}${BULK_ENTRY}" class="card"><h2>Customize Filter</h2><div class="fields">
${field('contacts', 'Contacts', filter.contacts, { required: false, hint: 'Part of a name or of a member ID' })}
${choice(
  'certificationId',
  'Certification',
  [[0, 'All'], ...store.certifications().map((one) => [one.certificationId, one.name] as const)],
  filter.certificationId,
)}
${choice(
  'componentId',
  'Component',
  [[0, 'All'], ...store.components().map((one) => [one.componentId, `${one.code}: ${one.name}`] as const)],
  filter.componentId,
)}
<div><button>Done</button></div></div></form>
<form method="post" action="${BACK_OFFICE}${BULK_ENTRY}">
<p class="bar"><button class="primary">Mark All Completed</button> <small>Everybody who is ticked on this page</small></p>
${table(
  counted(total, 'row'),
  [tickAll(), 'Contact', 'Member ID', 'Certification', 'Component', 'Completed On'],
  rows.map((row) => [
    rowTick(CHOSEN, `${row.certificationContactId}-${row.componentId}`, `${row.contactName}, ${row.componentName}`),
    html`<a href="${BACK_OFFICE}/contacts/${row.contactId}">${row.contactName}</a>`,
    row.memberId,
    row.certificationName,
    row.componentName,
    row.activityDate === null ? tag('Not completed') : tag(day(row.activityDate), 'good'),
  ]),
  'Nobody is enrolled, or nobody fits the filter.',
)}${pages(page, total, address)}</form>`;
}

function edit(store: Store, chosen: readonly string[]): Html {
  return html`<h2>Edit Certification Bulk Entry</h2>
<form method="post" action="${BACK_OFFICE}${BULK_ENTRY}/done" class="card">
${chosen.map((one) => html`<input type="hidden" name="${CHOSEN}" value="${one}">`)}
<p>${counted(chosen.length, 'row')} selected.</p>
<div class="fields">${field('completedOn', 'Completed On', today(store.tenant), { type: 'date' })}
${field('hours', 'Hours Earned', '', { type: 'number', required: false, hint: "Empty: each component's own" })}</div>
<div class="ticks">${tick('override', 'Override Default Hours and Credits', false)}</div>
<p class="bar"><button class="primary">Done</button> <a href="${BACK_OFFICE}${BULK_ENTRY}">Cancel</a></p></form>`;
}

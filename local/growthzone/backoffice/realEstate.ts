import type { Context } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { cycleOf, type EducationRecord } from '../m1';
import type { Contact } from '../members';
import { RecordByHand } from '../recordByHand';
import type { Store } from '../store';
import type { CreditCode } from '../tenant';
import { today } from '../today';
import { contactPage, knownContact } from './memberTabs';
import { BACK_OFFICE, choice, counted, day, facts, field, type Html, type Text, table } from './page';
import { form, idOf, orRefuse, type ScreenContext, ScreenError } from './screen-context';
import { m1Tag } from './tags';

/** The sections of the tab (CONFIRMED), each with a + of its own. */
const SECTIONS: Readonly<Record<string, { readonly name: string; readonly codes: readonly CreditCode[] }>> = {
  ethics: { name: 'Code of Ethics', codes: ['COEC', 'COEN'] },
  housing: { name: 'Fair Housing', codes: ['FAIRH'] },
};

const ByHandForm = RecordByHand.extend({
  cycle: z
    .string()
    .default('')
    .transform((cycle) => (cycle === '' ? null : Number(cycle))),
});

/** A contact's Real Estate tab: M1's data, the education records, and one record added by hand. */
export function realEstateScreens({ app, store, done, noticeFor }: ScreenContext): void {
  app.get('/contacts/:id/realestate', (c) => {
    const contact = agent(store, c);
    return c.html(contactPage(contact, 'Real Estate', realEstate(store, contact), noticeFor(c)));
  });
  app.get('/contacts/:id/realestate/:section/add', (c) => {
    const contact = agent(store, c);
    return c.html(contactPage(contact, 'Real Estate', addForm(store, contact, c.req.param('section'))));
  });
  app.post('/contacts/:id/realestate', async (c) => {
    const { contactId } = agent(store, c);
    const record = await form(c, ByHandForm);
    orRefuse(store.addRecordByHand(contactId, record));
    const words = `${record.courseCode} of ${day(record.trainingDate)} added. It goes to M1 within minutes and cannot be changed.`;
    return done(c, `/contacts/${contactId}/realestate`, words);
  });
}

function agent(store: Store, c: Context): Contact {
  const contact = knownContact(store, idOf(c, 'id'));
  if (contact.realEstateTab === 0) throw new ScreenError(404, 'This contact has no Real Estate tab.');
  return contact;
}

function realEstate(store: Store, contact: Contact): Html {
  const records = store.educationRecordsOf(contact.contactId);
  return html`<div class="card">${facts([
    ['M1 member ID (NRDS)', contact.memberId],
    ['M1 member status', contact.m1Status],
    ['Member type', contact.memberType],
    ['Joined', day(contact.joined)],
  ])}</div>
${Object.entries(SECTIONS).map(([section, { name, codes }]) => {
  const own = records.filter(({ courseCode }) => (codes as readonly string[]).includes(courseCode));
  return html`<h2>${name} <a class="button" href="${BACK_OFFICE}/contacts/${contact.contactId}/realestate/${section}/add"
 aria-label="Add a ${name} record">+</a></h2>
${table(
  `${name}: ${counted(own.length, 'education record')}. They can be neither edited nor removed here.`,
  ['Course Code', 'Training Date', 'Cycle', 'Course Number', 'Event', 'M1'],
  own.map((record) => [
    record.courseCode,
    day(record.completionDate),
    record.cycle ?? '',
    record.courseNumber,
    originShown(record),
    m1Tag(record.m1, record.reason),
  ]),
  'No education record.',
)}`;
})}`;
}

function originShown({ eventId, origin }: EducationRecord): Text {
  if (eventId === null) return origin === 'by hand' ? 'Added by hand' : 'Bulk Entry';
  return html`<a href="${BACK_OFFICE}/events/${eventId}">${eventId}</a>`;
}

function addForm(store: Store, contact: Contact, section: string): Html {
  const known = SECTIONS[section];
  if (!known) throw new ScreenError(404, 'There is no such screen.');
  const path = `/contacts/${contact.contactId}/realestate`;
  const now = cycleOf(today(store.tenant));
  const cycles = [now, now - 1, now - 2].map((cycle) => [cycle, `Cycle ${cycle}`] as const);
  return html`<h2>Add a ${known.name} record</h2>
<p>M1 gets it within minutes. It can then be neither changed nor taken back here. It completes no component and makes no certificate.</p>
<form method="post" action="${BACK_OFFICE}${path}" class="card"><div class="fields">
${field('trainingDate', 'Training Date', '', { type: 'date', hint: 'The class date; never in the future' })}
${choice(
  'courseCode',
  'Course Code',
  known.codes.map((code) => [code, code] as const),
)}
${known.codes.includes('COEC') ? choice('cycle', 'Cycle (COEC only)', cycles, now) : ''}
</div><p class="bar"><button class="primary">Done</button> <a href="${BACK_OFFICE}${path}">Cancel</a></p></form>`;
}

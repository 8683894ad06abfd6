import { html } from 'hono/html';
import { z } from 'zod';
import { accountNumber, type Contact, customFields, MEMBERSHIP_STATUSES, ORGANIZATION } from '../members';
import { readMembers } from '../membersFile';
import type { Store } from '../store';
import { csvText } from '../upload';
import { exported, exportFormat } from './exportFile';
import { memberExport } from './memberExport';
import { contactPage, knownContact, registrationTable } from './memberTabs';
import { BACK_OFFICE, button, counted, day, facts, field, type Html, page, pages, table, tag } from './page';
import { fieldsOf, form, idOf, orRefuse, pageOf, type ScreenContext, ScreenError } from './screen-context';

const needed = (what: string) => z.string(`${what} is needed.`).trim().min(1, `${what} is needed.`);
const AddForm = z.object({
  memberId: needed('The member ID'),
  firstName: needed('The first name'),
  lastName: needed('The last name'),
  email: z.string().trim().default(''),
  organization: z.string().trim().default(''),
});

/** Search, card and Real Estate tab, certifications, events; one member added, and the import of a member list. */
export function contactScreens(screens: ScreenContext): void {
  const { app, store, noticeFor, done } = screens;
  app.get('/contacts', (c) => {
    const words = c.req.query('q') ?? '';
    return c.html(page({ ...contactList(store, words, pageOf(c)), notice: noticeFor(c) }));
  });
  app.post('/contacts/import', async (c) => {
    const { file } = await fieldsOf(c);
    if (!(file instanceof File)) throw new ScreenError(400, 'No file was chosen.');
    return done(c, '/contacts', importMembers(store, orText(await csvText(file))));
  });
  app.post('/contacts/add', async (c) => {
    const member = await form(c, AddForm);
    if (store.memberWithId(member.memberId)) {
      throw new ScreenError(409, `The member ID ${member.memberId} is somebody's already.`);
    }
    const contactId = store.addMember(member);
    return done(c, `/contacts/${contactId}`, `${member.firstName} ${member.lastName} was added.`);
  });
  app.get('/contacts/export', (c) => exported(c, exportFormat(c), memberExport(store)));
  app.get('/contacts/:id', (c) => {
    const contact = knownContact(store, idOf(c, 'id'));
    return c.html(contactPage(contact, 'General', general(store, contact), noticeFor(c)));
  });
  app.get('/contacts/:id/certifications', (c) => {
    const contact = knownContact(store, idOf(c, 'id'));
    return c.html(contactPage(contact, 'Certifications', certifications(store, contact), noticeFor(c)));
  });
  app.post('/contacts/:id/enroll', async (c) => {
    const contact = knownContact(store, idOf(c, 'id'));
    const { certificationId } = await form(c, z.object({ certificationId: z.coerce.number().int() }));
    const certification = store.certifications().find((one) => one.certificationId === certificationId);
    if (!certification) throw new ScreenError(400, 'There is no such certification.');
    store.enrol(contact.contactId, certificationId);
    return done(c, `/contacts/${contact.contactId}/certifications`, `Enrolled in ${certification.name}.`);
  });
  app.get('/contacts/:id/events', (c) => {
    const contact = knownContact(store, idOf(c, 'id'));
    return c.html(contactPage(contact, 'Events', registrationTable(store.registrationsOf(contact.contactId))));
  });
}

function orText(text: Awaited<ReturnType<typeof csvText>>): string {
  return typeof text === 'string' ? text : orRefuse<never>(text);
}

/** All of the list or nothing. Members whose ID is known already are passed over. */
function importMembers(store: Store, csv: string): string {
  const list = readMembers(csv);
  if (!list.ok) throw new ScreenError(400, list.message);
  const fresh = list.members.filter(({ memberId = '' }) => store.memberWithId(memberId) === undefined);
  store.addMembers(fresh);
  const passed = list.members.length - fresh.length;
  return `${counted(fresh.length, 'member')} added${passed === 0 ? '' : `, ${passed} passed over since their member ID is here already`}.`;
}

function contactList(store: Store, words: string, { page: current, skip, take }: ReturnType<typeof pageOf>) {
  const { rows, total } = store.searchContacts(words, { skip, take });
  const body = html`
<form method="get" action="${BACK_OFFICE}/contacts" class="bar" role="search">
<label for="q">Name, e-mail or member ID</label> <input type="search" id="q" name="q" value="${words}"> <button class="primary">Search</button>
${words === '' ? '' : html`<a href="${BACK_OFFICE}/contacts">Show everybody</a>`}
</form>
${table(
  words === '' ? counted(total, 'contact') : `${counted(total, 'contact')} found for "${words}"`,
  ['Name', 'Account Number', 'Membership status', 'Type', 'Organization', 'E-mail'],
  rows.map((contact) => [
    html`<a href="${BACK_OFFICE}/contacts/${contact.contactId}">${contact.name}</a>`,
    accountNumber(store.profile, contact),
    status(contact),
    kindOf(contact),
    contact.organizationName,
    contact.email,
  ]),
  `Nobody's name, e-mail or member ID is like "${words}".`,
)}
${pages(current, total, (wanted) => `/contacts?q=${encodeURIComponent(words)}&page=${wanted}`)}
<p class="bar"><a class="button" href="${BACK_OFFICE}/contacts/export?format=csv">Export members .csv</a>
<a class="button" href="${BACK_OFFICE}/contacts/export?format=xlsx">Export members .xlsx</a></p>
<form method="post" action="${BACK_OFFICE}/contacts/add" class="card"><h2>Add a member</h2>
<div class="fields">${field('memberId', 'Member ID')}${field('firstName', 'First name')}${field('lastName', 'Last name')}
${field('email', 'E-mail', '', { required: false })}${field('organization', 'Organization', '', { required: false })}
<div><button>Add member</button></div></div></form>
<form method="post" action="${BACK_OFFICE}/contacts/import" enctype="multipart/form-data" class="card">
<h2>Import a member list</h2>
<p class="soft">A .csv file with Member ID, First Name and Last Name; Middle Name, Suffix, Email, Organization, Status, Member Type and
M1 Status where there are such columns.</p>
<div class="bar"><label for="file">Member list</label> <input type="file" id="file" name="file" accept=".csv" required> <button>Import members</button></div>
</form>`;
  return { title: 'Contacts', section: 'Contacts' as const, body };
}

function status(contact: Contact): Html {
  const words = MEMBERSHIP_STATUSES[contact.membershipStatus] ?? '';
  return tag(words, words === 'Active' ? 'good' : words === 'Prospect' ? 'wait' : '');
}

function kindOf(contact: Contact): string {
  if (contact.kind === ORGANIZATION) return 'Business';
  return contact.realEstateTab === 1 ? contact.memberType : 'Potential contact';
}

function general(store: Store, contact: Contact): Html {
  return html`<div class="card">${facts([
    ['Membership status', status(contact)],
    ['Type', kindOf(contact)],
    ['First name', contact.firstName],
    ['Middle name', contact.middleName],
    ['Last name', contact.lastName],
    ['Suffix', contact.suffix],
    ['E-mail', contact.email],
    ['Organization', contact.organizationName],
    ['Account Number', accountNumber(store.profile, contact)],
    ...customFields(store.profile, contact).map(({ name, value }) => [`${name} (custom field)`, value] as const),
    ['Contact ID', contact.contactId],
  ])}</div>
${
  contact.realEstateTab === 0 && contact.kind !== ORGANIZATION
    ? html`<div class="notice hint">A potential contact: an import found no member with this person's ID. There is no Real Estate tab, so
no education record can be added and nothing reaches M1.</div>`
    : ''
}`;
}

function certifications(store: Store, contact: Contact): Html {
  const { contactId } = contact;
  const enrolments = store.enrolmentsOf(contactId);
  const enrolled = new Set(enrolments.map((one) => one.certificationId));
  const others = store.certifications().filter((one) => !enrolled.has(one.certificationId));
  return html`
${enrolments.map(
  (enrolment) => html`<h2>${enrolment.certificationName}</h2>
${table(
  'Components',
  ['Component', 'Completed', 'Hours'],
  (store.progress(enrolment.certificationContactId, { skip: 0, take: 100 }) ?? []).map((component) => [
    component.name,
    component.activityDate === null ? tag('Not completed') : tag(day(component.activityDate), 'good'),
    component.hours,
  ]),
)}`,
)}
${enrolments.length === 0 ? html`<p class="soft">Enrolled in no certification.</p>` : ''}
${
  others.length === 0
    ? ''
    : html`<h2>Enroll</h2>${table(
        'Certifications this contact is not enrolled in',
        ['Certification', 'Change'],
        others.map((one) => [one.name, enrollButton(contactId, one.certificationId, one.name)]),
      )}`
}
<h2>Certificates</h2>
${table(
  'A component used again overwrites its earlier credit above; each certificate stays.',
  ['Certificate', 'Credit', 'Completed'],
  store
    .certificatesOf(contactId)
    .map((one) => [
      html`<a href="${BACK_OFFICE}/certificates/${one.certificateId}">${one.componentName}</a>`,
      one.code,
      day(one.activityDate),
    ]),
  'No certificate.',
)}`;
}

function enrollButton(contactId: number, certificationId: number, name: string): Html {
  return button(`/contacts/${contactId}/enroll`, 'Enroll', {
    label: `Enroll in ${name}`,
    fields: { certificationId },
  });
}

import { html } from 'hono/html';
import type { Certificate, Email } from '../certificates';
import { ASSOCIATION, BACK_OFFICE, counted, day, facts, type Html, page, pages, table } from './page';
import { idOf, pageOf, type ScreenContext, ScreenError } from './screen-context';
import { m1Tag } from './tags';

/** What went out, or never does: certificates, their e-mails, education records on their way to M1, invoices. */
export function mailScreens({ app, store, moment }: ScreenContext): void {
  app.get('/certificates/:id', (c) => {
    const certificate = store.certificate(idOf(c, 'id'));
    if (!certificate) throw new ScreenError(404, 'There is no such certificate.');
    return c.html(certificatePage(certificate, moment(certificate.issuedAt)));
  });
  app.get('/outbox', (c) => {
    const { page: current, ...slice } = pageOf(c);
    const { rows, total } = store.outbox(slice);
    const body = html`${table(
      `${counted(total, 'e-mail')}, newest first`,
      ['To', 'Subject', 'Sent', 'Certificate'],
      rows.map((email) => [
        email.recipient === '' ? `No address: ${email.contactName}` : email.recipient,
        html`<a href="${BACK_OFFICE}/outbox/${email.emailId}">${email.subject}</a>`,
        moment(email.sentAt),
        html`<a href="${BACK_OFFICE}/certificates/${email.certificateId}">${email.certificateId}</a>`,
      ]),
      'No e-mail was sent. One goes out with each certificate.',
    )}${pages(current, total, (wanted) => `/outbox?page=${wanted}`)}`;
    return c.html(page({ title: 'E-mail Outbox', section: 'E-mail Outbox', body }));
  });
  app.get('/outbox/:id', (c) => {
    const email = store.email(idOf(c, 'id'));
    if (!email) throw new ScreenError(404, 'There is no such e-mail.');
    return c.html(emailPage(email, moment(email.sentAt)));
  });
  app.get('/invoices', (c) => {
    const body = html`<p><b>0 invoices.</b></p><p>Importing attendees only registers them and never makes an invoice, whatever the
registration type costs. Where an invoice is needed, people have to be registered for the event instead, which this stand-in does not do.</p>`;
    return c.html(page({ title: 'Invoices', section: 'Invoices', body }));
  });
  app.get('/m1', (c) => {
    const { page: current, ...slice } = pageOf(c);
    const { rows, total } = store.m1Queue(slice);
    const body = html`<p class="soft">An education record goes out some minutes after it was added. M1 takes it for members whose status is A, P
or S, and never with a date in the future. What was sent cannot be changed or taken back here.</p>
${table(
  `${counted(total, 'education record')}, newest first`,
  ['Member', 'Member ID', 'Course', 'Completed', 'Cycle', 'Association', 'Course number', 'Year', 'Goes out', 'M1'],
  rows.map((record) => [
    html`<a href="${BACK_OFFICE}/contacts/${record.contactId}/realestate">${record.name}</a>`,
    record.memberId,
    record.courseCode,
    day(record.completionDate),
    record.cycle ?? '',
    record.associationId,
    record.courseNumber,
    record.year,
    record.dueAt === null ? 'Never' : moment(record.dueAt),
    m1Tag(record.m1, record.reason),
  ]),
  'No education record was added.',
)}${pages(current, total, (wanted) => `/m1?page=${wanted}`)}`;
    return c.html(page({ title: 'M1 Queue', section: 'M1 Queue', body }));
  });
}

function emailPage(email: Email, sent: string): Html {
  const body = html`<div class="card">${facts([
    ['To', email.recipient === '' ? 'No address: it could not be sent' : email.recipient],
    ['Sent', sent],
    ['Subject', email.subject],
  ])}</div>
<div class="card"><p>Dear ${email.contactName},</p>
<p>thank you for attending ${email.eventName} on ${day(email.activityDate)}. You completed ${email.componentName}
(${email.hours} hours). Your certificate:</p>
<p><a href="${BACK_OFFICE}/certificates/${email.certificateId}">Certificate ${email.certificateId}</a></p>
<p>${ASSOCIATION}</p></div>`;
  const crumbs = [{ path: '/outbox', name: 'E-mail Outbox' }];
  return page({ title: 'E-mail', section: 'E-mail Outbox', crumbs, body });
}

function certificatePage(certificate: Certificate, issued: string): Html {
  return page({
    title: `Certificate ${certificate.certificateId}`,
    section: 'E-mail Outbox',
    crumbs: [
      { path: `/events/${certificate.eventId}/attendees`, name: certificate.eventName },
      { path: `/contacts/${certificate.contactId}/certifications`, name: certificate.contactName },
    ],
    body: html`<p class="bar"><button class="primary" data-print hidden>Print</button></p>
<article class="certificate" aria-label="Certificate">
<p>${ASSOCIATION}</p>
<h2>Certificate of Completion</h2>
<p>This certifies that</p>
<p class="name">${certificate.contactName}</p>
<p>${certificate.memberId === '' ? '' : `Member ID ${certificate.memberId}`}</p>
<p>has completed</p>
<p class="course">${certificate.componentName}</p>
<p>${certificate.hours} hours, on ${day(certificate.activityDate)}</p>
<div class="foot"><span>Certificate ${certificate.certificateId}</span><span>${certificate.eventName}</span><span>Issued ${issued}</span></div>
</article>`,
  });
}

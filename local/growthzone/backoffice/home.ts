import { html } from 'hono/html';
import { BACK_OFFICE, page } from './page';
import type { ScreenContext } from './screen-context';

/** The guide's five steps with the screen of each, and what there is. */
export function homeScreen({ app, store, clock, moment, noticeFor }: ScreenContext): void {
  app.get('/', (c) => {
    const counters = store.counters();
    const tiles = [
      { count: store.contacts({ skip: 0, take: 0 }).total, name: 'Contacts', path: '/contacts' },
      { count: store.events({ skip: 0, take: 0 }).total, name: 'Events', path: '/events' },
      { count: counters.registrations, name: 'Attendees', path: '/events' },
      { count: counters.certificates, name: 'Certificates', path: '/outbox' },
      { count: counters.emails, name: 'E-mails sent', path: '/outbox' },
      { count: counters.educationRecords, name: 'Education records', path: '/m1' },
      { count: counters.m1Synced, name: 'Taken by M1', path: '/m1' },
      { count: counters.invoices, name: 'Invoices', path: '/invoices' },
    ];
    const body = html`
<p>Here a class roster becomes credit, the way GrowthZone's guide describes it. It is ${moment(clock.now())}.</p>
<div class="tiles">${tiles.map(
      ({ count, name, path }) =>
        html`<a href="${BACK_OFFICE}${path}"><b>${count.toLocaleString('en-US')}</b> ${name}</a>`,
    )}</div>
<h2>From a vendor's roster to M1 in five steps</h2>
<ol class="steps">
<li><a href="${BACK_OFFICE}/education">Continuing Education</a>: see that COEC, COEN and FAIRH are there and trigger a sync to M1.</li>
<li><a href="${BACK_OFFICE}/events">Events</a>: make one event for each credit, on the class date, with registration enabled and a free
registration type. It need not be on a calendar. Sessions do not work.</li>
<li>The event's Components tab: attach the one component that the class earns.</li>
<li>The event's Attendees tab, Import Attendees: one .csv file of at most 100 attendees after the other, with the status Registered.
People who did not earn the credit are not in the files.</li>
<li>The event's Attendees tab, Actual Attendance/No Shows: Set All to Attended, Done. Going from Registered to Attended is what makes
the certificate, sends the e-mail and adds the education record that goes to M1.</li>
</ol>
<p class="soft">An import never makes an invoice. A certificate's e-mail cannot be called back, and an education record can be neither
changed nor removed.</p>`;
    return c.html(page({ title: 'Home', section: 'Home', notice: noticeFor(c), body }));
  });
}

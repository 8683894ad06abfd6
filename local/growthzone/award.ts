import type { Attendee } from './attendance';
import { type Component, complete } from './education';
import type { Event } from './events';
import { addEducationRecord } from './m1';
import { contact } from './members';
import { CREDIT_CODES, type Tenant } from './tenant';
import { today } from './today';

/**
 * What Registered -> Attended sets off (GUIDE), for each component of the event: the completion, dated as the profile says; a
 * certificate; its e-mail; and for a person with a Real Estate tab the education record, on its way to M1. An event
 * with sessions sets off nothing (GUIDE: "this process will not work for sessions"), nor does anything for people whom
 * the certification neither holds nor enrols. Two components on one event give both credits (KNOWN).
 */
export function award(tenant: Tenant, event: Event, components: readonly Component[], attendee: Attendee): void {
  if (event.sessions === 1 || !tenant.profile.certificationModule) return;
  const date = tenant.profile.completionDate === 'class date' ? event.startsAt.slice(0, 10) : today(tenant);
  for (const component of components) {
    if (!complete(tenant, attendee.contactId, component, date)) continue;
    issueCertificate(tenant, component, attendee, date);
    if ((CREDIT_CODES as readonly string[]).includes(component.code)) record(tenant, event, component, attendee, date);
  }
}

function issueCertificate({ db, clock }: Tenant, component: Component, attendee: Attendee, date: string): void {
  const certificateId = db.run(
    'INSERT INTO certificates (eventAttendeeId, componentId, activityDate, issuedAt) VALUES (?, ?, ?, ?)',
    attendee.eventAttendeeId,
    component.componentId,
    date,
    clock.now(),
  );
  db.run(
    'INSERT INTO outbox (certificateId, recipient, subject, sentAt) VALUES (?, ?, ?, ?)',
    certificateId,
    attendee.email,
    `Your certificate: ${component.name}`,
    clock.now(),
  );
}

function record(tenant: Tenant, event: Event, component: Component, attendee: Attendee, date: string): void {
  if (contact(tenant, attendee.contactId)?.realEstateTab !== 1) return;
  addEducationRecord(
    tenant,
    {
      contactId: attendee.contactId,
      eventId: event.eventId,
      origin: 'attendance',
      courseCode: component.code,
      completionDate: date,
      cycle: null,
    },
    component.syncToM1 === 1,
  );
}

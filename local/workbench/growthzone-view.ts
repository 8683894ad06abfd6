import type { LocalClock } from '../clock';
import { written } from '../growthzone/moments';
import { WHOLE } from '../growthzone/paging';
import type { Store } from '../growthzone/store';
import type { GrowthZoneView } from './protocol';

/** What the stand-in holds now, for people to read: the events of the latest class first. */
export function growthZoneView(store: Store, clock: LocalClock): GrowthZoneView {
  const counters = store.counters();
  const records = store.educationRecords();
  return {
    now: written(store.profile, clock.now()),
    totals: [
      { label: 'Registrations', count: counters.registrations },
      { label: 'Marked attended', count: counters.attendedTransitions },
      { label: 'Certificates', count: counters.certificates },
      { label: 'E-mails', count: counters.emails },
      { label: 'Education records', count: counters.educationRecords },
      { label: 'Waiting for M1', count: records.filter(({ m1 }) => m1 === 'queued').length },
      { label: 'Sent to M1', count: counters.m1Synced },
      { label: 'Refused by M1', count: counters.m1Refused },
      { label: 'Invoices', count: counters.invoices, remark: 'Importing never makes one' },
    ],
    events: store.events({ ...WHOLE, orderBy: 'StartDate desc' }).rows.map((event) => eventView(store, event)),
    records: records.map(({ educationRecordId, name, memberId, courseCode, completionDate, m1, reason }) => ({
      educationRecordId,
      name,
      memberId,
      courseCode,
      date: completionDate,
      m1,
      reason,
    })),
  };
}

function eventView(store: Store, event: ReturnType<Store['events']>['rows'][number]): GrowthZoneView['events'][number] {
  const { eventId, name, startsAt } = event;
  const attendees = store.attendees(eventId, WHOLE)?.rows ?? [];
  const count = (status: string) => attendees.filter((one) => one.status === status).length;
  return {
    eventId,
    name,
    date: startsAt.slice(0, 10),
    components: store
      .componentsOfEvent(eventId)
      .map(({ code }) => code)
      .join(', '),
    registrationTypes: store
      .registrationTypesOf(eventId)
      .map((type) => `${type.name}${type.price === 0 ? '' : ` ($${type.price})`}`)
      .join(', '),
    registered: count('Registered'),
    attended: count('Attended'),
    attendees: attendees.map(({ contactId, contactName, status }) => ({
      name: contactName,
      memberId: store.contact(contactId)?.memberId ?? '',
      status,
    })),
  };
}

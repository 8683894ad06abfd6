import type { LocalClock } from '../clock';
import {
  attendance,
  attendees,
  attendeesAsOf,
  eventOfAttendee,
  registrationsOf,
  saveAttendance,
  saveWholeTab,
  statusChangesOf,
} from './attendance';
import * as bulkEntry from './bulkEntry';
import * as certificates from './certificates';
import { copyEvent } from './copyEvent';
import { countersOf, type RequestCounts } from './counters';
import { openDatabase } from './database';
import * as editing from './editEvent';
import * as education from './education';
import * as events from './events';
import { importAttendees, importPeople, registerContact } from './importAttendees';
import * as importJobs from './importJobs';
import * as m1 from './m1';
import type { NewMember } from './members';
import * as members from './members';
import { type Profile, profileWith } from './profile';
import { addRecordByHand } from './recordByHand';
import * as reports from './reports';
import type { Refusal, Tenant } from './tenant';

export type Store = ReturnType<typeof openStore>;

export interface StoreOptions {
  readonly clock: LocalClock;
  /** Where growthzone.db lives; nothing: in memory. */
  readonly dataDir?: string | undefined;
  readonly profile?: Partial<Profile> | undefined;
}

/**
 * One association's GrowthZone without HTTP: the rules of the guide over a database. A new one begins with the three
 * components set up as the guide's first step asks; an existing folder goes on as it was left.
 */
export function openStore({ clock, dataDir, profile }: StoreOptions) {
  const db = openDatabase(dataDir);
  const tenant: Tenant = { db, clock, profile: profileWith(profile) };
  if (db.number('SELECT COUNT(*) FROM certifications') === 0) {
    db.transaction(() => education.addStandardComponents(tenant));
  }
  const requests: RequestCounts = { reads: 0, writes: 0 };
  const bound =
    <Given extends unknown[], Answer>(rule: (tenant: Tenant, ...given: Given) => Answer) =>
    (...given: Given) =>
      rule(tenant, ...given);
  return {
    tenant,
    get profile() {
      return tenant.profile;
    },
    /** Switches at once: what is stored fits every profile. */
    setProfile: (next: Profile) => {
      tenant.profile = next;
    },
    requests,

    addMember: bound(members.addMember),
    addMembers: (list: Iterable<NewMember>) => addMembers(tenant, list),
    contact: bound(members.contact),
    mergeContact: bound(members.mergeContact),
    contacts: bound(members.contacts),
    contactsChangedSince: bound(members.contactsChangedSince),
    searchContacts: bound(members.searchContacts),
    memberWithId: bound(members.memberWithId),
    memberships: bound(members.memberships),
    memberCount: bound(members.memberCount),

    /** Makes an event; throws where its id is taken or no component completes its credit. */
    addEvent: (event: events.NewEvent) => orThrow(events.addEvent(tenant, event)),
    /** As `addEvent`, with the refusal as a value. */
    tryAddEvent: bound(events.addEvent),
    event: bound(events.eventById),
    eventByDetailId: bound(events.eventByDetailId),
    events: bound(events.events),
    registrationTypesOf: bound(events.registrationTypesOf),
    copyEvent: bound(copyEvent),
    editEvent: bound(editing.editEvent),
    addRegistrationType: bound(editing.addRegistrationType),
    removeRegistrationType: bound(editing.removeRegistrationType),
    attachComponent: bound(editing.attachComponent),
    detachComponent: bound(editing.detachComponent),

    addCertification: bound(education.addCertification),
    addComponent: bound(education.addComponent),
    setSyncToM1: bound(education.setSyncToM1),
    setEnrolByDefault: bound(education.setEnrolByDefault),
    certifications: bound(education.certifications),
    components: bound(education.components),
    enrol: bound(education.enrol),
    addCompletion: bound(education.addCompletion),
    componentFor: bound(education.componentFor),
    componentsOfEvent: bound(education.componentsOfEvent),
    enrolmentsOf: bound(education.enrolmentsOf),
    enrolments: bound(education.enrolments),
    progress: bound(education.progress),

    bulkEntryRows: bound(bulkEntry.bulkEntryRows),
    markAllCompleted: bound(bulkEntry.markAllCompleted),
    addRecordByHand: bound(addRecordByHand),

    importAttendees: bound(importAttendees),
    importPeople: bound(importPeople),
    registerContact: bound(registerContact),
    upload: bound(importJobs.upload),
    startImport: bound(importJobs.startImport),
    importJob: bound(importJobs.importJob),
    importDue: bound(importJobs.importDue),
    attendees: bound(attendees),
    attendeesAsOf: bound(attendeesAsOf),
    attendance: bound(attendance),
    registrationsOf: bound(registrationsOf),
    eventOfAttendee: bound(eventOfAttendee),
    statusChangesOf: bound(statusChangesOf),
    saveAttendance: bound(saveAttendance),
    saveWholeTab: bound(saveWholeTab),

    certificate: bound(certificates.certificate),
    certificatesOf: bound(certificates.certificatesOf),
    certificateIdsOf: bound(certificates.certificateIdsOf),
    email: bound(certificates.email),
    outbox: bound(certificates.outbox),

    ethicsCompleted: bound(reports.ethicsCompleted),
    componentCompleted: bound(reports.componentCompleted),
    memberList: bound(reports.memberList),

    educationRecords: bound(m1.educationRecords),
    educationRecordsOf: bound(m1.educationRecordsOf),
    m1Queue: bound(m1.m1Queue),
    /** All of `work` or nothing of it. */
    transaction: <T>(work: () => T): T => db.transaction(work),
    counters: () => countersOf(tenant, requests),
    close: () => db.close(),
  };
}

/** Many at once, in one transaction: 5,000 take well under a second. Gives the ContactIds in order. */
function addMembers(tenant: Tenant, list: Iterable<NewMember>): number[] {
  return tenant.db.transaction(() => [...list].map((member) => members.addMember(tenant, member)));
}

function orThrow<Answer extends { ok: true }>(answer: Answer | Refusal): Answer {
  if (!answer.ok) throw new Error(answer.message);
  return answer;
}

/** Raised with every change of the tables; older files are refused, since nothing in a stand-in is worth migrating. */
export const SCHEMA_VERSION = 5;

/**
 * Where each table's numbers begin. They begin far apart on purpose: an EventId handed where an EventDetailId or a
 * ContactId belongs must find nothing instead of something wrong.
 */
export const PLACES_OF_NUMBERS: Readonly<Record<string, number>> = {
  contacts: 5001,
  certifications: 31,
  components: 61,
  enrolments: 20001,
  events: 8101,
  registrationTypes: 501,
  eventComponents: 701,
  attendees: 90001,
  certificates: 1001,
  outbox: 1001,
  educationRecords: 3001,
  apiKeys: 41,
};

/** One EventDetailId per event, in a range of its own (2ND-HAND: an event has two ids). */
export const EVENT_DETAIL_OFFSET = 34406;

export const SCHEMA = `
CREATE TABLE contacts (
  contactId INTEGER PRIMARY KEY AUTOINCREMENT,
  kind INTEGER NOT NULL,
  name TEXT NOT NULL,
  firstName TEXT NOT NULL DEFAULT '',
  middleName TEXT NOT NULL DEFAULT '',
  lastName TEXT NOT NULL DEFAULT '',
  suffix TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  organizationId INTEGER REFERENCES contacts (contactId),
  memberId TEXT NOT NULL DEFAULT '',
  membershipStatus INTEGER NOT NULL DEFAULT 0,
  memberType TEXT NOT NULL DEFAULT '',
  m1Status TEXT NOT NULL DEFAULT '',
  joined TEXT NOT NULL DEFAULT '0001-01-01',
  realEstateTab INTEGER NOT NULL,
  changedAt INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX contactsByChange ON contacts (changedAt, contactId);
CREATE INDEX contactsByMemberId ON contacts (memberId);
CREATE INDEX contactsByName ON contacts (kind, name);

CREATE TABLE certifications (
  certificationId INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  enrolByDefault INTEGER NOT NULL
);
CREATE TABLE components (
  componentId INTEGER PRIMARY KEY AUTOINCREMENT,
  certificationId INTEGER NOT NULL REFERENCES certifications (certificationId),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  hours REAL NOT NULL,
  syncToM1 INTEGER NOT NULL
);
CREATE TABLE enrolments (
  certificationContactId INTEGER PRIMARY KEY AUTOINCREMENT,
  certificationId INTEGER NOT NULL REFERENCES certifications (certificationId),
  contactId INTEGER NOT NULL REFERENCES contacts (contactId),
  UNIQUE (contactId, certificationId)
);
CREATE TABLE completions (
  certificationContactId INTEGER NOT NULL REFERENCES enrolments (certificationContactId),
  componentId INTEGER NOT NULL REFERENCES components (componentId),
  activityDate TEXT NOT NULL,
  hours REAL NOT NULL,
  PRIMARY KEY (certificationContactId, componentId)
);

CREATE TABLE events (
  eventId INTEGER PRIMARY KEY AUTOINCREMENT,
  eventDetailId INTEGER NOT NULL UNIQUE,
  name TEXT NOT NULL,
  startsAt TEXT NOT NULL,
  endsAt TEXT NOT NULL,
  registrationEnabled INTEGER NOT NULL,
  sessions INTEGER NOT NULL,
  onCalendar INTEGER NOT NULL,
  attendanceAudit INTEGER NOT NULL DEFAULT 1,
  eventAudit INTEGER NOT NULL DEFAULT 1
);
CREATE TABLE registrationTypes (
  registrationTypeId INTEGER PRIMARY KEY AUTOINCREMENT,
  eventId INTEGER NOT NULL REFERENCES events (eventId),
  name TEXT NOT NULL,
  price REAL NOT NULL,
  isForMembers INTEGER NOT NULL
);
CREATE INDEX registrationTypesOfEvent ON registrationTypes (eventId);
CREATE TABLE eventComponents (
  eventComponentId INTEGER PRIMARY KEY AUTOINCREMENT,
  eventId INTEGER NOT NULL REFERENCES events (eventId),
  componentId INTEGER NOT NULL REFERENCES components (componentId),
  UNIQUE (eventId, componentId)
);

CREATE TABLE attendees (
  eventAttendeeId INTEGER PRIMARY KEY AUTOINCREMENT,
  eventId INTEGER NOT NULL REFERENCES events (eventId),
  contactId INTEGER NOT NULL REFERENCES contacts (contactId),
  registrationTypeId INTEGER NOT NULL REFERENCES registrationTypes (registrationTypeId),
  status TEXT NOT NULL,
  registeredAt INTEGER NOT NULL
);
CREATE INDEX attendeesOfEvent ON attendees (eventId, eventAttendeeId);
CREATE INDEX attendeesByContact ON attendees (contactId);
CREATE TABLE statusChanges (
  eventAttendeeId INTEGER NOT NULL REFERENCES attendees (eventAttendeeId),
  fromStatus TEXT NOT NULL,
  toStatus TEXT NOT NULL,
  changedAt INTEGER NOT NULL
);
CREATE INDEX statusChangesOfAttendee ON statusChanges (eventAttendeeId, changedAt);

-- What an import with a mapping step keeps until it is done.
CREATE TABLE uploads (
  uploadId TEXT PRIMARY KEY,
  csv TEXT NOT NULL,
  uploadedAt INTEGER NOT NULL
);
CREATE TABLE importJobs (
  jobId TEXT PRIMARY KEY,
  uploadId TEXT NOT NULL UNIQUE REFERENCES uploads (uploadId),
  eventId INTEGER NOT NULL REFERENCES events (eventId),
  request TEXT NOT NULL,
  dueAt INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'queued',
  answer TEXT NOT NULL DEFAULT '{"imported":0,"rejected":[],"failure":""}'
);
CREATE INDEX importJobsByState ON importJobs (state, dueAt);

CREATE TABLE certificates (
  certificateId INTEGER PRIMARY KEY AUTOINCREMENT,
  eventAttendeeId INTEGER NOT NULL REFERENCES attendees (eventAttendeeId),
  componentId INTEGER NOT NULL REFERENCES components (componentId),
  activityDate TEXT NOT NULL,
  issuedAt INTEGER NOT NULL
);
CREATE INDEX certificatesOfAttendee ON certificates (eventAttendeeId);
CREATE TABLE outbox (
  emailId INTEGER PRIMARY KEY AUTOINCREMENT,
  certificateId INTEGER NOT NULL REFERENCES certificates (certificateId),
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  sentAt INTEGER NOT NULL
);
CREATE TABLE educationRecords (
  educationRecordId INTEGER PRIMARY KEY AUTOINCREMENT,
  contactId INTEGER NOT NULL REFERENCES contacts (contactId),
  -- Null where no event is behind it: Bulk Entry, or added by hand.
  eventId INTEGER REFERENCES events (eventId),
  origin TEXT NOT NULL,
  courseCode TEXT NOT NULL,
  completionDate TEXT NOT NULL,
  -- As chosen by hand; null: the date's own.
  cycle INTEGER,
  recordedAt INTEGER NOT NULL
);
CREATE INDEX educationRecordsOfContact ON educationRecords (contactId);
CREATE TRIGGER educationRecordsAreNotEdited BEFORE UPDATE ON educationRecords
  BEGIN SELECT RAISE (ABORT, 'An education record cannot be edited.'); END;
CREATE TRIGGER educationRecordsAreNotRemoved BEFORE DELETE ON educationRecords
  BEGIN SELECT RAISE (ABORT, 'An education record cannot be removed.'); END;
CREATE TABLE m1Queue (
  educationRecordId INTEGER PRIMARY KEY REFERENCES educationRecords (educationRecordId),
  dueAt INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'queued',
  reason TEXT NOT NULL DEFAULT ''
);
CREATE INDEX m1QueueByState ON m1Queue (state, dueAt);

-- Digests only: what a caller shows is never kept.
CREATE TABLE apiKeys (
  keyId INTEGER PRIMARY KEY AUTOINCREMENT,
  label TEXT NOT NULL,
  digest TEXT NOT NULL UNIQUE,
  lastFour TEXT NOT NULL,
  permissions TEXT NOT NULL,
  madeAt INTEGER NOT NULL,
  revokedAt INTEGER
);
CREATE TABLE oauthTokens (
  digest TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  scope TEXT NOT NULL,
  redirectUri TEXT NOT NULL DEFAULT '',
  expiresAt INTEGER
);
`;

export { type EventAttendee, importAttendees, readAttendance, readAttendees, saveAttended } from './attendees';
export { type Client, type Connection, createClient, type Reply } from './client';
export { readCompletion, readEnrolments, readEnrolmentsOf } from './credit';
export { type GzEvent, readEventComponents, readEvents, readRegistrationTypes } from './events';
export type { Clock, Http, HttpAnswer, HttpRequest } from './http';
export { type Contact, memberFrom, readContactsPage, readMemberByField } from './people';
export type { Refusal } from './refusal';

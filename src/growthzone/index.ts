export {
  type AttendanceSheet,
  type AttendeeStatus,
  type EventAttendee,
  type ImportAnswer,
  importAttendees,
  readAttendance,
  readAttendees,
  saveAttended,
  saveRegistered,
} from './attendees';
export { type Client, type Connection, createClient, type Reply } from './client';
export { type ComponentCompletion, readCompletion, readEnrolments, readEnrolmentsOf } from './credit';
export { examine } from './doctor';
export {
  type EventComponent,
  type GzEvent,
  type RegistrationType,
  readEvent,
  readEventComponents,
  readEvents,
  readRegistrationTypes,
} from './events';
export type { Clock, Http, HttpAnswer, HttpBody, HttpRequest } from './http';
export type { DoctorLine, DoctorResult } from './judge';
export { type Contact, type MemberIdSource, memberFrom, readCard, readContactsPage, readMemberByField } from './people';
export type { Refusal } from './refusal';
export {
  type AddressCertainty,
  addressOf,
  pathOf,
  ROUTES,
  type RouteLine,
  type RouteName,
  type RouteOverrides,
  readRoutes,
  routeLines,
} from './routes';

export {
  type AttendeeStatus,
  type EventAttendee,
  importAttendees,
  readAttendance,
  readAttendees,
  saveAttended,
  saveRegistered,
} from './attendees';
export { type Client, type Connection, createClient, type Reply } from './client';
export { readCompletion, readEnrolments, readEnrolmentsOf } from './credit';
export { type DoctorRead, examine } from './doctor';
export {
  type EventComponent,
  type GzEvent,
  type RegistrationType,
  readEvent,
  readEventComponents,
  readEvents,
  readRegistrationTypes,
} from './events';
export type { Clock, Http, HttpAnswer, HttpRequest } from './http';
export { type Contact, memberFrom, readCard, readContactsPage, readMemberByField } from './people';
export { isNotHere, isOnesOwn, type Refusal } from './refusal';
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

export {
  type AttendanceSheet,
  type AttendeeStatus,
  type EventAttendee,
  importAttendees,
  readAttendance,
  readAttendees,
  saveAttended,
  saveRegistered,
} from './attendees';
export { EVER, REAL_ESTATE, readChanges, tryKey } from './changes';
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
  readRegisteredCount,
  readRegistrationTypes,
} from './events';
export type { Clock, Http, HttpAnswer, HttpRequest } from './http';
export {
  type Contact,
  findIdField,
  idSource,
  type MemberIdSource,
  memberFrom,
  readCard,
  readContactsPage,
  readMemberByField,
} from './people';
export { isNotHere, isOnesOwn, type Refusal } from './refusal';
export {
  type AddressCertainty,
  addressOf,
  learnedOf,
  ROUTES,
  type RouteLine,
  type RouteName,
  type RouteOverrides,
  readRoutes,
  routeLines,
  type Ways,
} from './routes';
export { withoutKeys } from './secret';
export { shownText } from './template';
export { readTemplates } from './template-rules';
export type {
  LearnedRead,
  LearnedWrite,
  Method,
  ReadTemplate,
  RequestTemplate,
  TemplateBody,
  Templates,
  Text,
  Value,
  WriteTemplate,
} from './template-types';
export { attendanceRoute, eventValues, type WriteWays, writeTemplate, writeWays } from './templates';

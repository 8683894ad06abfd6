import type { ShapeName } from '../../local/growthzone/profile';
import type { RequestTemplate, Templates } from '../../src/growthzone';

/** A request without a query or a token. */
const request = (
  method: RequestTemplate['method'],
  path: string,
  more: Partial<RequestTemplate> = {},
): RequestTemplate => ({ method, path, query: {}, asks: 'nothing', ...more });

const learned = (reads: Templates['reads'], writes: Templates['writes']): Templates => ({
  version: 1,
  tenant: 'demo',
  learnedAt: '2026-02-06',
  reads,
  writes,
});

/** What a recording of each of the stand-in's other back offices shows. */
export const LEARNED: Readonly<Record<ShapeName, Templates>> = {
  'rows-and-numbers': learned(
    {
      registrationTypes: {
        request: request('GET', '/api/v2/classes/{eventDetailId}/tickets'),
        rows: '',
        fields: { id: 'TicketId', name: 'Caption' },
      },
      eventComponents: {
        request: request('GET', '/api/v2/classes/{eventDetailId}/credits'),
        rows: 'Data.Rows',
        fields: { componentId: 'CreditId', code: 'CourseCode', name: 'Caption' },
      },
      attendeesSummary: {
        request: request('GET', '/api/v2/classes/{eventId}/people', { query: { skip: '{skip}', take: '50' } }),
        rows: 'Data.Rows',
        total: 'Data.Count',
        fields: { attendeeId: 'Id', contactId: 'PersonId', status: 'State', name: 'Display' },
      },
      attendanceRead: {
        request: request('GET', '/api/v2/classes/{eventId}/presence'),
        rows: 'Data.Rows',
        total: 'Data.Count',
        fields: { attendeeId: 'Id', contactId: 'PersonId', status: 'State', name: 'Display' },
        stamps: { Version: 'Data.Version' },
      },
    },
    {
      importAttendees: {
        requests: [
          request('PUT', '/api/v2/classes/{eventId}/people', {
            body: {
              is: 'json',
              value: {
                Ticket: '{registrationTypeId:number}',
                State: 4,
                Rows: [
                  {
                    '*each': {
                      Line: '{row:number}',
                      MemberNo: '{memberId}',
                      Given: '{firstName}',
                      Family: '{lastName}',
                      Mail: '{email}',
                      Company: '{office}',
                    },
                  },
                ],
              },
            },
          }),
        ],
        perRequest: 25,
        answer: {
          rows: 'Data.Added',
          refusedRows: 'Data.Refused',
          row: 'Line',
          attendeeId: 'Id',
          contactId: 'PersonId',
          reason: 'Why',
        },
      },
      attendanceSave: {
        requests: [
          request('PUT', '/api/v2/classes/{eventId}/presence', {
            body: {
              is: 'json',
              value: {
                Version: '{stamp.Version}',
                Rows: [
                  { '*each': { Id: '{attendeeId:number}', State: '{status:number}', RowVersion: '{seen.RowVersion}' } },
                ],
              },
            },
          }),
        ],
        perRequest: 25,
        answer: { rows: 'Data.Rows', attendeeId: 'Id', status: 'State' },
      },
    },
  ),
  'upload-and-job': learned(
    {
      registrationTypes: {
        request: request('GET', '/a/services/events/{eventDetailId}/registration-options'),
        rows: 'options',
        fields: { id: 'key', name: 'text' },
      },
      eventComponents: {
        request: request('GET', '/a/services/events/{eventDetailId}/credit-options'),
        rows: 'options',
        fields: { componentId: 'key', code: 'code', name: 'text' },
      },
      attendeesSummary: {
        request: request('GET', '/a/services/events/{eventId}/registrants', {
          query: { page: '{page}', pageSize: '100' },
        }),
        rows: 'items',
        total: 'totalItems',
        fields: {
          attendeeId: 'registrantKey',
          contactId: 'contact.contactKey',
          status: 'attendeeStatus',
          name: 'contact.fullName',
        },
      },
    },
    {
      importAttendees: {
        requests: [
          request('POST', '/a/services/imports/upload', {
            body: {
              is: 'multipart',
              fields: [['module', 'EventAttendees']],
              file: {
                field: 'upload',
                name: 'COEC.csv',
                columns: [
                  ['Member ID', '{memberId}'],
                  ['First Name', '{firstName}'],
                  ['Last Name', '{lastName}'],
                  ['Email', '{email}'],
                ],
              },
            },
            tells: { uploadId: 'uploadId' },
            asks: 'token',
          }),
          request('POST', '/a/services/imports/start', {
            body: {
              is: 'json',
              value: {
                uploadId: '{told.uploadId}',
                eventKey: '{eventId:number}',
                registrationOption: '{registrationTypeId}',
                status: 'Registered',
                map: [
                  { column: 'Member ID', target: 'AccountNumber' },
                  { column: 'First Name', target: 'FirstName' },
                  { column: 'Last Name', target: 'LastName' },
                  { column: 'Email', target: 'EmailAddress' },
                ],
              },
            },
            asks: 'token',
          }),
        ],
        perRequest: 100,
        takesMinutes: true,
      },
      attendanceSave: {
        requests: [
          request('POST', '/a/services/events/{eventId}/registrants/attendance', {
            body: {
              is: 'form',
              fields: [],
              each: [
                ['People[{index}].RegistrantKey', '{attendeeId}'],
                ['People[{index}].Status', '{status}'],
              ],
            },
            asks: 'token',
          }),
        ],
        perRequest: 100,
      },
    },
  ),
  'one-by-one': learned(
    {
      registrationTypes: {
        request: request('GET', '/api/eventsettings/{eventId}'),
        rows: 'RegistrationTypes',
        fields: { id: 'EventRegistrationTypeId', name: 'Name' },
      },
      eventComponents: {
        request: request('GET', '/api/eventsettings/{eventId}'),
        rows: 'Components',
        fields: { componentId: 'CertificationComponentId', code: 'Code', name: 'Name' },
      },
      attendeesSummary: {
        request: request('GET', '/api/eventgrid/{eventId}', { query: { Offset: '{skip}' } }),
        rows: 'ListViewItems',
        total: 'TotalRecordAvailable',
        fields: {
          attendeeId: 'EventAttendeeId',
          contactId: 'ContactId',
          status: 'EventAttendeeStatusId',
          name: 'ContactName',
        },
      },
    },
    {
      importAttendees: {
        requests: [
          request('POST', '/api/events/{eventId}/registrations', {
            body: {
              is: 'json',
              value: {
                EventAttendeeId: 0,
                ContactId: '{contactId:number}',
                EventRegistrationTypeId: '{registrationTypeId:number}',
                EventAttendeeStatusId: 4,
                ForceSave: false,
              },
            },
          }),
        ],
        perRequest: 1,
      },
      attendanceSave: {
        requests: [
          request('PATCH', '/api/eventattendees/{attendeeId}', {
            body: {
              is: 'json',
              value: {
                EventAttendeeStatusId: '{status:number}',
                AuditId: '{seen.AuditId:number}',
                NotifyAttendee: false,
              },
            },
          }),
        ],
        perRequest: 1,
      },
    },
  ),
};

import { CLASS_DATE, furnished, memberId } from '../support/growthzone';

let at: Awaited<ReturnType<typeof furnished>>;
beforeAll(async () => {
  at = await furnished();
});
afterAll(() => at.growthzone.close());

describe('what each route answers', () => {
  const routes: readonly { route: string; path: () => string; body: () => unknown }[] = [
    {
      route: 'contacts: an organization',
      path: () => '/api/contacts?$top=1&$orderby=ContactId',
      body: () => ({
        Results: [
          {
            ContactId: 5001,
            Name: 'Fernwood Group',
            EmailAddress: '',
            SystemContactTypeId: 2,
            ContactType: '{{Business}}',
            Status: 'Active',
            OrganizationContactId: 0,
            AccountNumber: '',
          },
        ],
        TotalRecordAvailable: 251,
      }),
    },
    {
      route: 'contacts: a person',
      path: () => '/api/contacts?$skip=1&$top=1',
      body: () => ({
        Results: [
          {
            ContactId: at.contactIds[0],
            Name: 'First1 Last1',
            EmailAddress: 'member1@example.com',
            SystemContactTypeId: 1,
            ContactType: 'Individual',
            Status: 'Active',
            OrganizationContactId: 5001,
            AccountNumber: memberId(1),
          },
        ],
        TotalRecordAvailable: 251,
      }),
    },
    {
      route: 'contacts/person/{id}',
      path: () => `/api/contacts/person/${at.contactIds[0]}`,
      body: () => ({
        ContactId: at.contactIds[0],
        FirstName: 'First1',
        MiddleName: '',
        LastName: 'Last1',
        Suffix: '',
        CommonName: 'First1 Last1',
        AccountNumber: memberId(1),
        PrimaryEmailAddress: 'member1@example.com',
        AuditId: at.contactIds[0],
      }),
    },
    {
      route: 'contactoverview/{id}',
      path: () => `/api/contactoverview/${at.contactIds[0]}`,
      body: () => ({
        ContactId: at.contactIds[0],
        FirstName: 'First1',
        LastName: 'Last1',
        Name: 'First1 Last1',
        PrimaryEmailAddress: 'member1@example.com',
        ContactInfos: [{ Type: 1, Value: 'member1@example.com' }],
      }),
    },
    {
      route: 'contacts/{id}/NotesAndFields: no member ID under this profile, and a licence that looks like one',
      path: () => `/api/contacts/${at.contactIds[0]}/NotesAndFields`,
      body: () => ({
        Fields: [{ CustomFieldId: 11, Name: 'License Number', DisplayName: 'License Number', Value: '600005002' }],
      }),
    },
    {
      route: 'contacts/person/{id}/memberships: a bare array',
      path: () => `/api/contacts/person/${at.contactIds[0]}/memberships`,
      body: () => [
        {
          MembershipStatusTypeId: 2,
          Status: 'Active',
          Name: 'REALTOR (R)',
          StartDate: '2020-01-01T00:00:00',
          ExpirationDate: '0001-01-01T00:00:00',
        },
      ],
    },
    {
      route: 'contacts/OrgGeneral/{id}',
      path: () => '/api/contacts/OrgGeneral/5001',
      body: () =>
        expect.objectContaining({ ContactId: 5001, ContactDisplayName: 'Fernwood Group', SystemContactTypeId: 2 }),
    },
    {
      route: 'memberships/all',
      path: () => '/api/memberships/all?$skip=1&$top=1',
      body: () => ({
        Results: [
          {
            ContactId: at.contactIds[0],
            Name: 'First1 Last1',
            Type: 'REALTOR (R)',
            MembershipTypeId: 2,
            MembershipStatusTypeId: 2,
            Status: 'Active',
          },
        ],
        TotalRecordAvailable: 251,
      }),
    },
    {
      route: 'events/all',
      path: () => '/api/events/all?$orderby=StartDate desc&$top=1',
      body: () => ({
        Results: [
          {
            EventId: at.coec.eventId,
            EventDetailId: at.coec.eventDetailId,
            Name: 'Ethics',
            StartDate: `${CLASS_DATE}T14:00:00Z`,
            EndDate: `${CLASS_DATE}T17:00:00Z`,
            IsAllDay: false,
            RegisteredAttendees: 2,
            IsRegisterationAvailable: true,
            RegistrationStartDate: '0001-01-01T00:00:00',
            RegistrationEndDate: '0001-01-01T00:00:00',
            TotalRecordAvailable: 2,
          },
        ],
        TotalRecordAvailable: 2,
      }),
    },
    { route: 'events/{id}', path: () => `/api/events/${at.coec.eventId}`, body: () => theEvent() },
    {
      route: 'events/attendees?eventId=: one bare event, not attendees',
      path: () => `/api/events/attendees?eventId=${at.coec.eventId}`,
      body: () => theEvent(),
    },
    {
      route: 'registrationtypes/lookup: free',
      path: () => `/api/events/${at.coec.eventDetailId}/registrationtypes/lookup`,
      body: () => [{ EventRegistrationTypeId: at.registrationTypeId, Name: 'Free', IsForMembers: false, FeeItems: [] }],
    },
    {
      route: 'registrationtypes/lookup: paid',
      path: () => `/api/events/${at.paid.eventDetailId}/registrationtypes/lookup`,
      body: () => [
        {
          EventRegistrationTypeId: at.paid.registrationTypeIds[0],
          Name: 'Members',
          IsForMembers: true,
          FeeItems: [{ Name: 'Registration fee', Price: 45 }],
        },
      ],
    },
    {
      route: 'certificationcomponents',
      path: () => `/api/events/${at.coec.eventDetailId}/certificationcomponents`,
      body: () => [
        { EventCertificationComponentId: 701, CertificationComponentId: 61, Code: 'COEC', HoursEarned: 2.5 },
      ],
    },
    {
      route: 'attendees/summary',
      path: () => `/api/events/${at.coec.eventId}/attendees/summary?$skip=1`,
      body: () => ({
        Results: [
          {
            EventAttendeeId: 90002,
            EventRegistrationId: 70002,
            EventId: at.coec.eventId,
            ContactId: at.contactIds[1],
            EventAttendeeStatusId: 4,
            EventAttendeeStatus: 'Registered',
            ContactName: 'First2 Last2',
            FirstName: 'First2',
            LastName: 'Last2',
            EmailAddress: 'member2@example.com',
          },
        ],
        TotalRecordAvailable: 2,
      }),
    },
    {
      route: 'contactoverview/{id}/certifications',
      path: () => `/api/contactoverview/${at.contactIds[0]}/certifications`,
      body: () => [
        {
          CertificationContactId: 20001,
          CertificationTypeId: 31,
          CertificationName: 'Code of Ethics',
          Status: 4,
          StatusText: 'Active',
        },
      ],
    },
    {
      route: 'contactoverview/{id}/certifications of somebody in none',
      path: () => `/api/contactoverview/${at.contactIds[9]}/certifications`,
      body: () => [],
    },
    {
      route: 'certifications/contacts/',
      path: () => '/api/certifications/contacts/?$skip=0&$top=100',
      body: () => ({
        Results: [
          {
            ContactId: at.contactIds[0],
            ContactName: 'First1 Last1',
            CertificationContactId: 20001,
            CertificationName: 'Code of Ethics',
          },
        ],
        TotalRecordAvailable: 1,
      }),
    },
    {
      route: 'certifications/progress/{id}/: ListViewItems without a total, year 1 for no date',
      path: () => '/api/certifications/progress/20001/?$skip=0&$top=100',
      body: () => ({
        ListViewItems: [
          {
            CertificationComponentId: 61,
            Name: 'Code of Ethics, existing members',
            Completed: true,
            ActivityDate: '2022-03-01T00:00:00',
            HoursEarned: 2.5,
          },
          {
            CertificationComponentId: 62,
            Name: 'Code of Ethics, new members',
            Completed: false,
            ActivityDate: '0001-01-01T00:00:00',
            HoursEarned: 0,
          },
        ],
      }),
    },
  ];

  const theEvent = () => ({
    EventId: at.coec.eventId,
    EventDetailId: at.coec.eventDetailId,
    Name: 'Ethics',
    StartDateTime: `${CLASS_DATE}T14:00:00Z`,
    EndDateTime: `${CLASS_DATE}T17:00:00Z`,
    EnableSessions: false,
    EnableRegistration: false,
    EventAuditId: 1,
    EventDetailAuditId: 1,
  });

  test.each(routes)('$route', async ({ path, body }) => {
    const answer = await at.call(path(), { headers: { 'Content-Type': 'application/json' } });
    expect(answer.body).toEqual(body());
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toContain('application/json');
  });

  test.each([
    '/api/contacts/person/1',
    '/api/contacts/person/5001',
    '/api/contactoverview/1',
    '/api/events/1',
    '/api/events/attendees?eventId=1',
    '/api/events/1/attendees/summary',
    '/api/events/1/attendees/attendance',
    '/api/events/8101/registrationtypes/lookup',
    '/api/events/8101/certificationcomponents',
    '/api/contactoverview/1/certifications',
    '/api/certifications/progress/1',
  ])('an id that is not there is a 404: %s', async (path) => {
    expect(await at.call(path)).toMatchObject({ status: 404, body: { Message: 'Not found.' } });
  });
});

import { createRoute, z } from '@hono/zod-openapi';
import { Answer, NO_DATE } from '../answers';
import { ASSOCIATION } from '../backoffice/page';
import { accountNumber, type Contact, MEMBERSHIP_STATUSES, PERSON } from '../members';
import { WHOLE } from '../paging';
import { DATE_FORMS, type DateForm, type Profile } from '../profile';
import type { Store } from '../store';
import { membershipName, membershipsOf } from './contacts';
import { type App, ERRORS, json, MOST_ROWS, marked, Paging, slice } from './route';

const Claims = z.object({ Claims: z.array(z.object({ Name: z.string(), Value: z.string() })) }).openapi('Claims');

const Change = z
  .object({
    ContactId: z.int(),
    Name: z.string(),
    FirstName: z.string(),
    LastName: z.string(),
    Status: z.string(),
    AccountNumber: z.string(),
    RealEstateEditionFields: z
      .object({ NRDSMemberId: z.string(), MLSId: z.string(), MLSOfficeId: z.string() })
      .nullable(),
    Memberships: z.array(
      z.object({
        MembershipType: z.string(),
        MembershipStatus: z.string(),
        StartDate: z.string(),
        ExpirationDate: z.string(),
      }),
    ),
    Emails: z.array(z.object({ Email: z.string(), IsPrimary: z.boolean() })),
    Phones: z.array(z.object({ Phone: z.string(), IsPrimary: z.boolean() })),
    Addresses: z.array(z.object({ Address: z.string(), IsPrimary: z.boolean() })),
  })
  .openapi('Change');

const claims = createRoute({
  ...marked({ certainty: 'CONFIRMED', permission: null, summary: 'Who the caller is; any good key' }),
  method: 'get',
  path: '/api/contacts/root/claims',
  responses: { 200: json(Claims, 'The names of the claims are INVENTED'), ...ERRORS },
});
const changes = createRoute({
  ...marked({
    certainty: 'USED',
    permission: 'contacts.read',
    needs: ['changesSince'],
    summary: 'Everybody who was added or changed since a moment, with the member ID',
  }),
  method: 'get',
  path: '/api/realestate/contacts/getchangessince/{utc}',
  request: { params: z.object({ utc: z.string() }), query: Paging.extend({ options: z.string().optional() }) },
  responses: {
    200: json(z.object({ Changes: z.array(Change) }), 'In the order of ContactId'),
    ...ERRORS,
    500: { ...ERRORS[400], description: 'The moment could not be read' },
  },
});

/** What has become known of real tenants since: who a key belongs to, and every member in one sweep. */
export function changesRoutes(app: App, store: Store): void {
  app.openapi(claims, (c) => c.json({ Claims: [...CLAIMS] }, 200));
  app.openapi(changes, (c) => {
    const { changesSince } = store.profile;
    const { rows, dates } = changesSince || { rows: 'all', dates: [] };
    const since = momentIn(dates, c.req.valid('param').utc);
    const asked = slice(c.req.valid('query'));
    const page = { all: WHOLE, paged: asked, capped: { skip: 0, take: MOST_ROWS } }[rows];
    return c.json(
      { Changes: store.contactsChangedSince(since, page).map((one) => changeRow(store.profile, one)) },
      200,
    );
  });
}

const CLAIMS = [
  { Name: 'TenantName', Value: ASSOCIATION },
  { Name: 'TenantHost', Value: 'demo.growthzoneapp.com' },
  { Name: 'Edition', Value: 'Real Estate' },
] as const;

const DATE = {
  '2025-12-16T182425Z': /^(\d{4})-(\d\d)-(\d\d)t(\d\d)(\d\d)(\d\d)z$/i,
  '2025-12-16T182425': /^(\d{4})-(\d\d)-(\d\d)t(\d\d)(\d\d)(\d\d)$/i,
  '20251216T182425Z': /^(\d{4})(\d\d)(\d\d)t(\d\d)(\d\d)(\d\d)z$/i,
} as const satisfies Record<DateForm, RegExp>;

/** The moment of an address. A form that is not read here is a 500 with the framework's own words (USED). */
function momentIn(forms: readonly DateForm[], text: string): number {
  const form = DATE_FORMS.find((one) => forms.includes(one) && DATE[one].test(text));
  const iso = form && text.replace(DATE[form], '$1-$2-$3T$4:$5:$6Z');
  const moment = iso === undefined ? Number.NaN : Date.parse(iso);
  if (Number.isNaN(moment)) {
    throw new Answer(500, {
      Message: 'An error has occurred.',
      ExceptionMessage: 'String was not recognized as a valid DateTime.',
      ExceptionType: 'System.FormatException',
    });
  }
  return moment;
}

function changeRow(profile: Profile, contact: Contact): z.input<typeof Change> {
  const isMember = contact.realEstateTab === 1;
  return {
    ContactId: contact.contactId,
    Name: contact.name,
    FirstName: contact.firstName,
    LastName: contact.lastName,
    Status: MEMBERSHIP_STATUSES[contact.membershipStatus] ?? '',
    AccountNumber: accountNumber(profile, contact),
    // Offices have MLS numbers of their own, which is what a reader of these fields must not take for a member ID.
    RealEstateEditionFields: isMember
      ? { NRDSMemberId: contact.memberId, MLSId: `M${contact.contactId}`, MLSOfficeId: officeId(contact) }
      : contact.kind === PERSON
        ? null
        : { NRDSMemberId: '', MLSId: '', MLSOfficeId: `F${contact.contactId}` },
    Memberships: membershipsOf(contact).map(({ Status, StartDate }) => ({
      MembershipType: membershipName(contact),
      MembershipStatus: Status,
      StartDate,
      ExpirationDate: NO_DATE,
    })),
    Emails: contact.email === '' ? [] : [{ Email: contact.email, IsPrimary: true }],
    Phones: [],
    Addresses: [],
  };
}

function officeId({ organizationId }: Contact): string {
  return organizationId === null ? '' : `F${organizationId}`;
}

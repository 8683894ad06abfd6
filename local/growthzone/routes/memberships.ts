import { createRoute, z } from '@hono/zod-openapi';
import { MEMBERSHIP_STATUSES } from '../members';
import type { Slice } from '../paging';
import type { Store } from '../store';
import { membershipName, membershipTypeId } from './contacts';
import { type App, ERRORS, json, marked, Paging, results, slice } from './route';

const MembershipRow = z
  .object({
    ContactId: z.int(),
    Name: z.string(),
    Type: z.string(),
    MembershipTypeId: z.int(),
    MembershipStatusTypeId: z.int(),
    Status: z.string(),
  })
  .openapi('MembershipRow');

const shared = {
  ...marked({ certainty: 'USED', permission: 'memberships.read', summary: 'Memberships; filters are ignored' }),
  path: '/api/memberships/all',
  request: { query: Paging },
  responses: { 200: json(results(MembershipRow), 'A page'), ...ERRORS },
} as const;
const read = createRoute({ ...shared, method: 'get' });
/** Takes any body, reads none of it (USED, proven: filters in the body are ignored). */
const ask = createRoute({ ...shared, method: 'post' });

export function membershipRoutes(app: App, store: Store): void {
  app.openapi(read, (c) => c.json(page(store, slice(c.req.valid('query'))), 200));
  app.openapi(ask, (c) => c.json(page(store, slice(c.req.valid('query'))), 200));
}

function page(store: Store, wanted: Slice) {
  const { rows, total } = store.memberships(wanted);
  return {
    Results: rows.map((contact) => ({
      ContactId: contact.contactId,
      Name: contact.name,
      Type: membershipName(contact),
      MembershipTypeId: membershipTypeId(contact),
      MembershipStatusTypeId: contact.membershipStatus,
      Status: MEMBERSHIP_STATUSES[contact.membershipStatus] ?? '',
    })),
    TotalRecordAvailable: total,
  };
}

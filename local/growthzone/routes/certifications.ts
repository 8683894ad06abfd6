import { createRoute, z } from '@hono/zod-openapi';
import { NO_DATE, noSuchId } from '../answers';
import { activityDate } from '../moments';
import type { Store } from '../store';
import { type App, ERRORS, idParam, json, marked, Paging, results, slice } from './route';

/** Status 4 is active (2ND-HAND). */
const ACTIVE = { Status: 4, StatusText: 'Active' };

const ContactCertification = z
  .object({
    CertificationContactId: z.int(),
    CertificationTypeId: z.int(),
    CertificationName: z.string(),
    Status: z.int(),
    StatusText: z.string(),
  })
  .openapi('ContactCertification');
const Enrolment = z
  .object({
    ContactId: z.int(),
    ContactName: z.string(),
    CertificationContactId: z.int(),
    CertificationName: z.string(),
  })
  .openapi('Enrolment');
const Progress = z
  .object({
    ListViewItems: z.array(
      z.object({
        CertificationComponentId: z.int(),
        Name: z.string(),
        Completed: z.boolean(),
        ActivityDate: z.string(),
        HoursEarned: z.number(),
      }),
    ),
  })
  .openapi('Progress');

const permission = 'certifications.read';
const needs = ['certificationModule'] as const;

const ofContact = createRoute({
  ...marked({ certainty: 'USED', permission, needs, summary: "A contact's certifications" }),
  method: 'get',
  path: '/api/contactoverview/{contactId}/certifications',
  request: { params: idParam('contactId') },
  responses: { 200: json(z.array(ContactCertification), 'A bare array'), ...ERRORS },
});
const everybody = createRoute({
  ...marked({ certainty: 'USED', permission, needs, summary: "Everyone's enrolments" }),
  method: 'get',
  path: '/api/certifications/contacts',
  request: { query: Paging },
  responses: { 200: json(results(Enrolment), 'A page'), ...ERRORS },
});
const progress = createRoute({
  ...marked({ certainty: 'USED', permission, needs, summary: "An enrolment's components, completed or not" }),
  method: 'get',
  path: '/api/certifications/progress/{certificationContactId}',
  request: { params: idParam('certificationContactId'), query: Paging },
  responses: { 200: json(Progress, 'A page without a total'), ...ERRORS },
});

export function certificationRoutes(app: App, store: Store): void {
  app.openapi(ofContact, (c) => {
    const { contactId } = c.req.valid('param');
    if (!store.contact(contactId)) throw noSuchId('contact', contactId);
    const certifications = store.enrolmentsOf(contactId).map((enrolment) => ({
      CertificationContactId: enrolment.certificationContactId,
      CertificationTypeId: enrolment.certificationId,
      CertificationName: enrolment.certificationName,
      ...ACTIVE,
    }));
    return c.json(certifications, 200);
  });
  app.openapi(everybody, (c) => {
    const { rows, total } = store.enrolments(slice(c.req.valid('query')));
    const Results = rows.map((enrolment) => ({
      ContactId: enrolment.contactId,
      ContactName: enrolment.contactName,
      CertificationContactId: enrolment.certificationContactId,
      CertificationName: enrolment.certificationName,
    }));
    return c.json({ Results, TotalRecordAvailable: total }, 200);
  });
  app.openapi(progress, (c) => {
    const { certificationContactId } = c.req.valid('param');
    const components = store.progress(certificationContactId, slice(c.req.valid('query')));
    if (!components) throw noSuchId('enrolment', certificationContactId);
    const ListViewItems = components.map((component) => ({
      CertificationComponentId: component.componentId,
      Name: component.name,
      Completed: component.activityDate !== null,
      ActivityDate: component.activityDate === null ? NO_DATE : activityDate(store.profile, component.activityDate),
      HoursEarned: component.hours,
    }));
    return c.json({ ListViewItems }, 200);
  });
}

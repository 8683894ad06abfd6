import type { Client, Reply } from './client';
import { readAll } from './paging';
import { day, rowsOf, whole } from './shapes';

/** Whether a component is completed, and when. */
export interface ComponentCompletion {
  readonly completed: boolean;
  /** `YYYY-MM-DD`, or empty. */
  readonly date: string;
}

/** Everyone's enrolments, by contact (USED). */
export function readEnrolments(client: Client): Reply<ReadonlyMap<number, readonly number[]>> {
  const rows = readAll(client, 'enrolments', {}, '');
  if (!rows.ok) return rows;
  const byContact = new Map<number, number[]>();
  for (const row of rows.value) {
    const contactId = whole(row, 'ContactId');
    const known = byContact.get(contactId);
    if (known) known.push(whole(row, 'CertificationContactId'));
    else byContact.set(contactId, [whole(row, 'CertificationContactId')]);
  }
  return { ok: true, value: byContact };
}

/** One contact's enrolments (USED). */
export function readEnrolmentsOf(client: Client, contactId: number): Reply<readonly number[]> {
  const reply = client.read('contactEnrolments', { contactId });
  if (!reply.ok) return reply;
  const rows = rowsOf(reply.value) ?? [];
  return { ok: true, value: rows.map((row) => whole(row, 'CertificationContactId')) };
}

/** A component's completion under an enrolment (USED); undefined where the enrolment does not have that component. */
export function readCompletion(
  client: Client,
  certificationContactId: number,
  componentId: number,
): Reply<ComponentCompletion | undefined> {
  const reply = client.read('progress', { certificationContactId }, { $skip: 0, $top: 100 });
  if (!reply.ok) return reply;
  const rows = rowsOf(reply.value);
  if (!rows)
    return {
      ok: false,
      refusal: { kind: 'unreadable', message: 'GrowthZone answered the progress with something that is no list.' },
    };
  const row = rows.find((item) => whole(item, 'CertificationComponentId') === componentId);
  return { ok: true, value: row && { completed: row['Completed'] === true, date: day(row, 'ActivityDate') } };
}

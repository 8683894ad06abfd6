import type { Client, Reply } from './client';
import { lacks, notList, PAGE, readAll, readPage } from './paging';
import { unreadable } from './refusal';
import { calendarDay, flag, rowsOf, whole } from './shapes';

/** Whether a component is completed, and when. */
export interface ComponentCompletion {
  readonly completed: boolean;
  /** `YYYY-MM-DD`, or empty. Whether GrowthZone answers a date or a moment, and of which day, is UNKNOWN. */
  readonly date: string;
}

/**
 * Everyone's enrolments (CertificationContactIds) by ContactId (USED). Undefined where the list has more pages than
 * there are `people` to know it of: each of them is then asked for alone.
 */
export function readEnrolments(
  client: Client,
  people: number,
): Reply<ReadonlyMap<number, readonly number[]> | undefined> {
  const first = readPage(client, 'enrolments', {}, '', 0);
  if (!first.ok) return first;
  if (Math.ceil((first.value.total ?? 0) / PAGE) > Math.max(1, people)) return { ok: true, value: undefined };
  const rows = readAll(client, 'enrolments', {}, '', first.value);
  if (!rows.ok) return rows;
  const byContact = new Map<number, number[]>();
  for (const row of rows.value) {
    const contactId = whole(row, 'ContactId');
    const enrolmentId = whole(row, 'CertificationContactId');
    if (contactId <= 0 || enrolmentId <= 0) return lacks('enrolments', 'ContactId or CertificationContactId');
    const known = byContact.get(contactId);
    if (known) known.push(enrolmentId);
    else byContact.set(contactId, [enrolmentId]);
  }
  return { ok: true, value: byContact };
}

/** One contact's enrolments (USED; its fields 2ND-HAND). */
export function readEnrolmentsOf(client: Client, contactId: number): Reply<readonly number[]> {
  const reply = client.read('contactCertifications', { contactId });
  if (!reply.ok) return reply;
  const rows = rowsOf(reply.value);
  if (!rows) return notList('contactCertifications');
  const ids = rows.map((row) => whole(row, 'CertificationContactId'));
  return ids.some((id) => id <= 0)
    ? lacks('contactCertifications', 'CertificationContactId')
    : { ok: true, value: ids };
}

/** A component's completion under an enrolment (USED); undefined where the enrolment does not have that component. */
export function readCompletion(
  client: Client,
  certificationContactId: number,
  componentId: number,
): Reply<ComponentCompletion | undefined> {
  // Not readAll: the list gives no total, and its closing empty page would double the requests of a run.
  let first = '';
  for (let skip = 0; ; ) {
    const page = readPage(client, 'progress', { certificationContactId }, '', skip);
    if (!page.ok) return page;
    const { rows } = page.value;
    const row = rows.find((item) => whole(item, 'CertificationComponentId') === componentId);
    if (row) {
      const completed = flag(row, 'Completed');
      if (completed !== undefined)
        return { ok: true, value: { completed, date: calendarDay(row, 'ActivityDate', client.dayOf) } };
      return unreadable(
        `GrowthZone does not say whether component ${componentId} is completed under enrolment ${certificationContactId}. Look there by hand.`,
      );
    }
    const start = JSON.stringify(rows[0] ?? null);
    // A server that gives all rows whatever `$skip` says has been searched to its end by now.
    if (rows.length === 0 || start === first) return { ok: true, value: undefined };
    first = start;
    skip += rows.length;
  }
}

import { grouped, success } from '../roster';
import type { Client, Reply } from './client';
import { PAGE, readAll, readPage, readRows, withIds } from './paging';
import { unreadable } from './refusal';
import { calendarDay, flag, whole } from './shapes';

/** Whether a component is completed, and when. */
export interface ComponentCompletion {
  readonly completed: boolean;
  /** `YYYY-MM-DD`, or empty. Whether GrowthZone answers a date or a moment, and of which day, is UNKNOWN. */
  readonly date: string;
}

/** The id of an enrolment. */
const ENROLMENT = 'CertificationContactId';

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
  if (Math.ceil((first.value.total ?? 0) / PAGE) > Math.max(1, people)) return success(undefined);
  const rows = readAll(client, 'enrolments', {}, '', { first: first.value });
  if (!rows.ok) return rows;
  const named = withIds(withIds(rows, 'enrolments', 'ContactId'), 'enrolments', ENROLMENT);
  if (!named.ok) return named;
  const byContact = grouped(named.value, (row) => whole(row, 'ContactId'));
  return success(
    new Map([...byContact].map(([contactId, own]) => [contactId, own.map((row) => whole(row, ENROLMENT))])),
  );
}

/** One contact's enrolments (USED; its fields 2ND-HAND). */
export function readEnrolmentsOf(client: Client, contactId: number): Reply<readonly number[]> {
  const read = readRows(client, 'contactCertifications', { contactId });
  const rows = withIds(read, 'contactCertifications', ENROLMENT);
  return rows.ok ? success(rows.value.map((row) => whole(row, ENROLMENT))) : rows;
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
      if (completed !== undefined) return success({ completed, date: calendarDay(row, 'ActivityDate', client.dayOf) });
      return unreadable(
        `GrowthZone does not say whether enrolment ${certificationContactId} has completed component ${componentId}. Look there.`,
      );
    }
    const start = JSON.stringify(rows[0] ?? null);
    // A server that gives all rows whatever `$skip` says has been searched to its end by now.
    if (rows.length === 0 || start === first) return success(undefined);
    first = start;
    skip += rows.length;
  }
}

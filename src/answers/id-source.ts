import { loadAll, loadCursor } from '../google/member-cache';
import type { DirectoryCursor } from '../google/stored-values';
import { loadSettings } from '../google/stores';
import { type Client, idSource, type MemberIdSource, REAL_ESTATE, type Reply, readChanges } from '../growthzone';
import { success } from '../roster';

/** Clocks differ, and a moment without a zone may be taken for local time. */
const MARGIN_MS = 86_400_000;

/** Who was added or changed since the directory was read. */
export const readSince = (client: Client, { at, form }: DirectoryCursor) => readChanges(client, at - MARGIN_MS, form);

/**
 * By what a contact's own ID is looked up during a run. No card shows the Real Estate fields: there it is what changed since
 * the directory was read, read once, or else what the directory has.
 */
export function sourceNow(client: Client): MemberIdSource {
  const { memberIdSource } = loadSettings();
  const cursor = loadCursor(client.tenant);
  if (memberIdSource || cursor?.source !== REAL_ESTATE) return idSource(memberIdSource || cursor?.source || undefined);
  let known: Reply<ReadonlyMap<number, string>> | undefined;
  const read = (): Reply<ReadonlyMap<number, string>> => {
    const changes = readSince(client, cursor);
    if (!changes.ok) return changes;
    const all = [...(loadAll(client.tenant, cursor) ?? []), ...changes.value.members];
    return success(new Map(all.map(({ contactId, memberId }) => [contactId, memberId])));
  };
  return {
    in: 'RealEstate',
    idOf: (contactId) => {
      known ??= read();
      return known.ok ? success(known.value.get(contactId) ?? '') : known;
    },
  };
}

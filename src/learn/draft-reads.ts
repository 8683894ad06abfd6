import type { ReadTemplate, Templates } from '../growthzone';
import type { Asked } from './asked';
import { newNotes } from './draft';
import type { Attendance, Findings } from './drafts';
import { asksForPlace, isPart } from './paging';
import { attendeeFields, componentsRead, idsOf, type ListKind, requestOfRead, totalOf, typesRead } from './reads';
import { isStatusName, isStatusWord, said } from './rows';
import { NONE, statusText } from './words';
import type { SeenList, World } from './world';

type Reading = Pick<Findings, 'exchanges' | 'world' | 'asked' | 'save'> & {
  readonly kinds: readonly ListKind[];
  readonly attendance: Attendance | undefined;
  readonly saveText: string;
};

/** What reads are learned; `isHalf` where a list of attendees comes in parts that the add-on could not ask for. */
export function draftReads({ exchanges, world, asked, kinds, save, attendance, saveText }: Reading): {
  readonly reads: Templates['reads'];
  readonly isHalf: boolean;
} {
  const named = new Set(save?.write.parts.flatMap((part) => [...part.values()].map(said)) ?? []);
  let isHalf = false;
  const draft = (name: 'attendeesSummary' | 'attendanceRead', { seen }: ListKind): ReadTemplate | undefined => {
    // One that asks for a page says how; else the fullest answer shows the most.
    const one = [...seen].sort(
      (a, b) =>
        Number(asksForPlace(b.exchange)) - Number(asksForPlace(a.exchange)) ||
        b.attendees.list.rows.length - a.attendees.list.rows.length,
    )[0];
    const ids = one && idsOf(one.attendees, world, named);
    if (one === undefined || ids === undefined || one.exchange.answer.is !== 'json') return undefined;
    const own = newNotes();
    const request = requestOfRead(name, one.exchange, { world, chosen: asked.chosen, notes: own });
    if (own.flaw !== '' || !/\{event(Detail)?Id[:}]/.test(JSON.stringify(request))) return undefined;
    const status = statusPath(name, one, asked);
    if (status === undefined) return undefined;
    const { list } = one.attendees;
    const total = totalOf(one.exchange.answer.value, list);
    if (total === undefined && isPart(request, one.exchange.answer.value)) {
      isHalf = true;
      return undefined;
    }
    return {
      request,
      rows: list.path,
      ...(total && { total }),
      fields: { ...attendeeFields(one.attendees, ids), status },
    };
  };
  const rated = kinds
    .map((kind) => ({ kind, score: summaryScore(kind, world) - (kind.key === attendance?.kind.key ? 2 : 0) }))
    .sort((a, b) => b.score - a.score);
  let summary: { readonly kind: ListKind; readonly read: ReadTemplate } | undefined;
  for (const { kind } of rated) {
    const read = draft('attendeesSummary', kind);
    summary = read && { kind, read };
    if (summary) break;
  }
  // Another list is whole.
  if (summary) isHalf = false;
  const stamps = Object.fromEntries(
    (attendance?.stamps ?? [])
      .filter(({ hole }) => new RegExp(`\\{${hole.replace('.', '[.]')}[:}]`).test(saveText))
      .map(({ hole, path }) => [hole.replace(/^stamp\./, ''), path]),
  );
  const isOwn = attendance && (attendance.kind.key !== summary?.kind.key || Object.keys(stamps).length > 0);
  const attendanceRead = isOwn ? draft('attendanceRead', attendance.kind) : undefined;
  const drafting = { world, chosen: asked.chosen, notes: newNotes() };
  const registrationTypes = typesRead(exchanges, drafting);
  const eventComponents = componentsRead(exchanges, drafting);
  const reads = {
    ...(summary?.read && { attendeesSummary: summary.read }),
    ...(registrationTypes && { registrationTypes }),
    ...(eventComponents && { eventComponents }),
    ...(attendanceRead && { attendanceRead: { ...attendanceRead, ...(Object.keys(stamps).length > 0 && { stamps }) } }),
  };
  return { reads, isHalf };
}

/** Where the rows say the status: by its name, by words, or as a person says; undefined where nothing does. */
function statusPath(
  name: 'attendeesSummary' | 'attendanceRead',
  { attendees: { list, status, statuses } }: SeenList,
  asked: Asked,
): string | undefined {
  const isSure = isStatusName(status) || list.rows.every((row) => isStatusWord(row.get(status)));
  if (statuses.length === 1 && isSure) return status;
  const answer = asked.ask(`${name}.status`, statusText(name), [...statuses, NONE]);
  return answer === NONE ? undefined : answer;
}

function summaryScore({ seen }: ListKind, world: World): number {
  const most = Math.max(...seen.map(({ attendees }) => attendees.list.rows.length));
  const [one] = [...seen].filter(({ attendees }) => attendees.list.rows.length === most);
  if (one === undefined) return 0;
  const { attendees, exchange } = one;
  const parts = [...exchange.path.split('/'), ...exchange.query.map(([, text]) => text)];
  return (
    (isStatusName(attendees.status) || attendees.list.rows.every((row) => isStatusWord(row.get(attendees.status)))
      ? 4
      : 0) +
    (attendees.contactIds.length > 0 ? 3 : 0) +
    (attendees.at.fullName || attendees.at.lastName || attendees.at.lastFirst ? 1 : 0) +
    (attendees.at.email ? 1 : 0) +
    (exchange.method === 'GET' ? 1 : 0) +
    (exchange.answer.is === 'json' && totalOf(exchange.answer.value, attendees.list) ? 1 : 0) +
    (parts.some((part) => world.eventIds.has(part) || world.detailIds.has(part)) ? 2 : 0)
  );
}

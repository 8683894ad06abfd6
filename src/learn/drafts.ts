import type { RequestTemplate, Templates, WriteTemplate } from '../growthzone';
import { failure, type Result, success } from '../roster';
import type { Asked } from './asked';
import type { Notes } from './draft';
import { draftReads } from './draft-reads';
import type { Exchange } from './exchange';
import type { FoundImport } from './find';
import type { FoundSave } from './find-save';
import type { Source } from './holes';
import { type ListKind, listKinds, rowsFor, sourcesOf } from './reads';
import { plainName, type Scalar, said } from './rows';
import { namesPeople, saysHowMany, unfitOf } from './unfit';
import { GUIDS, IMPORT, SAVE, unlearnable, WHY } from './unread';
import type { SeenList, World } from './world';
import { answerOf, isJob, mostIn, outcomeOf, requestsOf, type Write } from './writes';

const refused = (message: string) => failure('bad-recording', message);

export interface Findings {
  readonly exchanges: readonly Exchange[];
  readonly world: World;
  readonly asked: Asked;
  readonly notes: Notes;
  readonly sent: readonly Write[];
  /** Undefined where the recording shows a save alone. */
  readonly imports: FoundImport | undefined;
  readonly save: FoundSave | undefined;
}

const HALF =
  'The list of attendees in this recording comes in parts, and nothing shows how the add-on could ask for the next one: record a longer list with its second page, or do it by hand.';

const FLAWS: Readonly<Record<string, string>> = {
  ...WHY,
  guid: GUIDS,
  event:
    'it names its event neither in its address nor in what it sends, but in a header or by the page before: import by hand',
  date: 'its address has a date, which the add-on does not fill: do it by hand',
  made: 'its address has a value that looks made for one session: do it by hand',
  count: 'it says how many people are in it, which the add-on does not fill: record it once more with one person',
  columns: 'its file has no columns in which people are named: save it with commas, semicolons or tabs between them',
  whole: 'it saves the whole event with its name and its dates: do it by hand',
  path: 'its address names something that no answer of the recording explains',
  parts: 'it sends parts without a file',
  names: 'its fields name people in a way that no answer of the recording explains',
};

export function draftAll({
  exchanges,
  world,
  asked,
  notes,
  sent,
  imports,
  save,
}: Findings): Result<Pick<Templates, 'reads' | 'writes'>> {
  const { chosen } = asked;
  const failed = sent.filter(({ exchange }) => exchange.status >= 400);
  const drafting = { world, chosen, notes, seen: undefined, stamps: [], exchanges };
  const importAttendees = imports && draftImport(imports, drafting, failed);
  if (importAttendees && 'flaw' in importAttendees)
    return refused(unlearnable(IMPORT, FLAWS[importAttendees.flaw] ?? importAttendees.flaw));
  const kinds = listKinds(world);
  const attendance = save && attendanceKind(kinds, save.write);
  const seen = attendance?.seen ?? (save && latest(kinds, save.write));
  const stamps = attendance?.stamps ?? [];
  const saved = save && draftSave(save, { ...drafting, seen, stamps });
  if (saved && 'flaw' in saved) return refused(unlearnable(SAVE, FLAWS[saved.flaw] ?? saved.flaw));
  const savedAnswer = save && answerOf(save.write.exchange, world);
  const attendanceSave: WriteTemplate | undefined = saved && {
    requests: saved.requests,
    perRequest: saysHowMany(save.write) ? 1 : mostIn(save.alike, failed, exchanges),
    ...(savedAnswer && { answer: savedAnswer }),
  };
  const { reads, isHalf } = draftReads({
    exchanges,
    world,
    asked,
    kinds,
    save,
    attendance,
    saveText: JSON.stringify(attendanceSave ?? ''),
  });
  if (isHalf) return refused(HALF);
  return success({
    reads,
    writes: { ...(importAttendees && { importAttendees }), ...(attendanceSave && { attendanceSave }) },
  });
}

/** By its own number, or by one of its registration types in the address. */
const namesEvent = (requests: readonly RequestTemplate[]): boolean =>
  /\{event(Detail)?Id[:}]/.test(JSON.stringify(requests)) ||
  requests.some(({ path }) => path.includes('{registrationTypeId'));

const isOfHeader = ({ exchange: { inHeaders } }: Write, { eventIds, detailIds }: World): boolean =>
  inHeaders.some((number) => eventIds.has(number) || detailIds.has(number));

type Drafting = Omit<Parameters<typeof requestsOf>[1], 'purpose'>;

function draftImport(
  { chain, alike, statusName }: FoundImport,
  drafting: Drafting,
  failed: readonly Write[],
): WriteTemplate | { readonly flaw: string } {
  const requests = requestsOf(chain.writes, { ...drafting, purpose: 'import', statusName });
  const { flaw } = drafting.notes;
  if (flaw !== '') return { flaw };
  if (!namesEvent(requests) || chain.writes.some((one) => isOfHeader(one, drafting.world))) return { flaw: 'event' };
  const unfit = chain.writes.map((one) => unfitOf(one, requests)).find((one) => one !== '');
  if (unfit !== undefined) return { flaw: unfit };
  if (!namesPeople(requests)) return { flaw: 'columns' };
  const last = chain.writes[chain.writes.length - 1]?.exchange;
  const outcome = last && outcomeOf(last);
  const takesMinutes = chain.polls.length > 0 || (last && outcome && isJob(last, outcome));
  const answer = last && chain.polls.length === 0 ? answerOf(last, drafting.world) : undefined;
  return {
    requests,
    perRequest: chain.writes.some(saysHowMany) ? 1 : mostIn(alike, failed, drafting.exchanges),
    ...(takesMinutes && { takesMinutes: true as const }),
    ...(answer && { answer }),
  };
}

function draftSave(
  { write, statusName }: FoundSave,
  drafting: Drafting,
): { readonly requests: readonly RequestTemplate[] } | { readonly flaw: string } {
  const requests = requestsOf([write], { ...drafting, purpose: 'save', statusName });
  const { flaw } = drafting.notes;
  if (flaw !== '') return { flaw };
  const unfit = unfitOf(write, requests);
  if (unfit !== '') return { flaw: unfit };
  const text = JSON.stringify(requests);
  if (!/\{(attendeeId|contactId|seen\.)/.test(text) || !text.includes('{status')) return { flaw: 'names' };
  return { requests };
}

export interface Attendance {
  readonly kind: ListKind;
  readonly seen: SeenList;
  readonly stamps: readonly Source[];
}

/** The read just before the save that gave its stamp, or that is called so. */
function attendanceKind(kinds: readonly ListKind[], save: Write): Attendance | undefined {
  const rated = kinds.flatMap((kind) => {
    const seen = latest([kind], save);
    if (seen === undefined) return [];
    const stamps = sourcesOf('stamp', seen.exchange, () => true);
    const outside = [...outsideOf(save)];
    const named = stamps.filter(({ path, value }) =>
      outside.some(([name, one]) => plainName(name) === plainName(path) && said(one as Scalar) === said(value)),
    ).length;
    const isCalled = /attendance|checkin|rollcall|noshow/.test(kind.key.replace(/\W/g, ''));
    const has = new Set(
      seen.attendees.list.rows.flatMap((row) => seen.attendees.attendeeIds.map((path) => said(row.get(path)))),
    );
    const met = save.parts.some((part) => [...part.values()].some((value) => has.has(said(value))));
    return [{ kind, seen, stamps, score: named * 2 + (isCalled ? 1.5 : 0) + (met ? 0.5 : 0) }];
  });
  const best = rated.sort((a, b) => b.score - a.score)[0];
  return best !== undefined && best.score >= 1.5 ? best : undefined;
}

/** What a save says outside of what it says of each person. */
function outsideOf({ exchange: { body } }: Write): ReadonlyMap<string, unknown> {
  if (body.is === 'json' && typeof body.value === 'object' && body.value !== null && !Array.isArray(body.value))
    return new Map(Object.entries(body.value));
  return new Map(body.is === 'form' || body.is === 'multipart' ? body.fields : []);
}

/** The last list with the save's people before it; the first after it where there is none before. */
function latest(kinds: readonly ListKind[], { exchange, people }: Write): SeenList | undefined {
  const all = kinds
    .flatMap(({ seen }) => seen)
    .filter(({ attendees }) => rowsFor(people, attendees).some((row) => row !== undefined));
  const before = all.filter((one) => one.exchange.at < exchange.at).sort((a, b) => b.exchange.at - a.exchange.at);
  return before[0] ?? all[0];
}

import type { RequestTemplate, WriteTemplate } from '../growthzone';
import { namesEverybody, namesLeftOut } from '../roster';
import { type Chosen, draftRequest, type Notes } from './draft';
import { type Each, eachOf, partsOf, peopleOf, wholeOf } from './each';
import type { Exchange } from './exchange';
import type { Source } from './holes';
import { type Person, roleOfName } from './people';
import { maskedPath, rowsFor, sceneOf, sourcesOf } from './reads';
import { type Flat, flat, isStatusName, isStatusWord, listsIn, plainName, type Scalar, said, statusOf } from './rows';
import { looksMade } from './secrets';
import type { SeenList, World } from './world';

/** A request that changes something, and what can be seen of it. */
export interface Write {
  readonly exchange: Exchange;
  readonly each: Each | undefined;
  readonly parts: readonly Flat[];
  readonly people: readonly (Person | undefined)[];
  /** The status of people that it names, by number: of each person, and of the whole request. */
  readonly statuses: ReadonlySet<number>;
  /** A tick such as `attended: true`. */
  readonly isTicked: boolean;
  /** Whether it is of everybody in the event, or of everybody but those whom it names. */
  readonly isOfAll: boolean;
  /** The same request, of whatever event and person. */
  readonly key: string;
}

/** A tick under such a name says that somebody was there. */
export const PRESENT = /attended|present|showed|checkedin/;

export function writeFrom(exchange: Exchange, world: World): Write {
  const each = eachOf(exchange, world);
  const parts = each ? partsOf(each, exchange) : [];
  const all = [
    ...[...wholeOf(exchange)].map(([name, value]) => [name.replace(/^\/\d+\//, ''), value] as const),
    ...parts.flatMap((part) => [...part]),
  ];
  const isStatus = ([name, value]: readonly [string, Scalar]) =>
    isStatusWord(value) ? !/^(columns|mapping|map)\b/i.test(name) : isStatusName(name) && statusOf(value) !== undefined;
  return {
    exchange,
    each,
    parts,
    people: peopleOf(parts, world, exchange.at),
    statuses: new Set(all.filter(isStatus).flatMap(([, value]) => statusOf(value) ?? [])),
    isTicked: all.some(([name, value]) => value === true && PRESENT.test(plainName(name))),
    isOfAll:
      (each?.is === 'list' && namesLeftOut(each.path)) ||
      all.some(
        ([name, value]) =>
          (isYes(value) && namesEverybody(name)) ||
          (typeof value !== 'boolean' && namesLeftOut(name) && each?.is !== 'file'),
      ),
    key: `${exchange.method} ${maskedPath(exchange.path)}`,
  };
}

const isYes = (value: Scalar): boolean => /^(true|1|yes|on)$/i.test(said(value));

export const REGISTERED = 4;
export const ATTENDED = 5;

export const marksAttended = ({ statuses, isTicked }: Write): boolean => statuses.has(ATTENDED) || isTicked;

/** Whether a write brings people in: by a file, or by rows that tell who they are. */
export function bringsPeople({ each, parts, people }: Write): boolean {
  if (each === undefined) return false;
  if (each.is === 'file') return true;
  return parts.some((part, index) => {
    // A new attendance has no id yet, which some write as 0.
    const roles = [...part].filter(([, value]) => !/^0?$/.test(said(value))).map(([name]) => roleOfName(name));
    if (roles.includes('attendeeId')) return false;
    if (
      people[index]?.attendeeId !== undefined &&
      [...part.values()].some((value) => said(value) === people[index]?.attendeeId)
    )
      return false;
    return roles.some(
      (role) =>
        role === 'lastName' || role === 'email' || role === 'memberId' || role === 'fullName' || role === 'contactId',
    );
  });
}

const FAILED_WORD = /^(fail|error|reject|abort|cancel|invalid)/i;

/** What an answer says of the outcome: how many were taken and refused, and whether it failed; undefined where it does not. */
export interface Outcome {
  readonly taken: number | undefined;
  readonly refused: number | undefined;
  readonly hasFailed: boolean;
}

const TAKEN =
  /^(imported|accepted|succeeded|success(ful)?|added|created|registered|inserted|processed|taken|saved|updated)(rows|count|attendees|people|records)?$/;
const REFUSED =
  /^(rejected|refused|failed|failures?|errors?|invalid|skipped|notimported)(rows|count|attendees|people|records)?$/;

export function outcomeOf({ answer }: Exchange): Outcome {
  if (answer.is !== 'json') return { taken: undefined, refused: undefined, hasFailed: false };
  const value = answer.value;
  const scalars = [...flat(value)];
  const count = (names: RegExp): number | undefined => {
    const numbers = scalars.flatMap(([path, one]) =>
      names.test(plainName(path)) && typeof one === 'number' ? one : [],
    );
    const arrays = membersOf(value).flatMap(([name, one]) =>
      names.test(plainName(name)) && Array.isArray(one) ? one.length : [],
    );
    const all = [...numbers, ...arrays];
    return all.length > 0 ? Math.max(...all) : undefined;
  };
  const hasFailed = scalars.some(
    ([path, one]) =>
      (/^(is)?(success|ok|succeeded)$/.test(plainName(path)) && one === false) ||
      (/status$|state$|result$/.test(plainName(path)) && typeof one === 'string' && FAILED_WORD.test(one)),
  );
  return { taken: count(TAKEN), refused: count(REFUSED), hasFailed };
}

/** Every member of an answer outside of its lists, by dot path. */
function membersOf(value: unknown, path = ''): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const own = path === '' ? name : `${path}.${name}`;
    return [[own, inner] as const, ...membersOf(inner, own)];
  });
}

/** Whether nobody came in by it. */
export const tookNobody = ({ taken, refused, hasFailed }: Outcome): boolean =>
  hasFailed || ((refused ?? 0) > 0 && (taken ?? 0) === 0);

/** A write with all its requests, in order, and the reads that ask what has become of it. */
export interface Chain {
  readonly writes: readonly Write[];
  readonly polls: readonly Exchange[];
}

/** Values of an answer that can be known again when a later request says them. */
const isTelling = (path: string, value: Scalar): boolean =>
  typeof value === 'number'
    ? value >= 1000 || /(id|key|number|no|token|ref)$/.test(plainName(path))
    : said(value).length >= 4 &&
      (looksMade(said(value)) || /(id|key|token|ref|handle|file|upload|batch|job|url)$/.test(plainName(path)));

/**
 * An import that needs several requests: those after it which say again what its answers told, or which confirm it; and
 * what is asked again and again until it is done.
 */
export function chainOf(first: Write, later: readonly Write[], exchanges: readonly Exchange[]): Chain {
  const writes = [first];
  const told = new Set(telling(first.exchange));
  const [start = ''] = /^(?:\/[^/]*){1,3}/.exec(first.key.replace(/^\w+ /, '')) ?? [];
  for (const next of later) {
    const says = [...wholeOf(next.exchange).values()].map(said);
    const saysAgain =
      says.some((value) => told.has(value)) ||
      [...told].some((value) => value.length >= 6 && next.exchange.path.includes(value));
    const confirms =
      !writes.some(({ statuses }) => statuses.has(REGISTERED)) &&
      next.each === undefined &&
      next.statuses.has(REGISTERED) &&
      next.key.includes(start);
    if (next.key === first.key || !(saysAgain || confirms) || marksAttended(next)) continue;
    writes.push(next);
    for (const value of telling(next.exchange)) told.add(value);
  }
  const last = writes[writes.length - 1]?.exchange.at ?? 0;
  const polls = exchanges.filter(
    ({ at, method, path, query }) =>
      at > last &&
      method === 'GET' &&
      [...path.split('/'), ...query.map(([, text]) => text)].some((value) => told.has(value)),
  );
  return { writes, polls };
}

const telling = (exchange: Exchange): readonly string[] =>
  sourcesOf('told', exchange, isTelling).map(({ value }) => said(value));

/** Whether an answer says that the work goes on behind it. */
export function isJob({ status, answer }: Exchange, outcome: Outcome): boolean {
  if (status === 202) return true;
  if (answer.is !== 'json' || outcome.taken !== undefined) return false;
  return [...flat(answer.value)].some(
    ([path, value]) =>
      /job|task|queue|process|background/.test(plainName(path)) ||
      (/status|state/.test(plainName(path)) &&
        /^(queued|pending|running|started|inprogress|processing|accepted)$/i.test(said(value).replace(/\W/g, ''))),
  );
}

export interface WriteDrafting {
  readonly world: World;
  readonly chosen: Chosen;
  readonly notes: Notes;
  readonly purpose: 'import' | 'save';
  /** The attendance read before a save. */
  readonly seen: SeenList | undefined;
  readonly stamps: readonly Source[];
  readonly exchanges: readonly Exchange[];
  readonly statusName?: string | undefined;
}

/** The requests of a write as templates, the reads that they need among them. */
export function requestsOf(writes: readonly Write[], drafting: WriteDrafting): readonly RequestTemplate[] {
  const id = drafting.purpose === 'import' ? 'importAttendees' : 'attendanceSave';
  const steps: { readonly request: RequestTemplate; readonly from: Exchange }[] = [];
  const tellers: { readonly exchange: Exchange; readonly sources: readonly Source[] }[] = priorReads(
    writes[0],
    drafting,
  );
  writes.forEach((write, place) => {
    const sources = [...drafting.stamps, ...tellers.flatMap((one) => one.sources)];
    const { attendees } = drafting.seen ?? {};
    const scene = {
      ...sceneOf(drafting.purpose, drafting.world),
      people: write.people,
      seen: attendees ? rowsFor(write.people, attendees) : [],
      seenRoles: new Set(
        attendees ? [attendees.status, ...attendees.attendeeIds.slice(0, 1), ...attendees.contactIds.slice(0, 1)] : [],
      ),
      sources,
      ...(drafting.statusName !== undefined && { statusName: drafting.statusName }),
    };
    const own = writes.length > 1 ? `${id}.${place + 1}` : id;
    const { each } = write;
    const request = draftRequest(write.exchange, { ...drafting, scene, each, id: own });
    steps.push({ request, from: write.exchange });
    if (place < writes.length - 1)
      tellers.push({ exchange: write.exchange, sources: renamed(sourcesOf('told', write.exchange, isTelling), place) });
  });
  return withTellers(steps, tellers, drafting);
}

/** The same name in several answers stands for several values. */
const renamed = (sources: readonly Source[], place: number): readonly Source[] =>
  place === 0 ? sources : sources.map((source) => ({ ...source, hole: `${source.hole}${place + 1}` }));

const MOST_PRIOR = 60;

/** Reads before a write whose answers hold what was made for it: an upload's key, a batch's number. */
function priorReads(write: Write | undefined, { exchanges, stamps }: WriteDrafting) {
  const at = write?.exchange.at ?? 0;
  const isMade = (path: string, value: Scalar): boolean =>
    looksMade(said(value)) ||
    (/(stamp|version|audit\w*|upload\w*|batch\w*|import\w*|session\w*)(id|key)?$/.test(plainName(path)) &&
      (typeof value === 'string' || Number(value) >= 20));
  const known = new Set(stamps.map(({ value }) => said(value)));
  return exchanges
    .filter((one) => one.at < at && one.method === 'GET' && one.status < 300 && one.answer.is === 'json')
    .slice(-MOST_PRIOR)
    .reverse()
    .map((exchange, place) => ({
      exchange,
      sources: sourcesOf('told', exchange, isMade)
        .filter(({ value }) => !known.has(said(value)))
        .map((source) => ({ ...source, hole: `${source.hole}${place > 0 ? `R${place}` : ''}` })),
    }))
    .filter(({ sources }) => sources.length > 0);
}

/** Each request tells what later ones say; a read that only tells stands before them. */
function withTellers(
  steps: readonly { readonly request: RequestTemplate; readonly from: Exchange }[],
  tellers: readonly { readonly exchange: Exchange; readonly sources: readonly Source[] }[],
  drafting: WriteDrafting,
): readonly RequestTemplate[] {
  const all = JSON.stringify(steps.map(({ request }) => request));
  const tells = (exchange: Exchange) => {
    const used = tellers
      .filter((teller) => teller.exchange === exchange)
      .flatMap(({ sources }) => sources)
      .filter(({ hole }) => new RegExp(`\\{${hole.replace('.', '[.]')}[:}]`).test(all));
    return used.length > 0
      ? { tells: Object.fromEntries(used.map(({ hole, path }) => [hole.replace(/^told\./, ''), path])) }
      : {};
  };
  const own = new Set(steps.map(({ from }) => from));
  const reads = tellers
    .filter(({ exchange }) => !own.has(exchange) && 'tells' in tells(exchange))
    .map(({ exchange }) => exchange)
    .filter((exchange, at, list) => list.indexOf(exchange) === at)
    .sort((a, b) => a.at - b.at);
  const id = drafting.purpose === 'import' ? 'importAttendees' : 'attendanceSave';
  return [
    ...reads.map((exchange, place) => ({
      ...draftRequest(exchange, {
        ...drafting,
        scene: sceneOf('read', drafting.world),
        each: undefined,
        id: `${id}.read${place + 1}`,
      }),
      ...tells(exchange),
    })),
    ...steps.map(({ request, from }) => ({ ...request, ...tells(from) })),
  ];
}

/** At most so many people in one request: what a refusal or an answer said, or what several requests of one import show. */
export function mostIn(writes: readonly Write[], failed: readonly Write[], exchanges: readonly Exchange[]): number {
  const [first] = writes;
  if (first === undefined || first.each?.is === 'whole') return 1;
  const told = failed
    .filter(({ key }) => key === first.key)
    .flatMap(({ exchange: { answer } }) => {
      const text = answer.is === 'json' ? JSON.stringify(answer.value) : '';
      return Number(
        /(?:at most|max(?:imum)?(?: of)?|up to|limit(?: of| is)?|no more than)\D{0,3}(\d{1,3})\b/i.exec(text)?.[1] ?? 0,
      );
    })
    .filter((most) => most > 0);
  const known = exchanges
    .filter(({ at, answer, method }) => at <= first.exchange.at && method === 'GET' && answer.is === 'json')
    .flatMap(({ answer }) => (answer.is === 'json' ? [...flat(answer.value)] : []))
    .flatMap(([path, value]) =>
      /^(max|most)(rows|people|attendees|batch|batchsize|perrequest|perfile|records)$|^batch(size|limit)$/.test(
        plainName(path),
      ) && typeof value === 'number'
        ? value
        : [],
    );
  const sizes = writes.map(({ parts }) => parts.length);
  const largest = Math.max(...sizes);
  // Several in a row, all but the last as large as each other: so many are taken at once.
  const differ = new Set(writes.map(({ parts }) => JSON.stringify([...(parts[0] ?? [])]))).size === writes.length;
  const isBatched = differ && sizes.length > 1 && largest > 1 && sizes.slice(0, -1).every((size) => size === largest);
  return Math.max(1, Math.min(100, ...told, ...known.filter((most) => most > 0), ...(isBatched ? [largest] : [])));
}

const ROW = /^(row|line|index|rownumber|linenumber|position|rowindex|seq|no)$/;
const REASON = /reason|message|error|detail|description|why/;

/** What a write's own answer says of people, where it does. */
export function answerOf({ answer }: Exchange, world: World): WriteTemplate['answer'] {
  const known = new Set(world.people.flatMap(({ attendeeId }) => attendeeId ?? []));
  if (answer.is !== 'json') return undefined;
  const lists = listsIn(answer.value)
    .map((list) => {
      const paths = [...(list.rows[0]?.keys() ?? [])];
      const find = (test: (path: string) => boolean) => paths.find(test);
      const row = find(
        (path) => ROW.test(plainName(path)) && list.rows.every((one) => /^\d+$/.test(said(one.get(path)))),
      );
      const isAttendance = (path: string) => list.rows.every((one) => known.has(said(one.get(path))));
      const attendeeId =
        find(
          (path) => roleOfName(path) === 'attendeeId' && list.rows.some((one) => /^[1-9]/.test(said(one.get(path)))),
        ) ?? find((path) => /^(id|key)$/.test(plainName(path)) && isAttendance(path));
      const contactId = find((path) => roleOfName(path) === 'contactId');
      const reason = [...new Set(list.rows.flatMap((one) => [...one.keys()]))].find((path) =>
        REASON.test(plainName(path)),
      );
      const status = find(isStatusName);
      return { rows: list.path, row, attendeeId, contactId, reason, status };
    })
    .filter(({ row, attendeeId, contactId }) => (row ?? attendeeId ?? contactId) !== undefined);
  const best = lists.find(({ rows }) => !REFUSED.test(plainName(rows))) ?? lists[0];
  if (best === undefined) return undefined;
  const refusedRows = membersOf(answer.value).find(
    ([name, inner]) => Array.isArray(inner) && REFUSED.test(plainName(name)) && name !== best.rows,
  )?.[0];
  const { rows, row, attendeeId, contactId, reason, status } = best;
  const named = { row, attendeeId, contactId, reason, status, refusedRows };
  const used = Object.fromEntries(Object.entries(named).filter(([, path]) => path !== undefined));
  return { rows, ...used };
}

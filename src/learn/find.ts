import type { LearnedWrite } from '../growthzone';
import { failure, type Result, success } from '../roster';
import type { Asked } from './asked';
import { importByHand } from './by-hand';
import type { Exchange } from './exchange';
import { meantStatus } from './meant';
import { STATUSES, said } from './rows';
import { IMPORT, unlearnable, unreadBecause } from './unread';
import { whichText } from './words';
import { isGood, type SeenList, type World } from './world';
import {
  ATTENDED,
  bringsPeople,
  type Chain,
  chainOf,
  marksAttended,
  outcomeOf,
  REGISTERED,
  tookNobody,
  type Write,
} from './writes';

export const refused = (message: string) => failure('bad-recording', message);

export const AGAIN = 'record it once more';

export interface FoundImport {
  readonly chain: Chain;
  /** The same request with other people. */
  readonly alike: readonly Write[];
  /** What a person said to be the status, where it is not called so. */
  readonly statusName?: string;
}

export function findImport(
  sent: readonly Write[],
  exchanges: readonly Exchange[],
  world: World,
  asked: Asked,
): Result<FoundImport | undefined> {
  const bringing = sent.filter(
    (one) => bringsPeople(one) && isAboutAttendees(one) && !(marksAttended(one) && wereThere(one, world)),
  );
  const good = bringing.filter(({ exchange }) => isGood(exchange) && exchange.answer.is !== 'page');
  const followers = new Set<Write>();
  const chains = good.flatMap((first): readonly Rated[] => {
    if (followers.has(first)) return [];
    const nextSame =
      good.find(({ exchange, key }) => exchange.at > first.exchange.at && key === first.key)?.exchange.at ??
      Number.POSITIVE_INFINITY;
    const later = sent.filter(
      ({ exchange }) => exchange.at > first.exchange.at && exchange.at < nextSame && isGood(exchange),
    );
    const chain = chainOf(first, later, exchanges);
    for (const one of chain.writes.slice(1)) followers.add(one);
    return [{ chain, score: importScore(chain, world) }];
  });
  const done = chains.filter(
    ({ chain }) =>
      ![...chain.writes.map(({ exchange }) => exchange), ...chain.polls.slice(-1)].some((one) =>
        tookNobody(outcomeOf(one)),
      ),
  );
  const asRegistered = done.filter(
    ({ chain }) => statusesOf(chain).has(REGISTERED) && !statusesOf(chain).has(ATTENDED),
  );
  const best = likeliest('importAttendees', asRegistered, asked);
  if (best) {
    const [first] = best.chain.writes;
    return success({
      chain: best.chain,
      alike: asRegistered.flatMap(({ chain }) => chain.writes.slice(0, 1)).filter(({ key }) => key === first?.key),
    });
  }
  const nameless = [
    ...done.filter(({ chain }) => statusesOf(chain).size === 0).map(({ chain }) => chain),
    ...sent.filter((one) => mayBeImport(one) && !bringing.includes(one)).map((one) => chainOf(one, [], exchanges)),
  ];
  const meant = meantStatus(
    'importAttendees',
    REGISTERED,
    nameless.flatMap(({ writes }) => writes),
    asked,
    world,
  );
  const chain = meant && nameless.find(({ writes }) => writes.includes(meant.write));
  if (chain) {
    const alike = nameless.flatMap(({ writes }) => writes).filter(({ key }) => key === chain.writes[0]?.key);
    return success({ chain, alike, statusName: meant.name });
  }
  const unread = sent.filter(({ exchange }) => isGood(exchange)).map((one) => unreadBecause(one, 'import', world));
  const why = unread.find((one) => one !== '') ?? '';
  if (bringing.length === 0 && why === '') {
    const byHand = importByHand(exchanges, world);
    return byHand === '' ? success(undefined) : refused(byHand);
  }
  return refused(whyNoImport({ bringing, chains, done, unread: why }));
}

/** People of an event who are named without a status and without a word for their coming in. */
const mayBeImport = (one: Write): boolean =>
  bringsPeople(one) &&
  one.statuses.size === 0 &&
  isGood(one.exchange) &&
  one.exchange.answer.is !== 'page' &&
  /event|class|course|people|person|session/i.test(one.exchange.path);

interface Rated {
  readonly chain: Chain;
  readonly score: number;
}

const statusesOf = ({ writes }: Chain): ReadonlySet<number> =>
  new Set(writes.flatMap(({ statuses, isTicked }) => [...statuses, ...(isTicked ? [ATTENDED] : [])]));

/** A request of one person in its path may be anything; it is about attendees where it says so, or names a status. */
const isAboutAttendees = ({ each, statuses, exchange: { path, body } }: Write): boolean =>
  each?.is === 'file'
    ? body.is === 'multipart' &&
      /import|upload|attend|regist|event|class|roster|file|people|participant|enrol/i.test(path)
    : statuses.size > 0 || /import|upload|attendee|registra|enrol|participant|roster|bulk/i.test(path);

function importScore(chain: Chain, world: World): number {
  const [first] = chain.writes;
  if (first === undefined) return 0;
  const { each, exchange, people } = first;
  const statuses = statusesOf(chain);
  const isIn = (lists: readonly SeenList[]) =>
    people.some((person) => person?.attendeeId !== undefined && isListed(person.attendeeId, lists));
  const grows =
    isIn(world.lists.filter((one) => one.exchange.at > exchange.at)) &&
    !isIn(world.lists.filter((one) => one.exchange.at < exchange.at));
  return (
    (each?.is === 'file' ? 3 : each?.is === 'whole' ? 1 : 2) +
    (statuses.has(REGISTERED) ? 3 : 0) +
    (/import|upload|attendee|registra|bulk/i.test(exchange.path) ? 1 : 0) +
    (grows ? 2 : 0) +
    (chain.writes.some((write) => (outcomeOf(write.exchange).taken ?? 0) > 0) ? 1 : 0)
  );
}

/** The likeliest; where another kind of request is as likely, one question. */
export function likeliest(id: LearnedWrite, rated: readonly Rated[], asked: Asked): Rated | undefined {
  const kinds = new Map<string, Rated>();
  // Of one kind the one with the most people tells the most.
  const size = ({ chain }: Rated) => chain.writes[0]?.parts.length ?? 0;
  for (const one of rated) {
    const key = one.chain.writes.map((write) => write.key).join(' ');
    const before = kinds.get(key);
    if (!before || one.score > before.score || (one.score === before.score && size(one) > size(before)))
      kinds.set(key, one);
  }
  const [best, ...others] = [...kinds.values()].sort((a, b) => b.score - a.score);
  const close = others.filter(({ score }) => best !== undefined && best.score - score < 1);
  if (best === undefined || close.length === 0) return best;
  const all = [best, ...close];
  const names = all.map(({ chain }) => chain.writes.map(({ key }) => key).join(', then '));
  return all[names.indexOf(asked.ask(id, whichText(id), names))];
}

function whyNoImport({
  bringing,
  chains,
  done,
  unread,
}: {
  readonly bringing: readonly Write[];
  readonly chains: readonly Rated[];
  readonly done: readonly Rated[];
  /** Why a request that may be the import could not be read. */
  readonly unread: string;
}): string {
  const other = done.find(({ chain }) => statusesOf(chain).size > 0);
  if (other !== undefined) {
    const status = [...statusesOf(other.chain)].find((one) => one !== REGISTERED) ?? ATTENDED;
    return `${IMPORT} has the status ${STATUSES[status]}, which gives nobody credit: ${AGAIN} with the status Registered.`;
  }
  if (done.length > 0)
    return `${IMPORT} names no status, so it is not sure that people come in as Registered: ${AGAIN} with the status Registered.`;
  if (chains.length > 0) return `${IMPORT} took nobody: ${AGAIN} with a person whom GrowthZone takes.`;
  if (unread !== '') return unlearnable(IMPORT, unread);
  const page = bringing.find(({ exchange }) => isGood(exchange) || (exchange.status >= 300 && exchange.status < 400));
  if (page !== undefined)
    return `${IMPORT} was answered with a page and not with data, so only a browser can make it: import by hand.`;
  const failed = bringing[0];
  if (failed !== undefined)
    return `${IMPORT} failed (${failed.exchange.status <= 0 ? 'it was not answered' : `status ${failed.exchange.status}`}): ${AGAIN} when it works.`;
  return NO_IMPORT;
}

/** Where a recording shows no import at all, not even one that failed. */
export const NO_IMPORT =
  'There is no import of attendees in this recording: open the network panel, import one person into an event, then save the recording.';

/** People whom a list showed before are marked, not brought in. */
export const wereThere = ({ people, exchange }: Write, world: World): boolean =>
  people.length > 0 &&
  people.every((person) => {
    const before = world.lists.filter((one) => one.exchange.at < exchange.at);
    return (
      (person?.attendeeId !== undefined && isListed(person.attendeeId, before)) ||
      // A list may know people by their contacts alone.
      (person?.contactId !== undefined &&
        before.some(
          ({ attendees: { list, attendeeIds, contactIds } }) =>
            attendeeIds.length === 0 &&
            list.rows.some((row) => said(row.get(contactIds[0] ?? '')) === person.contactId),
        ))
    );
  });

const isListed = (attendeeId: string, lists: readonly SeenList[]): boolean =>
  lists.some(({ attendees }) =>
    attendees.list.rows.some((row) => said(row.get(attendees.attendeeIds[0] ?? '')) === attendeeId),
  );

import { isSomebodys } from './each';
import type { Exchange, Pair } from './exchange';
import { plainName, said, statusOf } from './rows';
import { IMPORT, SAVE } from './unread';
import { isWrite } from './verbs';
import { isGood, type SeenList, type World } from './world';
import { ATTENDED, bringsPeople, marksAttended, outcomeOf, PRESENT, REGISTERED, type Write, writeFrom } from './writes';

// What a recording shows and the add-on does not repeat: told in one sentence, and that part of the job goes by hand.

const MARK = 'mark people by hand.';
const WHY_NOT = 'which anything on the way may send again, so the add-on does not send it';

/** A verb in an address that changes an attendance. */
const SETS =
  /(set|mark|update|save|change|toggle|edit)[\w-]*(attend|present|status|roll|check)|(attend|status|roll)\w*\/(set|mark|update|save|change|toggle)(?![a-z])|check-?in/i;
const REGISTERS = /register(?!ed)|enrol|signup|(add|import|create|insert)[\w-]*(attend|regist|people|person|contact)/i;

/** How attendance is saved by GET or over an open connection, in a sentence; empty where it is not. */
export function saveByHand(exchanges: readonly Exchange[], world: World): string {
  const found = otherWays(exchanges, world).find((one) => isSaveByGet(one, world));
  if (found === undefined) return '';
  return found.exchange.method === 'GET'
    ? `GrowthZone saves attendance here by a GET, ${WHY_NOT}: ${MARK}`
    : `GrowthZone saves attendance here over a connection that stays open, which the add-on does not have: ${MARK}`;
}

/** Whether an import is made by GET, in a sentence; empty where it is not. */
export function importByHand(exchanges: readonly Exchange[], world: World): string {
  const found = otherWays(exchanges, world).find(
    (one) =>
      bringsPeople(one) &&
      tellsNobody(one) &&
      (one.statuses.has(REGISTERED) || one.exchange.method !== 'GET') &&
      REGISTERS.test(one.exchange.path),
  );
  return found ? `${IMPORT} is made by a GET, ${WHY_NOT}: import by hand.` : '';
}

/** Whether the file of an import went to another site, in a sentence; empty where it did not. */
export function importElsewhere(all: readonly Exchange[], own: readonly Exchange[]): string {
  const isFile = ({ body }: Exchange) =>
    (body.is === 'multipart' && body.file !== undefined) || (body.is === 'unread' && body.why === 'type');
  const found = all.find((one) => isWrite(one) && isGood(one) && isFile(one) && !own.includes(one));
  return found ? `${IMPORT} sends its file to another site, which the add-on does not: import by hand.` : '';
}

/** Saves that only a browser can make, or that did not come to anything: in a sentence; empty where there are none. */
export function saveInVain(marking: readonly Write[]): string {
  const isMoved = ({ exchange: { status, answer } }: Write) =>
    (status >= 300 && status < 400) || (status < 300 && answer.is === 'page');
  if (marking.some(isMoved))
    return `${SAVE} was answered with a page and not with data, so only a browser can make it: ${MARK}`;
  const last = marking[marking.length - 1]?.exchange;
  if (last === undefined) return '';
  const how =
    last.status >= 400 ? `status ${last.status}` : isGood(last) ? 'its answer says so' : 'it was not answered';
  return isGood(last) && !outcomeOf(last).hasFailed
    ? ''
    : `${SAVE} failed (${how}): record it once more when it works.`;
}

const otherWays = (exchanges: readonly Exchange[], world: World): readonly Write[] =>
  exchanges
    .filter(
      (one) =>
        (one.method === 'GET' || one.method === SOCKET) && (isGood(one) || (one.status >= 300 && one.status < 400)),
    )
    .map((one) => writeFrom(one, world))
    .filter((one) => namesSomebody(one, world));

/** Stands for a verb where a page sends over a connection that stays open. */
const SOCKET = 'SOCKET';

/** A GET that names somebody, and that says so by its words, by telling nothing back, or by what a list shows afterwards. */
function isSaveByGet(one: Write, world: World): boolean {
  const { exchange } = one;
  if (exchange.method === SOCKET) return SETS.test(JSON.stringify(exchange.body)) || marksAttended(one);
  if (exchange.body.is === 'unread' || SETS.test(exchange.path)) return true;
  return (marksAttended(one) || exchange.query.some(isTick)) && (tellsNobody(one) || changesSomebody(one, world));
}

const isTick = ([name, text]: Pair): boolean => PRESENT.test(plainName(name)) && /^(true|1|yes|on)$/i.test(text);

/** Whether an answer has nothing that a read would be made for. */
function tellsNobody({ exchange: { answer } }: Write): boolean {
  if (answer.is === 'json') return !/\[\s*\{|Id"\s*:/i.test(JSON.stringify(answer.value));
  return answer.is === 'empty' || answer.is === 'unknown';
}

/** Whether ids of people whom the recording shows stand anywhere in a request, as in `{"551201": 5}`. */
export function namesSomebody({ exchange: { path, query, body } }: Write, world: World): boolean {
  const text = JSON.stringify([path, query, body]);
  return (text.match(/\d{3,}/g) ?? []).some((id) => isSomebodys(id, world));
}

/** Whether the lists show somebody of it as Attended afterwards, and otherwise before. */
function changesSomebody({ exchange: { at, path, query } }: Write, { lists }: World): boolean {
  const ids = JSON.stringify([path, query]).match(/\d{3,}/g) ?? [];
  const before = [...lists].reverse().find(({ exchange }) => exchange.at < at);
  const after = lists.find(({ exchange }) => exchange.at > at);
  return ids.some((id) => {
    const [was, is] = [statusIn(before, id), statusIn(after, id)];
    return was !== undefined && was !== ATTENDED && is === ATTENDED;
  });
}

/** Whether somebody becomes Attended from one list to a later one, in a sentence; empty where nobody does. */
export function savedSomehow({ lists }: World): string {
  const known = new Map<string, number>();
  for (const { attendees } of lists) {
    const { list, status, attendeeIds, contactIds } = attendees;
    for (const row of list.rows) {
      const id = said(row.get(attendeeIds[0] ?? contactIds[0] ?? ''));
      const is = statusOf(row.get(status));
      if (is === ATTENDED && known.has(id) && known.get(id) !== ATTENDED)
        return `Somebody becomes Attended in this recording, and none of its requests shows how: ${MARK}`;
      if (id !== '' && is !== undefined) known.set(id, is);
    }
  }
  return '';
}

function statusIn(seen: SeenList | undefined, id: string): number | undefined {
  if (seen === undefined) return undefined;
  const { list, status, attendeeIds, contactIds } = seen.attendees;
  const paths = [...attendeeIds.slice(0, 1), ...contactIds.slice(0, 1)];
  return statusOf(list.rows.find((row) => paths.some((path) => said(row.get(path)) === id))?.get(status));
}

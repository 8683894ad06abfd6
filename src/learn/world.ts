import { type Exchange, unescaped } from './exchange';
import { type AttendeeList, attendeeList, merged, type Person, personFrom, rolesIn } from './people';
import { Personal } from './personal';
import { type Flat, flat, isStatusWord, type List, listsIn, pathsOf, plainName, said } from './rows';
import { isReadByPost } from './verbs';

/** An event that is chosen in the add-on. */
export interface KnownEvent {
  readonly eventId: number;
  readonly eventDetailId?: number;
}

/** A list of attendees that the recording showed. */
export interface SeenList {
  readonly exchange: Exchange;
  readonly attendees: AttendeeList;
}

/** Whatever a recording's own answers tell: what concrete values in its requests may mean. */
export interface World {
  readonly eventIds: ReadonlySet<string>;
  /** Those of them that the recording's own answers show. */
  readonly shownEvents: ReadonlySet<string>;
  readonly detailIds: ReadonlySet<string>;
  readonly registrationTypes: ReadonlySet<string>;
  readonly lists: readonly SeenList[];
  readonly people: readonly Person[];
  /** What events are called, and where and when they are. */
  readonly ofEvents: ReadonlySet<string>;
  /** Texts that name somebody. */
  readonly personal: Personal;
}

const EVENT_ID = /^(event|class|course|session|activity)(s)?(id|key|no|number)$/;
const DETAIL_ID = /detail(s)?(id|key|no|number)$/;
const STARTS = /start|begin|^date$|when/;
const TYPE_LIST = /registrationtype|regtype|ticket|feetype|registrationoption|attendeetype/;

/** Reads the answers of one association's requests. */
export function worldOf(exchanges: readonly Exchange[], events: readonly KnownEvent[]): World {
  const answers = exchanges.flatMap((exchange) =>
    exchange.answer.is === 'json' && isGood(exchange) ? [{ exchange, value: exchange.answer.value }] : [],
  );
  const shownEvents = new Set<string>();
  const detailIds = new Set(events.flatMap(({ eventDetailId }) => (eventDetailId ? String(eventDetailId) : [])));
  const registrationTypes = new Set<string>();
  const ofEvents = new Set<string>();
  const lists: SeenList[] = [];
  const people: Person[] = [];
  const personal = new Personal();
  const words = wordsSent(exchanges);
  for (const { exchange, value } of answers) {
    const found = listsIn(value);
    for (const records of [[flat(value)], ...found.map(({ rows }) => rows)])
      if (mayBeOfEvents(records))
        for (const record of records) {
          noteEvent(record, shownEvents, detailIds);
          noteTexts(record, ofEvents);
        }
    for (const list of found) {
      if (isTypeList(exchange, list)) for (const id of typeIds(list)) registrationTypes.add(id);
      const attendees = attendeeList(list);
      if (attendees && isListRead(exchange)) lists.push({ exchange, attendees });
      const at = attendees?.at ?? rolesIn(list);
      if (!attendees && !isOfPeople(at)) continue;
      const contactId = attendees?.contactIds[0] ?? at.contactId ?? ownId(exchange, list);
      const attendeeId = attendees?.attendeeIds[0];
      const where = { ...at, ...(contactId && { contactId }), ...(attendeeId && { attendeeId }) };
      for (const row of list.rows) {
        notePersonal(row, personal);
        // Of a whole directory only those matter whom a request may name.
        const person = attendees || isSent(row, where, words) ? personFrom(row, where) : undefined;
        if (person) people.push(person);
        else for (const path of Object.values(where)) personal.note(said(row.get(path)));
      }
    }
    notePersonal(flat(value), personal);
  }
  for (const { body } of exchanges) noteSent(body, personal);
  for (const person of people)
    for (const [role, text] of Object.entries(person)) if (!/Id$/.test(role) || text.length >= 6) personal.note(text);
  const eventIds = new Set([...events.map(({ eventId }) => String(eventId)), ...shownEvents]);
  return { eventIds, shownEvents, detailIds, registrationTypes, ofEvents, lists, people: merged(people), personal };
}

/** An e-mail is one word: its parts are many people's. */
const WORD = /[^\s@"',;<>\\]+@[^\s"',;<>\\]+|[\p{L}\d]+/gu;

/** Every word and number that a request says, in small letters. */
function wordsSent(exchanges: readonly Exchange[]): ReadonlySet<string> {
  const texts = exchanges.map(({ path, query, body }) =>
    JSON.stringify([path.split('/').map(unescaped), query, body.is === 'none' ? [] : body]),
  );
  return new Set(texts.flatMap((text) => text.toLowerCase().match(WORD) ?? []));
}

const isSent = (row: Flat, where: AttendeeList['at'], words: ReadonlySet<string>): boolean =>
  Object.entries(where).some(
    ([role, path]) =>
      role !== 'office' &&
      (said(row.get(path)).toLowerCase().match(WORD) ?? []).some((word) => word.length > 1 && words.has(word)),
  );

export const isGood = ({ status }: Exchange): boolean => status === 0 || (status >= 200 && status <= 299);

/** What shows a list: a GET, or a POST that asks for one. A save that answers with the list names people or a status. */
function isListRead(exchange: Exchange): boolean {
  const { method, body } = exchange;
  if (method === 'GET' || isReadByPost(exchange)) return true;
  if (method !== 'POST' || body.is === 'multipart' || body.is === 'unread') return false;
  const sent =
    body.is === 'form' ? body.fields.map(([, text]) => text) : body.is === 'json' ? [...flat(body.value).values()] : [];
  return !sent.some(isStatusWord) && !(body.is === 'json' && listsIn(body.value).length > 0);
}

const isOfPeople = (at: AttendeeList['at']): boolean =>
  at.email !== undefined ||
  at.lastName !== undefined ||
  at.memberId !== undefined ||
  ((at.fullName ?? at.lastFirst) !== undefined && at.contactId !== undefined);

/** The first of them tells whether any can name an event. */
const mayBeOfEvents = ([first]: readonly Flat[]): boolean =>
  [...(first?.keys() ?? [])].some((path) => {
    const name = plainName(path);
    return DETAIL_ID.test(name) || EVENT_ID.test(name) || STARTS.test(name);
  });

function noteEvent(record: Flat, eventIds: Set<string>, detailIds: Set<string>): void {
  const entries = [...record].filter(([, value]) => /^[1-9]\d*$/.test(said(value)));
  const isEvent = isOfEvent(record);
  for (const [path, value] of entries) {
    const name = plainName(path);
    if (path.includes('.') && name === 'id') continue;
    if (DETAIL_ID.test(name)) detailIds.add(said(value));
    else if (EVENT_ID.test(name) || (isEvent && /^(id|key)$/.test(name))) eventIds.add(said(value));
  }
}

/** Whether a record says of something what it is called and when it begins. */
export function isOfEvent(record: Flat): boolean {
  const names = [...record.keys()].map(plainName);
  return names.some((name) => STARTS.test(name)) && names.some((name) => /name|title/.test(name));
}

function noteTexts(record: Flat, texts: Set<string>): void {
  if (!isOfEvent(record)) return;
  for (const [path, value] of record)
    if (
      typeof value === 'string' &&
      value.length > 3 &&
      /name|title|location|place|venue|start|end|date/.test(plainName(path))
    )
      texts.add(value);
}

const isTypeList = (exchange: Exchange, list: List): boolean =>
  TYPE_LIST.test(exchange.path.toLowerCase().replace(/[^a-z]/g, '')) ||
  TYPE_LIST.test(plainName(list.path)) ||
  pathsOf(list).some((path) => /^(event)?registrationtypeid$|^regtypeid$/.test(plainName(path)));

/** Ids of registration types: under a name of their own before a bare one. */
export function typeIdPath(list: List): string | undefined {
  const paths = pathsOf(list).filter((path) =>
    list.rows.every((row) => /^\d{1,15}$|^[\w-]{1,40}$/.test(said(row.get(path)))),
  );
  return (
    paths.find((path) =>
      /registrationtype(id|key)?$|regtypeid$|^ticket(type)?(id|key)$|^typeid$/.test(plainName(path)),
    ) ??
    paths.find((path) => /^(id|key|value|code)$/.test(plainName(path))) ??
    paths.find((path) => /id$/.test(plainName(path)))
  );
}

function typeIds(list: List): readonly string[] {
  const path = typeIdPath(list);
  return path === undefined ? [] : list.rows.map((row) => said(row.get(path)));
}

/** In a list of contacts a bare id is the contact's. */
function ownId({ path }: Exchange, list: List): string | undefined {
  if (!/contact|people|person|member|individual|directory/i.test(path)) return undefined;
  return pathsOf(list).find((one) => /^(id|key)$/.test(plainName(one)));
}

const PERSONAL_NAME =
  /name$|mail|phone|mobile|cell|fax|address|street|city$|zip|postal|birth|nrds|memberid|membernumber|accountnumber|license|organization|company|office|brokerage|spouse|notes?$|comment/;
/** Names of things, which stand under such names too. */
const NO_PERSON =
  /^(event|class|course|component|certification|type|status|registrationtype|file|user|column|field|report|host|table|tab|group|category|list|job)\w*name$|^(operation|action|method|template|entity|object|property|module|page|form|view|queue|format|sheet|mapping|controller)name$|filename/;

function notePersonal(record: Flat, personal: Personal): void {
  for (const [path, value] of record) {
    const name = plainName(path);
    const text = said(value);
    if (/[^\s@]@[^\s@]+\.[a-z]{2,}/i.test(text)) personal.note(text);
    // A bare name is a person's only in a list of people, whose rows are read as such.
    else if (typeof value === 'string' && PERSONAL_NAME.test(name) && !NO_PERSON.test(name) && name !== 'name')
      personal.note(text);
  }
}

function noteSent(body: Exchange['body'], personal: Personal): void {
  if (body.is === 'json')
    for (const record of [flat(body.value), ...listsIn(body.value).flatMap(({ rows }) => rows)])
      notePersonal(record, personal);
  if (body.is === 'form' || body.is === 'multipart')
    for (const [name, text] of body.fields) notePersonal(new Map([[name, text]]), personal);
}

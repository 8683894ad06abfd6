import * as v from 'valibot';
import { failure, namesEverybody, namesLeftOut, type Result, success, textLike, wholeFrom } from '../roster';
import { holesOf } from './template';
import { type Part, partsOf } from './template-parts';
import { flawOfImport, saysAlways, saysStatus } from './template-statuses';
import type { Templates, Value, WriteTemplate } from './template-types';

// What was learned may come from anybody's recording, or by mail: it names paths on the association's own host and what is
// sent there, for reading and for the two writes, and nothing else.

/** Without characters that begin a header, a line or an end of text, that nobody sees, or that turn what is shown around. */
const text = textLike(
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is kept out.
  /^[^\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]{0,400}$/,
  'it is a text of one line that can be seen, 400 characters at most',
);
const name = textLike(/^[\w.$[\]{} -]{1,100}$/, 'it is a name of letters, digits and . $ [ ] - _');
const word = textLike(/^\w{1,40}$/, 'it is a word');
const dotPath = textLike(/^(?:[\w$ -]{1,60}(?:\.[\w$ -]{1,60}){0,8})?$/, 'it is names with dots between');
const SEGMENT = String.raw`(?!\.+(?:\/|$))(?:[\w.~()-]|\{[\w.$]+(?::number)?\})+`;
const path = textLike(
  new RegExp(`^(?=.{1,300}$)(?:/${SEGMENT})+/?$`),
  'it is a path from "/" on the same host, without dots alone, query or other signs',
);
const fields = v.array(v.tuple([name, text]));
const columns = v.array(v.tuple([text, text]));
const paths = v.record(word, dotPath);

const yes = v.exactOptional(v.literal(true));
const style = v.strictObject({
  separator: v.exactOptional(v.picklist([';', '\t'])),
  lineEnd: v.exactOptional(v.literal('\n')),
  isOpen: yes,
  quoteAll: yes,
  bom: yes,
});

const DEEPEST = 12;
const isValue = (input: unknown, depth = 0): boolean => {
  if (depth > DEEPEST) return false;
  if (typeof input === 'string') return v.safeParse(text, input).success;
  if (input === null || typeof input === 'boolean' || typeof input === 'number') return true;
  const inner = Array.isArray(input) ? input : typeof input === 'object' ? Object.entries(input).flat() : [undefined];
  return inner.every((part) => isValue(part, depth + 1));
};

const body = v.union([
  v.strictObject({
    is: v.literal('json'),
    value: v.custom<Value>((input) => isValue(input), 'it is JSON of one-line texts'),
    type: v.exactOptional(textLike(/^[\w.-]{1,60}\+json$/)),
  }),
  v.strictObject({ is: v.literal('form'), fields, each: v.exactOptional(fields) }),
  v.strictObject({
    is: v.literal('multipart'),
    fields: v.pipe(
      fields,
      v.check((list) => new Set(list.map(([one]) => one)).size === list.length, 'a name stands there twice'),
    ),
    file: v.strictObject({ field: name, name, columns: v.exactOptional(columns), style: v.exactOptional(style) }),
  }),
]);
const request = v.strictObject({
  method: v.picklist(['GET', 'POST', 'PUT', 'PATCH']),
  path,
  query: v.record(name, text),
  body: v.exactOptional(body),
  tells: v.exactOptional(paths),
  asks: v.picklist(['nothing', 'token', 'cookie', 'unseen']),
});
const read = v.exactOptional(
  v.strictObject({
    request,
    rows: dotPath,
    total: v.exactOptional(dotPath),
    fields: paths,
    stamps: v.exactOptional(paths),
  }),
);
const write = v.exactOptional(
  v.strictObject({
    requests: v.pipe(
      v.array(request),
      v.check(({ length }) => length > 0 && length < 5, 'there are 1 to 4 requests'),
    ),
    perRequest: wholeFrom(1, 100),
    most: v.exactOptional(wholeFrom(1, 100)),
    takesMinutes: yes,
    answer: v.exactOptional(
      v.strictObject({
        rows: dotPath,
        refusedRows: v.exactOptional(dotPath),
        row: v.exactOptional(dotPath),
        attendeeId: v.exactOptional(dotPath),
        contactId: v.exactOptional(dotPath),
        status: v.exactOptional(dotPath),
        reason: v.exactOptional(dotPath),
      }),
    ),
  }),
);
const templates = v.strictObject({
  version: v.literal(1),
  tenant: textLike(/^[a-z0-9-]{1,100}$/),
  learnedAt: textLike(/^\d{4}-\d\d-\d\d$/),
  reads: v.strictObject({
    attendeesSummary: read,
    registrationTypes: read,
    eventComponents: read,
    attendanceRead: read,
  }),
  writes: v.strictObject({ importAttendees: write, attendanceSave: write }),
});

/** What fits into one property for sure. */
const MOST_BYTES = 8_000;

/**
 * What was learned of `tenant`, as it may be kept and sent; a problem that says in one sentence why it may not. Strict:
 * whatever has no meaning here is refused.
 */
export function readTemplates(input: unknown, tenant: string): Result<Templates> {
  const parsed = v.safeParse(templates, input);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const at = v.getDotPath(issue)?.slice(0, 100) ?? '';
    return refused(`is not written as the add-on reads it${at && ` (${at}: ${issue.message.slice(0, 120)})`}`);
  }
  const read: Templates = parsed.output;
  if (read.tenant !== tenant) return refused(`is of ${read.tenant}, and ${tenant} is connected`);
  const bytes = encodeURIComponent(JSON.stringify(read)).replace(/%../g, '_').length;
  if (bytes > MOST_BYTES) return refused(`has ${bytes} bytes, and only ${MOST_BYTES} can be kept`);
  const flaw = flawOfReads(read) || flawOfWrites(read);
  return flaw === '' ? success(read) : refused(flaw);
}

const refused = (why: string) => failure('bad-template', `What was learned ${why}. Nothing was kept.`);

const EVENT = ['eventId', 'eventDetailId', 'registrationTypeId'];
const PERSON =
  /^(?:contactId|attendeeId|memberId|firstName|lastName|fullName|lastFirst|suffix|email|office|row|index|seen\..+)$/;
const IDENTITY = {
  importAttendees: /^(?:contactId|memberId|lastName|fullName|lastFirst|email)$/,
  attendanceSave: /^(?:contactId|attendeeId|seen\..+)$/,
};

const namesOf = (parts: readonly Part[]): readonly string[] =>
  parts
    .flatMap(({ text }) => (typeof text === 'string' ? (holesOf(text) ?? []) : []))
    .map((hole) => hole.replace(/:.*/, ''));

/** Why a text may not stand in any of these requests; empty where it may. */
function flawOfParts(parts: readonly Part[], isKnown: (hole: string) => boolean): string {
  for (const { name, text } of parts) {
    const shown = `"${String(text).slice(0, 60)}"`;
    if (typeof text === 'string' && !holesOf(text)) return `has a brace in ${shown} that begins no placeholder`;
    const hole = namesOf([{ name, text, isEach: false }]).find((one) => !isKnown(one));
    if (hole !== undefined) return `has {${hole.slice(0, 60)}}, which the add-on does not know there`;
    const constant = String(text)
      .replace(/\{\{/g, '')
      .replace(/\{[^}]*\}/g, '');
    if (VERB.test(name)) return 'has a field by which another verb could be meant';
    if (PERSONAL.test(constant)) return `has a constant that may be somebody's e-mail address or ID`;
    const isSecret = SECRET.test(name) && constant.trim() !== '' && typeof text !== 'boolean';
    if (isSecret || OPAQUE.test(constant.replace(GUID, ' '))) return 'has a constant that may be a token or a key';
  }
  return '';
}
const VERB = /^_method$|^x-?http-?method/i;
const PERSONAL = /\S@\S+\.|(?:^|\D)\d{9}(?:\D|$)/;
const SECRET = /token|cookie|session|passw|secret|api_?key|authori[sz]|viewstate/i;
const GUID = /\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/gi;
/** Long, of letters and digits. */
const OPAQUE = /(?=[\w+/=-]*\d)(?=[\w+/=-]*[a-z])[\w+/=-]{28,}/i;

const NEEDED: Readonly<Record<keyof Templates['reads'], readonly string[]>> = {
  attendeesSummary: ['attendeeId', 'contactId', 'status'],
  attendanceRead: ['attendeeId', 'contactId', 'status'],
  registrationTypes: ['id', 'name'],
  eventComponents: ['componentId', 'code'],
};
/** What no value of a read says. */
const DOES = /delete|remove|destroy|\bsave|update|insert|set(?:all|status)/i;
/** What a list is not asked by. */
const CHANGES = /delete|remove|destroy|cancel|save|update|insert|create|import|setall/i;

function flawOfReads({ reads }: Templates): string {
  for (const [key, template] of Object.entries(reads)) {
    const { request, fields } = template;
    if (request.method !== 'GET' && request.method !== 'POST') return `reads by ${request.method}`;
    if (request.method === 'GET' && request.body) return 'reads by GET with a body';
    if (CHANGES.test(request.path)) return `reads at ${request.path.slice(0, 100)}, which sounds like a change`;
    const said = partsOf(request).find(({ name, text }) => name !== '' && DOES.test(String(text)));
    if (said) return `reads with "${String(said.text).slice(0, 60)}", which sounds like a change`;
    const lacking = NEEDED[key as keyof typeof NEEDED].find((field) => !fields[field]);
    if (lacking) return `does not say where ${key} has the ${lacking}`;
    // The first import is proven by the name.
    if (key === 'attendeesSummary' && !fields['name'] && !fields['lastName'])
      return `does not say where ${key} has the name`;
    const flaw = flawOfParts(partsOf(request), (hole) => ['eventId', 'eventDetailId', 'skip', 'page'].includes(hole));
    if (flaw) return flaw;
    if (key !== 'registrationTypes' && !namesOf(partsOf(request)).some((hole) => EVENT.includes(hole)))
      return `does not say of which event ${key} is`;
  }
  return '';
}

function flawOfWrites({ reads, writes }: Templates): string {
  const stamps = Object.keys((reads.attendanceRead ?? reads.attendeesSummary)?.stamps ?? {}).map(
    (one) => `stamp.${one}`,
  );
  const { importAttendees, attendanceSave } = writes;
  if (importAttendees) {
    const flaw = flawOfWrite('importAttendees', importAttendees, ['fileName']) || flawOfImport(importAttendees);
    if (flaw) return flaw;
  }
  if (!attendanceSave) return '';
  const flaw = flawOfWrite('attendanceSave', attendanceSave, ['status', ...stamps]);
  if (flaw) return flaw;
  const own = attendanceSave.requests.flatMap(partsOf);
  if (attendanceSave.requests.some(({ path }) => /(?:set|mark|check|update|select)[-_]?all(?![a-z])/i.test(path)))
    return 'saves for everybody in the event, or for everybody but those whom it names';
  if (own.some(saysAlways)) return 'saves a status that is always the same';
  if (own.some(({ name, text }) => typeof text !== 'boolean' && namesLeftOut(name)) || own.some(isAll))
    return 'saves for everybody in the event, or for everybody but those whom it names';
  const isSaid = attendanceSave.requests.some((one) => namesOf(partsOf(one)).includes('status'));
  return isSaid ? '' : 'saves no {status}';
}

const isAll = ({ name, text }: Part): boolean => namesEverybody(name) && /^(?:true|1|yes|on)$/i.test(String(text));

/** Reads of an upload or an import's job stand beside a write as well. */
const CHANGES_BY_GET = /delete|remove|destroy|cancel|save|insert|setall/i;

/** Who is meant stands once for each person, or one person goes in each request: never all of an event at once. */
function flawOfWrite(
  key: keyof typeof IDENTITY,
  { requests, perRequest }: WriteTemplate,
  more: readonly string[],
): string {
  const isImport = key === 'importAttendees';
  const told: string[] = [];
  let isNamed = false;
  let isOfEvent = false;
  for (const request of requests) {
    const parts = partsOf(request);
    const isKnown = (hole: string) =>
      [...EVENT, ...more, ...told].includes(hole) ||
      (PERSON.test(hole) && !(isImport && /^(?:attendeeId|seen)/.test(hole)));
    const flaw = flawOfParts(parts, isKnown);
    if (flaw) return flaw;
    if (request.method === 'GET' && request.body) return 'has a body in a GET';
    if (request.method === 'GET' && CHANGES_BY_GET.test(request.path))
      return `reads at ${request.path.slice(0, 100)}, which sounds like a change`;
    if (/delete|remove|destroy/i.test(request.path))
      return `goes to ${request.path.slice(0, 100)}, which sounds like a deletion`;
    const alone = parts.filter(({ isEach }) => !isEach);
    if (perRequest > 1 && namesOf(alone).some((hole) => PERSON.test(hole)))
      return 'names one person in a request for several';
    const people = namesOf(perRequest > 1 ? parts.filter(({ isEach }) => isEach) : parts);
    const names = request.method !== 'GET' && people.some((hole) => IDENTITY[key].test(hole));
    if (!isImport && !names && request.method !== 'GET' && saysStatus(parts))
      return 'saves without naming each person, as "Set All" does';
    isNamed ||= names;
    isOfEvent ||= namesOf(parts).some((hole) => EVENT.includes(hole));
    told.push(...Object.keys(request.tells ?? {}).map((one) => `told.${one}`));
  }
  if (isImport && !isOfEvent) return 'does not say into which event it imports';
  if (isNamed) return '';
  return isImport ? 'imports without naming each person' : 'saves without naming each person, as "Set All" does';
}

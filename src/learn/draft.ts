import type { RequestTemplate, TemplateBody, Text, Value } from '../growthzone';
import type { Each } from './each';
import type { Exchange, Pair } from './exchange';
import { type Choice, choose, type Leaf, type Option, type Scene, type Unclear, withKind } from './holes';
import { pagingHole } from './paging';
import { type Scalar, said } from './rows';
import { looksDated, looksGuid } from './secrets';

type Fields = readonly (readonly [Text, Text])[];

/** A value that the recording does not settle, with what it may be. */
export interface Open {
  readonly id: string;
  readonly leaf: Leaf;
  readonly why: Unclear;
  readonly options: readonly Option[];
}

/** What a person said to each question, by its id: one of its options. */
export type Chosen = (open: Open) => Option | undefined;

/** What came up while a request was made a template. */
export interface Notes {
  readonly open: Open[];
  personal: number;
  tokens: number;
  /** Why it cannot be one, where it cannot. */
  flaw: string;
}

export const newNotes = (): Notes => ({ open: [], personal: 0, tokens: 0, flaw: '' });

/** A text that stands for itself. */
const literalText = (text: string): Text => text.replace(/\{/g, '{{');

/** The one element of a list that a template repeats for each person. */
const EACH = '*each';

export interface Drafting {
  readonly scene: Scene;
  readonly each: Each | undefined;
  /** Begins the ids of its questions. */
  readonly id: string;
  readonly notes: Notes;
  readonly chosen: Chosen;
}

const OUT = Symbol('left out');
type Part = Value | typeof OUT;

/** A request with holes where the recording shows what its values are. */
export function draftRequest(exchange: Exchange, drafting: Drafting): RequestTemplate {
  const { method, asks } = exchange;
  const path = draftPath(exchange.path, drafting);
  const query: Record<string, Text> = {};
  for (const [name, text] of exchange.query) {
    const drafted = draftText({ place: 'query', name, values: [text] }, drafting);
    if (drafted !== undefined) query[name] = drafted;
  }
  const body = method === 'GET' ? undefined : draftBody(exchange, drafting);
  return { method: method as RequestTemplate['method'], path, query, ...(body && { body }), asks };
}

function draftPath(path: string, drafting: Drafting): Text {
  const parts = path.split('/');
  const { eventIds, detailIds } = drafting.scene.world;
  const isDay = (part: string) => looksDated(part) && !eventIds.has(part) && !detailIds.has(part);
  if (/\/20\d\d\/\d{1,2}\/\d{1,2}(\/|$)/.test(path) || parts.some(isDay)) drafting.notes.flaw ||= 'date';
  // A session without a cookie, as ASP.NET writes it: `(S(..))`.
  if (parts.some((part) => /^\(\w\(/.test(part))) drafting.notes.flaw ||= 'made';
  return parts
    .map((part, at) => {
      const before = [...parts.slice(0, at)].reverse().find((one) => !/^\d*$/.test(one)) ?? '';
      if (part === '') return '';
      const text = draftText({ place: 'path', name: before, values: [unescapedPart(part)] }, drafting) ?? '';
      if (text !== literalText(part)) return text;
      if (looksGuid(part)) drafting.notes.flaw ||= 'guid';
      // A number within a part: `events(8101)`, `8101.json`.
      const inside = part.replace(/\d{2,}/g, (number) => {
        const choice = choose(
          { place: 'path', name: before || part.replace(/\d.*/, ''), values: [number] },
          drafting.scene,
        );
        return choice.is === 'hole' ? `{${choice.hole}}` : number;
      });
      if (!/^(?:[\w.~()-]|\{[\w.$-]+(?::number)?\})+$/.test(inside)) drafting.notes.flaw ||= 'path';
      return inside;
    })
    .join('/');
}

function unescapedPart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function draftBody({ body }: Exchange, drafting: Drafting): TemplateBody | undefined {
  const { each, notes } = drafting;
  if (body.is === 'none') return undefined;
  if (body.is === 'unread') {
    notes.flaw ||= body.why;
    return undefined;
  }
  if (body.is === 'json') {
    const value = draftValue([body.value], '', '', drafting);
    return { is: 'json', value: value === OUT ? null : value, ...(body.type && { type: body.type }) };
  }
  const groups = each?.is === 'fields' ? each : undefined;
  const fields = draftFields(groups?.rest ?? body.fields, drafting);
  if (body.is === 'form') return { is: 'form', fields, ...(groups && { each: draftGroups(groups.groups, drafting) }) };
  if (!body.file) {
    // Without a file nothing speaks for parts; the same fields can be sent as a form only where the server takes both.
    notes.flaw ||= 'parts';
    return { is: 'form', fields };
  }
  const columns = draftColumns(body.file.lines, drafting);
  return {
    is: 'multipart',
    fields,
    file: {
      field: body.file.field,
      name: '{fileName}',
      ...(columns && { columns }),
      ...(body.file.style && { style: body.file.style }),
    },
  };
}

function draftFields(fields: readonly Pair[], drafting: Drafting): Fields {
  return fields.flatMap(([name, text]): Fields => {
    const drafted = draftText({ place: 'body', name, values: [text] }, drafting);
    return drafted === undefined ? [] : [[literalText(name), drafted]];
  });
}

/** The fields of each person as those of one, with holes in their names where these differ. */
function draftGroups(groups: readonly (readonly Pair[])[], drafting: Drafting): Fields {
  const [first = []] = groups;
  return first.flatMap(([name], at): Fields => {
    const texts = groups.map((group) => group[at]?.[1] ?? '');
    const names = groups.map((group) => group[at]?.[0] ?? '');
    const drafted = draftText({ place: 'body', name, values: texts }, drafting);
    return drafted === undefined ? [] : [[draftName(names, drafting), drafted]];
  });
}

function draftName(names: readonly string[], drafting: Drafting): Text {
  const [first = ''] = names;
  const number = /\d+/.exec(first)?.[0];
  const numbers = names.map((name) => /\d+/.exec(name)?.[0] ?? '');
  if (number === undefined) return literalText(first);
  const [before = '', after = ''] = [
    first.slice(0, first.indexOf(number)),
    first.slice(first.indexOf(number) + number.length),
  ];
  const counts = (from: number) => numbers.every((one, index) => one === String(index + from));
  if (counts(0)) return `${literalText(before)}{index}${literalText(after)}`;
  if (counts(1)) return `${literalText(before)}{row}${literalText(after)}`;
  const choice = choose({ place: 'body', name: before, values: numbers }, drafting.scene);
  if (choice.is !== 'hole') drafting.notes.flaw ||= 'names';
  return choice.is === 'hole' ? `${literalText(before)}{${choice.hole}}${literalText(after)}` : literalText(first);
}

function draftColumns(lines: readonly (readonly string[])[] | undefined, drafting: Drafting): Fields | undefined {
  const [headers, ...rows] = lines ?? [];
  if (headers === undefined || rows.length === 0) return undefined;
  return headers.flatMap((header, at): Fields => {
    const values = rows.map((row) => row[at] ?? '');
    // A column that is empty in every row stays, empty: the server may count them.
    if (values.every((value) => value === '')) {
      const named = choose({ place: 'body', name: header, values: values.map(() => '') }, drafting.scene);
      return [[literalText(header), named.is === 'hole' ? `{${named.hole}}` : '']];
    }
    const drafted = draftText({ place: 'body', name: header, values }, drafting);
    return [[literalText(header), drafted ?? '']];
  });
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One value out of those that stand at the same place for each person; one alone outside of what is repeated. */
function draftValue(values: readonly unknown[], path: string, name: string, drafting: Drafting): Part {
  const { each } = drafting;
  const [first] = values;
  if (
    values.length === 1 &&
    each?.is === 'list' &&
    each.path === path &&
    Array.isArray(first) &&
    first === each.elements
  ) {
    const element = draftValue(each.elements, `${path}.*`, name.replace(/s$/i, ''), drafting);
    return [{ [EACH]: element === OUT ? null : element }];
  }
  if (isRecord(first)) {
    const records = values.map((value) => (isRecord(value) ? value : {}));
    const members = [...new Set(records.flatMap((record) => Object.keys(record)))].flatMap(
      (member): [string, Value][] => {
        const inner = records.map((record) => record[member]);
        const part = draftValue(
          inner.some((one) => one === undefined) ? inner.map((one) => one ?? blank(inner)) : inner,
          path === '' ? member : `${path}.${member}`,
          /^(id|key|code|name|value|label|data)$/i.test(member) && name !== '' && !/(^|\.)\*$/.test(path)
            ? `${name}.${member}`
            : member,
          drafting,
        );
        return part === OUT ? [] : [[member, part]];
      },
    );
    return Object.fromEntries(members);
  }
  if (Array.isArray(first)) {
    return first.flatMap((_, at): Value[] => {
      const inner = values.map((value) => (Array.isArray(value) ? (value[at] as unknown) : null));
      const part = draftValue(inner, `${path}.${at}`, name, drafting);
      return part === OUT ? [] : [part];
    });
  }
  const scalars = values.map(
    (value): Scalar => (isRecord(value) || Array.isArray(value) ? null : ((value ?? null) as Scalar)),
  );
  return draftScalar({ place: 'body', name, values: scalars }, drafting);
}

/** What stands where only some have a member. */
const blank = (values: readonly unknown[]): unknown => (values.some((value) => typeof value === 'string') ? '' : null);

function draftScalar(leaf: Leaf, drafting: Drafting): Part {
  const paging = pagingIn(leaf, drafting);
  if (paging !== undefined) return typeof leaf.values[0] === 'number' ? paging.replace('}', ':number}') : paging;
  const choice = settled(leaf, drafting);
  if (choice === 'out') return OUT;
  if (choice !== 'same') return `{${jsonHole(choice.hole, leaf.values)}}`;
  const [value = null] = leaf.values;
  return typeof value === 'string' ? literalText(value) : value;
}

/** A status says itself how it is written. */
const jsonHole = (hole: string, values: readonly Scalar[]): string =>
  hole.includes(':') || hole === 'status' ? hole : withKind(hole, values);

/** The place in a list that a read asks for. */
const pagingIn = ({ place, name, values }: Leaf, { scene }: Drafting): Text | undefined =>
  scene.purpose === 'read' && place !== 'path' ? pagingHole(name, said(values[0])) : undefined;

function draftText(leaf: Leaf, drafting: Drafting): Text | undefined {
  const paging = pagingIn(leaf, drafting);
  if (paging !== undefined) return paging;
  const choice = settled(leaf, drafting);
  if (choice === 'out') return undefined;
  if (choice === 'same') return withEventIds(literalText(said(leaf.values[0])), drafting.scene);
  return `{${choice.hole}}`;
}

/** An event's id inside a longer text: `EventId eq 8101`. */
const withEventIds = (text: Text, { world }: Scene): Text =>
  /\D/.test(text)
    ? text.replace(/(?<![\w.])\d{3,}(?![\w.])/g, (number) =>
        world.eventIds.has(number) ? '{eventId}' : world.detailIds.has(number) ? '{eventDetailId}' : number,
      )
    : text;

type Settled = { readonly hole: string } | 'same' | 'out';

function settled(leaf: Leaf, drafting: Drafting): Settled {
  const { scene, notes } = drafting;
  const repeated =
    leaf.values.length > 1 || drafting.each?.is === 'whole' || scene.people.length === leaf.values.length;
  const choice: Choice = choose(leaf, repeated ? scene : { ...scene, people: [], seen: [] });
  if (choice.is === 'hole') return { hole: choice.hole };
  if (choice.is === 'constant') return 'same';
  if (choice.is === 'dropped') {
    notes[choice.why === 'personal' ? 'personal' : 'tokens'] += 1;
    return 'out';
  }
  return asked(leaf, choice, drafting);
}

function asked(leaf: Leaf, { why, options }: Choice & { is: 'open' }, { id, notes, chosen }: Drafting): Settled {
  if (options.length === 0) {
    const isGuid = leaf.values.some((value) => looksGuid(said(value)));
    notes.flaw ||= isGuid ? 'guid' : why === 'date' || why === 'made' ? why : leaf.place;
    return 'out';
  }
  const place = leaf.place === 'body' ? leaf.name || 'value' : `${leaf.place}.${leaf.name}`;
  const used = notes.open.filter((one) => one.id.startsWith(`${id}.${place}`)).length;
  const open: Open = { id: `${id}.${place}${used > 0 ? `.${used + 1}` : ''}`, leaf, why, options };
  notes.open.push(open);
  const answer = chosen(open) ?? options[0] ?? 'out';
  return answer;
}

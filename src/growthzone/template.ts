import { csvLines } from '../roster';
import type { HttpBody } from './http';
import { at } from './shapes';
import {
  EACH,
  type Fields,
  type Method,
  type RequestTemplate,
  type TemplateBody,
  type Text,
  type Value,
} from './template-types';

/** What stands in the holes, by their names. */
export type Values = Readonly<Record<string, Scalar>>;
export type Scalar = string | number | boolean | null;

/** A hole, or a brace that is written twice; anything else that begins with a brace is no text of a template. */
const HOLE = /\{\{|\{([A-Za-z][\w.$-]*(?::(?:number|flag|same))?)\}|\{/g;

/** The names of a text's holes, `:number` and the like with them; undefined where a brace begins none. */
export function holesOf(text: Text): readonly string[] | undefined {
  const found = [...text.matchAll(HOLE)];
  return found.some(([all]) => all === '{') ? undefined : found.flatMap(([, name]) => name ?? []);
}

/** A text that is filled to exactly `literal`. */
export const literalText = (literal: string): Text => literal.replace(/\{/g, '{{');

/** A text with its holes filled; undefined where one has no value. */
export function fillText(text: Text, values: Values): string | undefined {
  let isWhole = true;
  const filled = text.replace(HOLE, (all, name: string | undefined) => {
    if (all === '{{') return '{';
    const value = name === undefined ? undefined : filling(name, values);
    if (value === undefined) isWhole = false;
    return String(value ?? '');
  });
  return isWhole ? filled : undefined;
}

/** By the whole name first: the number of a status is another value than its word. */
const filling = (hole: string, values: Values): Scalar | undefined =>
  own(values, Object.keys(values).includes(hole) ? hole : hole.replace(/:.*/, ''));

const own = (values: Values, name: string) => (Object.keys(values).includes(name) ? values[name] : undefined);

/** JSON with its holes filled, its `*each` once for each of `people`; undefined where a hole has no value. */
export function fillValue(value: Value, values: Values, people: readonly Values[] = []): unknown {
  if (typeof value === 'string') return fillExact(value, values);
  if (Array.isArray(value)) {
    const each = eachOf(value);
    const parts =
      each === undefined
        ? value.map((part: Value) => fillValue(part, values, people))
        : people.map((person) => fillValue(each, { ...values, ...person }));
    return parts.includes(undefined) ? undefined : parts;
  }
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, part]) => [name, fillValue(part, values, people)] as const);
  return members.some(([, part]) => part === undefined) ? undefined : Object.fromEntries(members);
}

/** What an array repeats for each person; undefined where it repeats nothing. */
export function eachOf(value: readonly Value[]): Value | undefined {
  const [only] = value;
  if (value.length !== 1 || typeof only !== 'object' || only === null || Array.isArray(only)) return undefined;
  return (only as { readonly [member: string]: Value })[EACH];
}

function fillExact(text: Text, values: Values): Scalar | undefined {
  const [, name = '', kind] = /^\{([\w.$-]+):(number|flag|same)\}$/.exec(text) ?? [];
  if (kind === 'same') return filling(name, values);
  const filled = fillText(text, values);
  if (kind === undefined || filled === undefined) return filled;
  if (kind === 'flag') return filled === 'true';
  // A number that this language cannot hold exactly would be another's.
  return filled.trim() !== '' && Number.isSafeInteger(Number(filled)) ? Number(filled) : undefined;
}

/** What a request is filled with. */
export interface Filling {
  readonly values: Values;
  readonly people?: readonly Values[];
  /** Of a CSV whose template names no columns. */
  readonly columns?: Fields;
}

/** Nothing but a path on whatever host it is asked of: no other host, no way up, neither a query nor a fragment. */
const PATH = /^(?:\/(?!\.+(?:\/|$))[\w.~()-]+)+\/?$/;

/** Zero is no id, nor is half a number: neither makes an address. */
const inPath = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([name, value]) => !IDS.test(name) || isId(value)));
const IDS = /^(?:event|eventDetail|registrationType|contact|attendee|certificationContact)Id$/;
export const isId = (value: Scalar | undefined): boolean =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0;

/** A request with its holes filled, and where it goes on the host; undefined where a hole has no value or the path is none. */
export function requestOf(
  { method, path, query, body }: RequestTemplate,
  { values, people = [], columns = [] }: Filling,
): { readonly method: Method; readonly address: string; readonly body?: HttpBody } | undefined {
  // Of one person a template may speak anywhere.
  const all = people.length === 1 ? { ...values, ...people[0] } : values;
  const at = fillText(path, inPath(all));
  const search = filledFields(Object.entries(query), all)?.map(encoded);
  if (at === undefined || !PATH.test(at) || !search) return undefined;
  const address = search.length > 0 ? `${at}?${search.join('&')}` : at;
  if (!body) return { method, address };
  const filled = bodyOf(body, all, people, columns);
  return filled && { method, address, body: filled };
}

function bodyOf(body: TemplateBody, all: Values, people: readonly Values[], columns: Fields): HttpBody | undefined {
  if (body.is === 'json') {
    const value = fillValue(body.value, all, people);
    return value === undefined
      ? undefined
      : { kind: 'json', text: JSON.stringify(value), ...(body.type && { type: body.type }) };
  }
  const fields = filledFields(body.fields, all);
  if (!fields) return undefined;
  if (body.is === 'form') {
    const each = people.map((person) => filledFields(body.each ?? [], { ...all, ...person }));
    if (each.includes(undefined)) return undefined;
    return { kind: 'form', text: [...fields, ...each.flatMap((one) => one ?? [])].map(encoded).join('&') };
  }
  const { field, name } = body.file;
  const fileName = fillText(name, all);
  const lines = people.map((person) => filledFields(body.file.columns ?? columns, { ...all, ...person }));
  if (fileName === undefined || lines.includes(undefined)) return undefined;
  const header = (body.file.columns ?? columns).map(([text]) => fillText(text, all) ?? text);
  const text = csvLines([header, ...lines.map((line) => (line ?? []).map(([, cell]) => cell))], body.file.style);
  return { kind: 'multipart', fields: Object.fromEntries(fields), file: { field, name: fileName, text } };
}

/** Names and texts, filled; undefined where one cannot be. */
function filledFields(fields: Fields, values: Values): readonly (readonly [string, string])[] | undefined {
  const filled = fields.map(([name, text]) => [fillText(name, values), fillText(text, values)] as const);
  return filled.every((pair): pair is readonly [string, string] => !pair.includes(undefined)) ? filled : undefined;
}

/** GrowthZone reads `$top` with its `$` as it is. */
const encoded = ([name, text]: readonly [string, string]): string =>
  `${encodeURIComponent(name).replace(/%24/g, '$')}=${encodeURIComponent(text)}`;

/** What an answer gives at dot paths, for the holes `{PREFIX.NAME}`; what is no text, number, or yes or no, is not there. */
export function scalarsAt(answer: unknown, paths: Readonly<Record<string, string>>, prefix: string): Values {
  const found: Record<string, Scalar> = {};
  for (const [name, path] of Object.entries(paths)) {
    const value = at(answer, path);
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      found[`${prefix}.${name}`] = value;
    }
  }
  return found;
}

/** A text with those holes filled that have a value, for a person to read. */
export const shownText = (text: Text, values: Values): string =>
  text.replace(HOLE, (all, name?: string) => (name === undefined ? all : String(filling(name, values) ?? all)));

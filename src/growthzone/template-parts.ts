import { eachOf } from './template';
import { EACH, type Fields, type RequestTemplate, type TemplateBody, type Value } from './template-types';

/** A text of a template, by the name under which it is sent; `isEach` where it stands once for each person. */
export interface Part {
  readonly name: string;
  /** The name of the record in which it stands. */
  readonly under?: string;
  readonly text: Value;
  readonly isEach: boolean;
}

export function partsOf({ path, query, body }: RequestTemplate): readonly Part[] {
  return [
    ...path.split('/').map((text) => ({ name: '', text, isEach: false })),
    ...ofFields(Object.entries(query)),
    ...(body ? ofBody(body) : []),
  ];
}

const ofFields = (fields: Fields, isEach = false): readonly Part[] =>
  fields.flatMap(([name, text]) => [
    { name, text, isEach },
    { name: '', text: name, isEach },
  ]);

function ofBody(body: TemplateBody): readonly Part[] {
  if (body.is === 'json') return ofValue('', body.value, false);
  if (body.is === 'form') return [...ofFields(body.fields), ...ofFields(body.each ?? [], true)];
  const { name, columns } = body.file;
  return [
    ...ofFields(body.fields),
    { name: '', text: name, isEach: false },
    ...ofFields(columns ?? [['', '{memberId}']], true),
  ];
}

function ofValue(name: string, value: Value, isEach: boolean): readonly Part[] {
  if (Array.isArray(value)) {
    const each = eachOf(value);
    if (each === undefined) return value.flatMap((one: Value) => ofValue(name, one, isEach));
    // Also by the list's own name, which says of whom it is.
    return [{ name, text: '', isEach: false }, ...ofValue(name, each, true)];
  }
  if (typeof value !== 'object' || value === null) return [{ name, text: value, isEach }];
  return Object.entries(value).flatMap(([member, one]) =>
    // Where it is not alone in its array it repeats nobody.
    member === EACH
      ? [{ name, text: `{${EACH}}`, isEach }]
      : ofValue(member, one, isEach).map((part) =>
          part.under === undefined && name !== '' ? { ...part, under: name } : part,
        ),
  );
}

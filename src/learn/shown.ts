import type { RequestTemplate, Templates, Value } from '../growthzone';
import { failure, type Result, success } from '../roster';
import { json } from './exchange';

/** What a request always says, by name: every value without a placeholder. */
export function constantsOf({ query, body }: RequestTemplate): readonly (readonly [name: string, value: string])[] {
  const inBody =
    body === undefined
      ? []
      : body.is === 'json'
        ? constantsIn('', body.value)
        : body.is === 'form'
          ? [...body.fields, ...(body.each ?? [])]
          : [...body.fields, ...(body.file.columns ?? [])];
  return [...Object.entries(query), ...inBody].filter(([, text]) => text !== '' && !/(^|[^{])\{[^{]/.test(text));
}

function constantsIn(name: string, value: Value): readonly (readonly [string, string])[] {
  if (Array.isArray(value)) return value.flatMap((one: Value) => constantsIn(name, one));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([member, one]) => constantsIn(member === '*each' ? name : member, one));
  return value === null ? [] : [[name, String(value)]];
}

/** Whether the columns of the import's file are those that Settings give, since the recording did not have its content. */
export const isFileOfSettings = ({ writes }: Templates): boolean =>
  (writes.importAttendees?.requests ?? []).some(({ body }) => body?.is === 'multipart' && !body.file.columns);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isRequest = (value: unknown): boolean =>
  isRecord(value) &&
  typeof value['method'] === 'string' &&
  typeof value['path'] === 'string' &&
  isRecord(value['query']);

/**
 * What a colleague copied of the same association, so far as it can be shown; undefined where a text is something else. The
 * add-on holds it to every rule when it is to be kept.
 */
export function colleaguesTemplates(text: string, tenant: string): Result<Templates> | undefined {
  const read = /^\s*\{/.test(text) ? json(text) : undefined;
  const value = read?.value;
  if (!isRecord(value) || !('reads' in value) || !('writes' in value)) return undefined;
  const { reads, writes } = value;
  const all = isRecord(reads) && isRecord(writes) ? [...Object.values(reads), ...Object.values(writes)] : [undefined];
  const isWhole = all.every(
    (one) =>
      isRecord(one) &&
      (isRequest(one['request']) ||
        (Array.isArray(one['requests']) && one['requests'].length > 0 && one['requests'].every(isRequest))),
  );
  if (!isWhole || value['version'] !== 1)
    return failure('bad-template', 'What was pasted is not whole: let your colleague copy it again.');
  if (value['tenant'] !== tenant)
    return failure('bad-template', `What was pasted is of another association, and ${tenant} is connected.`);
  return success(value as unknown as Templates);
}

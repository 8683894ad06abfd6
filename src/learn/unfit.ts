import type { RequestTemplate } from '../growthzone';
import { wholeOf } from './each';
import { flat, plainName, said } from './rows';
import { isOfEvent } from './world';
import type { Write } from './writes';

// What is explained value by value, and still fits no other people or no other event.

/** Whether a file with columns has one by which somebody is known. */
export const namesPeople = (requests: readonly RequestTemplate[]): boolean =>
  requests.every(
    ({ body }) =>
      body?.is !== 'multipart' ||
      !body.file.columns ||
      body.file.columns.some(([, text]) => /\{(contactId|memberId|lastName|fullName|lastFirst|email)[:}]/.test(text)),
  );

const HOW_MANY = /count$|^total|^num(ber)?of|^(rows|people|attendees|records)$/;

/** Whether a request says beside its people how many they are. */
export const saysHowMany = (write: Write): boolean =>
  write.each !== undefined &&
  write.each.is !== 'whole' &&
  [...wholeOf(write.exchange)].some(
    ([name, value]) => HOW_MANY.test(plainName(name)) && said(value) === String(write.parts.length || 1),
  );

/** Why a write fits no other people or no other event, though nothing in it is unexplained; empty where it does. */
export function unfitOf(write: Write, requests: readonly RequestTemplate[]): string {
  if (saysHowMany(write) && write.parts.length > 1) return 'count';
  const { body } = write.exchange;
  if (body.is !== 'json' || !isOfEvent(flat(body.value))) return '';
  // Where all of it is given back as it was just read, it is as GrowthZone has it.
  const given = new Set(
    requests
      .flatMap(({ body: drafted }) => (drafted?.is === 'json' ? [...flat(drafted.value)] : []))
      .map(([path, text]) => (/^\{(stamp|told)\./.test(said(text)) ? path : '')),
  );
  return [...flat(body.value)].every(([path, value]) => typeof value !== 'string' || given.has(path)) ? '' : 'whole';
}

import type { HttpAnswer } from './http';
import { isRecord } from './shapes';

/** Why GrowthZone did not do what was asked. */
export interface Refusal {
  readonly kind:
    | 'key refused'
    | 'no permission'
    | 'not found'
    | 'wrong verb'
    | 'bad request'
    | 'stale'
    | 'slow down'
    | 'unavailable'
    | 'no answer'
    | 'unreadable';
  /** The answer's status; 0 where there was none. */
  readonly status: number;
  /** What is wrong and what to do; never the key. */
  readonly message: string;
  /** True where the request surely never left, so that nothing was done. */
  readonly isUnsent?: boolean;
  /** With a slow-down that outlasts a script's patience: when to go on. */
  readonly retryAfterSeconds?: number;
}

/** The refusal of an answer that came in time and well, but is not what was asked for. */
export function unreadable(message: string): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { kind: 'unreadable', status: 200, message } };
}

/** The refusal that an answer means. A 404 also stands for every route of a module that the tenant has not bought (USED). */
export function refusalFor(answer: HttpAnswer, host: string): Refusal {
  return { status: answer.kind === 'answer' ? answer.status : 0, ...meaningOf(answer, host) };
}

function meaningOf(answer: HttpAnswer, host: string): Omit<Refusal, 'status'> {
  if (answer.kind === 'no answer' && answer.isUnsent) {
    const message = `Google sent nothing to ${host} (${answer.message.slice(0, 160)}). Continue later; where a day's requests are used up, tomorrow.`;
    return { kind: 'no answer', message, isUnsent: true };
  }
  if (answer.kind === 'no answer') {
    return {
      kind: 'no answer',
      message: `${host} did not answer (${answer.message.slice(0, 160)}). Check the connection, then continue.`,
    };
  }
  switch (answer.status) {
    case 401:
      return {
        kind: 'key refused',
        message: `${host} does not accept the key. Enter a new key in Settings, then continue.`,
      };
    case 403:
      return {
        kind: 'no permission',
        message: `The key lacks a permission at ${host}. Ask GrowthZone support to add it, then continue.`,
      };
    case 404:
      return {
        kind: 'not found',
        message: `${host} does not know this route or id, or the association lacks that module (status 404). Check the id, or do this step by hand.`,
      };
    case 405:
      return {
        kind: 'wrong verb',
        message: `${host} does not take this kind of request on that route (status 405). Do this step by hand, or ask GrowthZone support for the route.`,
      };
    case 409:
      return { kind: 'stale', message: 'Somebody else saved the attendance meanwhile. It is read again.' };
    case 429:
      return { kind: 'slow down', message: `${host} asked us to slow down. Continue in a while.` };
    default:
      break;
  }
  // 408 is a timeout: unlike the other 4xx it does not say that nothing was done.
  if (answer.status >= 500 || answer.status === 408) {
    return {
      kind: 'unavailable',
      message: `${host} is not available just now (status ${answer.status}). Continue in a while.`,
    };
  }
  if (answer.status >= 400) {
    return {
      kind: 'bad request',
      message: `${host} refused the request: ${wordsOf(answer.text) || `status ${answer.status}`}. Correct that, then continue.`,
    };
  }
  return {
    kind: 'unreadable',
    message: `${host} answered something that is no data (status ${answer.status}): a login page perhaps. Check the key, then continue.`,
  };
}

/** ASP.NET's own error body: Message and MessageDetail. */
function wordsOf(text: string): string {
  try {
    const body: unknown = JSON.parse(text);
    if (!isRecord(body)) return '';
    const words = [body['Message'], body['MessageDetail']].filter((part) => typeof part === 'string');
    return words.join(' ').replace(/\.$/, '').slice(0, 300);
  } catch {
    return '';
  }
}

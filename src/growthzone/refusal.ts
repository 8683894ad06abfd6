import type { Problem, RefusalCode } from '../roster';
import type { HttpAnswer } from './http';
import { isRecord } from './shapes';

/** Why GrowthZone did not do what was asked. */
export interface Refusal extends Problem {
  readonly code: RefusalCode;
  /** The answer's status; 0 where there was none. */
  readonly status: number;
  /** What is wrong and what to do; never the key. */
  readonly message: string;
  /** True where the request surely never left, so that nothing was done. */
  readonly isUnsent?: boolean;
  /** With a slow-down that outlasts a script's patience: when to go on. */
  readonly retryAfterSeconds?: number;
}

const NOT_HERE: ReadonlySet<RefusalCode> = new Set(['not-found', 'no-permission', 'wrong-verb']);

/** Whether it says that this association lacks what was asked for: the route, its module, or the permission. */
export const isNotHere = ({ code }: Refusal): boolean => NOT_HERE.has(code);

const ONES_OWN: ReadonlySet<RefusalCode> = new Set([...NOT_HERE, 'bad-request']);

/** Whether it may be about the one person who was asked for, and not about everybody. */
export const isOnesOwn = ({ code }: Refusal): boolean => ONES_OWN.has(code);

/** The refusal of an answer that came in time and well, but is not what was asked for. */
export function unreadable(message: string): { readonly ok: false; readonly problem: Refusal } {
  return { ok: false, problem: { code: 'unreadable', status: 200, message } };
}

/** The refusal that an answer means. A 404 also stands for every route of a module that the tenant has not bought (USED). */
export function refusalFor(answer: HttpAnswer, host: string): Refusal {
  return { status: answer.kind === 'answer' ? answer.status : 0, ...meaningOf(answer, host) };
}

type Meaning = Omit<Refusal, 'status'>;

function meaningOf(answer: HttpAnswer, host: string): Meaning {
  if (answer.kind === 'no answer') return meaningOfSilence(answer, host);
  const { status, text } = answer;
  const named = NAMED[status];
  if (named) return { code: named.code, message: named.message(host, wordsOf(text)) };
  // 408 is a timeout: unlike the other 4xx it does not say that nothing was done.
  if (status >= 500 || status === 408) {
    return {
      code: 'unavailable',
      message: `${host} is not available just now (status ${status}). Continue in a while.`,
    };
  }
  if (status >= 400) {
    const said = wordsOf(text) || `status ${status}`;
    return { code: 'bad-request', message: `${host} refused the request: ${said}. Correct that, then continue.` };
  }
  return {
    code: 'unreadable',
    message: `${host} answered something that is no data (status ${status}): a login page perhaps. Check the key, then continue.`,
  };
}

function meaningOfSilence({ message, isUnsent }: Extract<HttpAnswer, { kind: 'no answer' }>, host: string): Meaning {
  const said = message.slice(0, 160);
  if (isUnsent !== true) {
    return { code: 'no-answer', message: `${host} did not answer (${said}). Check the connection, then continue.` };
  }
  return {
    code: 'no-answer',
    message: `Google sent nothing to ${host} (${said}). Continue later; where a day's requests are used up, tomorrow.`,
    isUnsent: true,
  };
}

/** Statuses with a meaning of their own. */
const NAMED: Readonly<
  Partial<Record<number, { readonly code: RefusalCode; readonly message: (host: string, said: string) => string }>>
> = {
  401: {
    code: 'key-refused',
    message: (host) => `${host} does not accept the key. Enter a new key in Settings, then continue.`,
  },
  403: {
    code: 'no-permission',
    // Which permission it is, GrowthZone alone knows: its words are passed on.
    message: (host, said) =>
      `The key lacks a permission at ${host}${said === '' ? '' : ` ("${said}")`}. Ask GrowthZone support to add it, then continue.`,
  },
  404: {
    code: 'not-found',
    message: (host) =>
      `${host} does not know this route or id, or the association lacks that module (status 404). Check the id, or do this step by hand.`,
  },
  405: {
    code: 'wrong-verb',
    message: (host) =>
      `${host} does not take this kind of request on that route (status 405). Do this step by hand, or ask GrowthZone support for the route.`,
  },
  409: { code: 'stale', message: () => 'Somebody else saved the attendance meanwhile. It is read again.' },
  429: { code: 'slow-down', message: (host) => `${host} asked us to slow down. Continue in a while.` },
};

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

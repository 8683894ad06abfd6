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
  /** True where the answer was a page to sign in, or led to one. */
  readonly isLogin?: boolean;
  /** True where an earlier request of the same write was taken, so that nobody knows what was done. */
  readonly isPartly?: boolean;
  /** True where the key may not send what a browser was seen to send: then a person does it. */
  readonly isLearned?: boolean;
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

const BARRED: ReadonlySet<number> = new Set([401, 403, 404, 405]);

/** The refusal of a request as it was learned, where the answer means that a key may not send it; nothing was done then. */
export function asLearned({ status, isLogin }: Refusal, called: string): Refusal | undefined {
  if (!BARRED.has(status) && isLogin !== true) return undefined;
  const said = isLogin ? 'a login page' : `status ${status}`;
  const message = `GrowthZone does not let the key ask for ${called} as the browser did (${said}). Nothing is lost: go on by hand.`;
  return { code: 'not-found', status, message, isLearned: true };
}

type Clean = (text: string) => string;

/** The refusal that an answer means, its words without the key by `clean`. A 404 also stands for every route of a module that the tenant has not bought (USED). */
export function refusalFor(answer: HttpAnswer, host: string, clean: Clean): Refusal {
  return { status: answer.kind === 'answer' ? answer.status : 0, ...meaningOf(answer, host, clean) };
}

type Meaning = Omit<Refusal, 'status'>;

function meaningOf(answer: HttpAnswer, host: string, clean: Clean): Meaning {
  if (answer.kind === 'no answer') return meaningOfSilence({ ...answer, message: clean(answer.message) }, host);
  const { status } = answer;
  // Cut to length only once the key is out of them.
  const words = clean(wordsOf(answer.text)).slice(0, 300);
  // A firewall's page says nothing of the key, and the route may be there: it passes, as a server that is not available.
  if (status === 403 && /^\s*</.test(answer.text)) {
    const message = `A firewall at ${host} refused the request (status 403). Try again later, or ask GrowthZone support.`;
    return { code: 'unavailable', message };
  }
  const named = NAMED[status];
  if (named) return { code: named[0], message: `${host} ${named[1](words)}` };
  // One route answers so to a date in another form (USED): the same again helps nothing.
  if (status === 500 && /not recognized as a valid DateTime/i.test(answer.text)) {
    return { code: 'bad-request', message: `${host} does not read the date of the request (status 500).` };
  }
  // 408 is a timeout: unlike the other 4xx it does not say that nothing was done.
  if (status >= 500 || status === 408) {
    return { code: 'unavailable', message: `${host} is not available (status ${status}). Continue in a while.` };
  }
  if (status >= 400) {
    const said = words || `status ${status}`;
    return { code: 'bad-request', message: `${host} refused the request: ${said}. Fix that, then continue.` };
  }
  const message = `${host} answered with no data (status ${status}), perhaps a login page. Check the key, then continue.`;
  const leads = status >= 300 && /log-?in|sign-?in|log-?on|auth/i.test(answer.headers['location'] ?? '');
  return {
    code: 'unreadable',
    message,
    ...(leads || SIGN_IN.test(answer.text) ? { isLogin: true } : {}),
  };
}

/** A page to sign in, by its title or its field. */
const SIGN_IN = /type=["']?password|<title>[^<]*(?:sign|log)[ -]?[io]n/i;

function meaningOfSilence({ message, isUnsent }: Extract<HttpAnswer, { kind: 'no answer' }>, host: string): Meaning {
  const said = message.slice(0, 160);
  if (isUnsent !== true) {
    return { code: 'no-answer', message: `${host} did not answer (${said}). Check the connection, then continue.` };
  }
  const advice = 'Continue later, or tomorrow if today’s requests are used up.';
  return { code: 'no-answer', message: `Google sent nothing to ${host} (${said}). ${advice}`, isUnsent };
}

/** Statuses with a meaning of their own, in a sentence behind the host's name. */
const NAMED: Readonly<Partial<Record<number, readonly [code: RefusalCode, said: (said: string) => string]>>> = {
  401: ['key-refused', () => 'does not accept the key. Enter a new key in Settings, then continue.'],
  // Which permission it is, GrowthZone alone knows: its words are passed on.
  403: [
    'no-permission',
    (said) =>
      `says that the key lacks a permission${said && ` ("${said}")`}. Ask GrowthZone support to add it, then continue.`,
  ],
  404: [
    'not-found',
    () =>
      'does not know this route or id, or the association lacks that module (status 404). Check the id, or do this step by hand.',
  ],
  405: [
    'wrong-verb',
    () =>
      'does not take this kind of request (status 405). Do this step by hand, or ask GrowthZone support for the route.',
  ],
  409: ['stale', () => 'has a newer attendance, saved by somebody else. It is read again.'],
  429: ['slow-down', () => 'asked us to slow down. Continue in a while.'],
};

/** ASP.NET's own error body: Message and MessageDetail. */
function wordsOf(text: string): string {
  try {
    const body: unknown = JSON.parse(text);
    if (!isRecord(body)) return '';
    const words = [body['Message'], body['MessageDetail']].filter((part) => typeof part === 'string');
    return words.join(' ').replace(/\.$/, '');
  } catch {
    return '';
  }
}

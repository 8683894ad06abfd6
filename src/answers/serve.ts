import * as v from 'valibot';
import { account, calledHere } from '../google/account';
import { notWrittenBeside, writeBesideNow } from '../google/beside';
import { messageOf } from '../google/spreadsheet';
import { loadConnection } from '../google/stores';
import { otherAccount, troubleOf } from '../google/trouble';
import { requireUi } from '../google/ui';
import { withoutKeys } from '../growthzone';
import { failure, type Result } from '../roster';
import { type RequestName, requests } from './index';
import { traceOf } from './redact';
import { badRequest } from './request';

/** An answer, and what the log or the summary could not be told meanwhile. */
type Answer = Result<unknown> & { readonly notice?: string };

const named = v.object({ ask: v.picklist(Object.keys(requests) as RequestName[]) });

/**
 * Serves one request of the page. Refuses to run as a cell formula, where it would act with the owner's key: there
 * is no UI in a formula. Failures come back as data, since Google keeps of an error only its message; the stack of what
 * was thrown goes to Google's log.
 */
export function serve(sent: unknown): Answer {
  requireUi();
  const read = v.safeParse(named, sent);
  if (!read.success) return badRequest(read.issues[0]);
  const { ask: name } = read.output;
  // What goes with it is held against the request's own schema.
  const { ask: _, account: of, ...rest } = sent as Readonly<Record<string, unknown>>;
  try {
    const who = account();
    if (typeof of === 'string' && of !== '' && who !== '' && of !== who) return otherAccount(calledHere(who));
    const result: Result<unknown> = requests[name].serve(rest);
    writeBesideNow();
    const notice = notWrittenBeside();
    if (result.ok) return notice === '' ? result : { ...result, notice };
    // A refusal knows more than a problem, which is nobody's but the run's.
    return failure(result.problem.code, result.problem.message);
  } catch (error) {
    writeBesideNow();
    // The key that was sent is not stored yet while it is tried.
    const clean = withoutKeys([storedKey(), String(rest['key'] ?? '')]);
    console.error(`${name}: ${traceOf(error, clean)}`);
    const message = clean(messageOf(error));
    return troubleOf(error, message) ?? failure('failed', `${message} Nothing more was done; try again.`);
  }
}

/** The key that must stand in no log; empty where there is none, or where the store itself is what failed. */
function storedKey(): string {
  try {
    return loadConnection()?.apiKey ?? '';
  } catch {
    return '';
  }
}

import * as v from 'valibot';
import { messageOf } from '../google/spreadsheet';
import { loadConnection } from '../google/stores';
import { requireUi } from '../google/ui';
import { failure, type Result } from '../roster';
import { type RequestName, requests } from './index';
import { traceOf } from './redact';
import { badRequest } from './request';

const named = v.object({ ask: v.picklist(Object.keys(requests) as RequestName[]) });

/**
 * Serves one request of the page. Refuses to run as a cell formula, where it would act with the owner's key: there
 * is no UI in a formula. Failures come back as data, since Google keeps of an error only its message; the stack of what
 * was thrown goes to Google's log.
 */
export function serve(sent: unknown): Result<unknown> {
  requireUi();
  const read = v.safeParse(named, sent);
  if (!read.success) return badRequest(read.issues[0]);
  const { ask: name } = read.output;
  // What goes with it is held against the request's own schema.
  const { ask: _, ...rest } = sent as Readonly<Record<string, unknown>>;
  try {
    const result: Result<unknown> = requests[name].serve(rest);
    // A refusal knows more than a problem, which is nobody's but the run's.
    return result.ok ? result : failure(result.problem.code, result.problem.message);
  } catch (error) {
    console.error(`${name}: ${traceOf(error, storedKey())}`);
    return failure('failed', `${messageOf(error)} Nothing further was done; try again.`);
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

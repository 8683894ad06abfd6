import * as v from 'valibot';
import { CREDITS, failure, type Result, textUpTo, wholeFrom } from '../roster';

/** One request of the page: exactly what goes with it, and what is done with that. */
export interface Request<Input, Value> {
  /** Anything else that is sent is refused before anything is read. */
  readonly input: v.GenericSchema<unknown, Input>;
  /** Expected failures are problems; what is thrown is a bug, or Google's. */
  readonly handle: (input: Input) => Result<Value>;
  /** Handles what was sent beside the request's name, or refuses it by its schema. */
  readonly serve: (sent: unknown) => Result<Value>;
}

/** A request from its two halves: the types of page and server are inferred from them. */
export function request<Input, Value>({
  input,
  handle,
}: Pick<Request<Input, Value>, 'input' | 'handle'>): Request<Input, Value> {
  return {
    input,
    handle,
    serve: (sent) => {
      const read = v.safeParse(input, sent);
      return read.success ? handle(read.output) : badRequest(read.issues[0]);
    },
  };
}

/** Names the member that is wrong, where its name is a word: what else the page sent is not said back. */
export function badRequest({ path }: v.BaseIssue<unknown>) {
  const name = String(path?.[0].key ?? '');
  const member = /^\w{1,40}$/.test(name) ? name : 'request';
  return failure('bad-request', `The page asked for something unknown (${member}). Reload the spreadsheet.`);
}

export const credit = v.picklist(CREDITS);
/** A row, a column or an ID: whole, and at least 1. */
export const positive = wholeFrom(1);
/** The open page's own name for itself. */
export const session = textUpTo(64, 8);
export const memberIds = v.pipe(
  v.array(textUpTo(20)),
  v.check((ids) => ids.length >= 1 && ids.length <= 5000),
  v.readonly(),
);
export const shortText = textUpTo(600);

export const nothing = v.strictObject({});
export const ofCredit = v.strictObject({ credit });

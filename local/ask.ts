import type { ProblemCode, RequestName, RequestOf, Result, ValueOf } from '../src/answers';
import { UserError } from './command-line';
import type { AddOn } from './sheets';

/** What the add-on answered with instead of a value; its message is one sentence for the user. */
export class Refused extends UserError {
  constructor(
    readonly code: ProblemCode,
    message: string,
  ) {
    super(message);
  }
}

/** Asks the add-on one of its questions, as the sidebar does. Rejects with `Refused`. */
export async function ask<Name extends RequestName>(addOn: AddOn, request: RequestOf<Name>): Promise<ValueOf<Name>> {
  const answer = (await addOn.run('ask', request)) as Result<ValueOf<Name>> & { readonly notice?: string };
  if (answer.notice) process.stderr.write(`${answer.notice}\n`);
  if (!answer.ok) throw new Refused(answer.problem.code, answer.problem.message);
  return answer.value;
}

import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Refusal } from './tenant';

/** No date, as GrowthZone writes it (USED). */
export const NO_DATE = '0001-01-01T00:00:00';

/** The body of an ASP.NET error (USED, proven; the keys are the framework's default). */
export interface ErrorBody {
  readonly Message: string;
  readonly MessageDetail?: string;
  /** Where the framework tells what it stumbled over (USED). */
  readonly ExceptionMessage?: string;
  readonly ExceptionType?: string;
}

/** An answer other than the wanted one. Thrown by routes, written by the server's one error handler. */
export class Answer extends HTTPException {
  constructor(
    status: ContentfulStatusCode,
    readonly body: ErrorBody,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(status, { message: body.Message });
  }
}

/** 400, with what is wrong for whoever reads the body. */
export function invalid(detail: string): Answer {
  return new Answer(400, { Message: 'The request is invalid.', MessageDetail: detail });
}

/** What a server says of a request that is larger than it takes, and no more. */
export function tooLarge(status: 400 | 413): Answer {
  return new Answer(status, { Message: status === 413 ? 'Request Entity Too Large' : 'The request is invalid.' });
}

/** 401: no key, or none that is good here. */
export function unauthorized(scheme: 'ApiKey' | 'Bearer' = 'ApiKey'): Answer {
  const headers = { 'WWW-Authenticate': scheme };
  return new Answer(401, { Message: 'Authorization has been denied for this request.' }, headers);
}

/** 403: the key is good, and may not do this. */
export function forbidden(permission: string): Answer {
  return new Answer(403, {
    Message: 'Authorization has been denied for this request.',
    MessageDetail: `The key lacks the permission ${permission}.`,
  });
}

/** What an unknown route answers, and every route of a module that is off (USED). */
export function noSuchRoute(url: string): Answer {
  return new Answer(404, {
    Message: `No HTTP resource was found that matches the request URI '${url}'.`,
    MessageDetail: 'No type was found that matches the controller of this address.',
  });
}

export function noSuchId(what: string, id: number): Answer {
  return notFound(`There is no ${what} ${id}.`);
}

export function noSuchKey(keyId: string): Answer {
  return notFound(`There is no key ${keyId}, or it was revoked before.`);
}

function notFound(detail: string): Answer {
  return new Answer(404, { Message: 'Not found.', MessageDetail: detail });
}

/** 405, with the verbs that the address takes. */
export function wrongVerb(verb: string, allowed: readonly string[]): Answer {
  const headers = { Allow: allowed.join(', ') };
  return new Answer(405, { Message: `The requested resource does not support http method '${verb}'.` }, headers);
}

/** 429; GrowthZone does not always say when to come back. */
export function tooFast(retryAfterSeconds: number | undefined): Answer {
  const headers = retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) };
  return new Answer(429, { Message: 'API calls quota exceeded. Ask more slowly.' }, headers);
}

/** A rule's refusal as an answer. */
export function refused({ kind, message }: Refusal): Answer {
  if (kind === 'invalid') return invalid(message);
  if (kind === 'not found') return notFound(message);
  return new Answer(409, { Message: message });
}

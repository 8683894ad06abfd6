import type { Method } from './template-types';

/** One request to GrowthZone, as the network layer sends it. */
export interface HttpRequest {
  readonly method: Method;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: HttpBody;
}

export type HttpBody =
  /** A form is urlencoded. */
  | { readonly kind: 'json' | 'form'; readonly text: string; readonly type?: string }
  | {
      readonly kind: 'multipart';
      readonly fields: Readonly<Record<string, string>>;
      readonly file: { readonly field: string; readonly name: string; readonly text: string };
    };

export type HttpAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      /** Names in lower case. */
      readonly headers: Readonly<Record<string, string>>;
      readonly text: string;
    }
  | {
      readonly kind: 'no answer';
      readonly message: string;
      /** True where the request surely never left; of any other it is not known. */
      readonly isUnsent?: boolean;
    };

/** The network: never throws. */
export interface Http {
  send(request: HttpRequest): HttpAnswer;
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  sleep(milliseconds: number): void;
}

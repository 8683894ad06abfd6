import { type Asks, header, type Pair, type RawRequest } from './exchange';

/** Names of headers and fields that hold an anti-forgery or session value, in small letters without signs. */
const TOKEN_NAME =
  /requestverificationtoken|csrf|xsrf|antiforgery|(^|_)authenticity|^(access|id|auth|session|bearer|refresh|security)_?token$|^authorization$|^proxyauthorization$|^(x_?)?api_?key$|subscription_?key$|^(sig|signature|hmac)$|^sessionid$|^(aspnet_?)?sessionid$|^phpsessid$|^jsessionid$|^sid$|^x(session|auth)\w*$|password|secret/;

/** Whether a header or field is there to prove who asks, and says nothing of what is asked. */
export const isTokenName = (name: string): boolean =>
  TOKEN_NAME.test(
    name
      .toLowerCase()
      .replace(/[^a-z0-9_]/g, '')
      .replace(/^_+|_+$/g, ''),
  );

/** A moment in milliseconds under a name that browsers and scripts use to get past a cache. */
export const isCacheBuster = ([name, text]: Pair): boolean =>
  /^\d{10,13}$/.test(text) && /^(_|t|ts|cb|r|rnd|nocache|v|timestamp|cachebust\w*)$/i.test(name);

/** Headers that say who asks, by name: their values must be in nothing that is made of the recording. */
const isSecretHeader = (name: string): boolean => /^(cookie|set-cookie)$/i.test(name) || isTokenName(name);

/** What of a request is secret, and what it says of the kind of the request. */
export interface Secrets {
  readonly asks: Asks;
  readonly values: readonly string[];
  readonly cookies: number;
  readonly tokens: number;
}

/**
 * Looks through a request's headers, cookies and fields. Its own API key in the header asks for nothing of a browser. Chrome and
 * Edge leave Cookie, Set-Cookie and Authorization out of the export that they offer first, and "Copy as fetch" has no cookie.
 */
export function secretsIn({ headers, cookies }: RawRequest, fields: readonly Pair[]): Secrets {
  const cookieHeader = header(headers, 'cookie');
  const named = headers.filter(([name]) => isSecretHeader(name) && !/^(set-)?cookie$/i.test(name));
  const tokens = [...named, ...fields.filter(([name]) => isTokenName(name))].filter(([, text]) => text !== '');
  const single = cookieHeader.split(/;\s*/).flatMap((part) => part.slice(part.indexOf('=') + 1) || []);
  const isOwnKey = ([name, text]: Pair) => /^(proxy-)?authorization$/i.test(name) && /^apikey\s/i.test(text);
  const hasCookie = cookieHeader !== '' || cookies.length > 0;
  return {
    asks: tokens.some((one) => !isOwnKey(one))
      ? 'token'
      : hasCookie
        ? 'cookie'
        : tokens.length > 0
          ? 'nothing'
          : 'unseen',
    values: [
      ...tokens.flatMap(([, text]) => [text, ...text.split(/[\s:]+/)]),
      ...single,
      ...cookies.map(([, text]) => text),
    ],
    cookies: cookies.length || single.length,
    tokens: tokens.length,
  };
}

const GUID = /^\{?[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\}?$/i;

export const looksGuid = (text: string): boolean => GUID.test(text);

/** Whether a text looks as if it were made for one session or one moment: a GUID, a long code, letters and digits mixed. */
export function looksMade(text: string): boolean {
  if (GUID.test(text) || /^eyJ[\w-]+\.[\w-]+/.test(text)) return true;
  if (text.length < 16 || /\s/.test(text)) return false;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(text)).length;
  return /^[\w+/=.~-]+$/.test(text) && (kinds === 3 || (/\d/.test(text) && /[a-z]/i.test(text) && !/[-_.]/.test(text)));
}

/** In words, as `February 5, 2026` and `Thu, 05 Feb 2026 20:00:00 GMT`, and as one number, `20260205`. */
const DAY =
  /^(?=.*\b20\d\d\b).*\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? ?\d|^(?=.*\b20\d\d\b).*\d ?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|^20\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/i;

/** Whether a text is a day or a moment. */
export const looksDated = (text: string): boolean =>
  DAY.test(text) ||
  /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d|$)|^\d{1,2}\/\d{1,2}\/\d{2,4}|^\/Date\(|^1[5-9]\d{8}(\d{3})?$/.test(text);

/** An e-mail, or a phone number. */
export const looksPersonal = (text: string): boolean =>
  /[^\s@]@[^\s@]+\.[a-z]{2,}/i.test(text) ||
  (/^\+?[\d\s().-]{10,18}$/.test(text.trim()) && /^\D*(?:\d\D*){10,11}$/.test(text) && !looksDated(text));

import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { type Caller, digestOf, PERMISSIONS } from './keys';

/** The header in which a page brings its anti-forgery token back. */
export const TOKEN_HEADER = 'RequestVerificationToken';
const SESSION_COOKIE = '.AspNet.ApplicationCookie';
const TOKEN_COOKIE = '__RequestVerificationToken';

/** People at the screens of the back office, by the cookie of their browser. */
export interface Sessions {
  /** Signs the browser in that asks for a screen, where it is not; gives its anti-forgery token. */
  open(c: Context): string;
  /** Who a request's cookie says it is. Nothing without one, and nothing where another site's page sent it. */
  caller(c: Context): Caller | undefined;
}

/** Sessions are in memory: whoever is at a screen opens it again. Cookies are kept as digests. */
export function browserSessions(): Sessions {
  const tokens = new Map<string, string>();
  const tokenOf = (c: Context) => tokens.get(digestOf(getCookie(c, SESSION_COOKIE) ?? ''));
  const permissions = new Set(PERMISSIONS.filter((one) => one !== 'stand-in'));
  return {
    open: (c) => {
      const known = tokenOf(c);
      if (known !== undefined) return known;
      const session = randomBytes(32).toString('base64url');
      const token = randomBytes(32).toString('base64url');
      tokens.set(digestOf(session), token);
      const options = { path: '/', httpOnly: true, sameSite: 'Strict' } as const;
      setCookie(c, SESSION_COOKIE, session, options);
      setCookie(c, TOKEN_COOKIE, token, options);
      return token;
    },
    caller: (c) => {
      const token = tokenOf(c);
      return token === undefined || isFromElsewhere(c) ? undefined : { id: 'browser', permissions, browser: { token } };
    },
  };
}

/** Other servers of this computer are the same site to a browser, so its cookie alone says too little. */
function isFromElsewhere(c: Context): boolean {
  const site = c.req.header('sec-fetch-site');
  const origin = c.req.header('origin');
  return (
    (site !== undefined && site !== 'same-origin') || (origin !== undefined && origin !== new URL(c.req.url).origin)
  );
}

import { randomBytes, timingSafeEqual } from 'node:crypto';
import { type Authenticate, digestOf, PERMISSIONS } from './keys';
import type { Tenant } from './tenant';

/** The one application and the one user that may ask for tokens. */
export interface OAuthAccount {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly username: string;
  readonly password: string;
}

/** Good for loopback only, and this server listens nowhere else. */
export const DEMO_ACCOUNT: OAuthAccount = {
  clientId: 'demo-client',
  clientSecret: 'demo-secret',
  username: 'demo',
  password: 'demo',
};

/** USED, proven: access tokens are good for an hour. */
export const TOKEN_SECONDS = 3600;
/** INVENTED: how long the code of an authorization is good. */
const CODE_SECONDS = 300;

/** The form fields of a token request, as they came. */
export interface TokenRequest {
  readonly grant_type?: string | undefined;
  readonly client_id?: string | undefined;
  readonly client_secret?: string | undefined;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly refresh_token?: string | undefined;
  readonly code?: string | undefined;
  readonly redirect_uri?: string | undefined;
  readonly scope?: string | undefined;
  /** What some clients call `scope` (USED). */
  readonly scopes?: string | undefined;
}

/** The errors of RFC 6749, section 5.2. */
export type TokenError = 'invalid_client' | 'invalid_grant' | 'unsupported_grant_type';

export type TokenAnswer =
  | { readonly ok: true; readonly accessToken: string; readonly refreshToken: string; readonly scope: string }
  | { readonly ok: false; readonly error: TokenError; readonly description: string };

export interface OAuth {
  /** Recognises `Authorization: Bearer {access token}` (USED, proven on the same /api routes as a key). */
  readonly authenticate: Authenticate;
  token(request: TokenRequest): TokenAnswer;
  /** A code for the client to fetch its tokens with; nothing where the client is not known. */
  authorize(clientId: string, redirectUri: string, scope: string): string | undefined;
  readonly username: string;
}

type Kind = 'access' | 'refresh' | 'code';

interface Stored {
  readonly scope: string;
  readonly redirectUri: string;
  readonly expiresAt: number | null;
}

/**
 * GrowthZone's OAuth 2 (CONFIRMED, USED). INVENTED and harsh on purpose: a refresh token or a code is good once, so that
 * a client which loses the answer has to ask anew; and the user may do everything.
 */
export function oauth(tenant: Tenant, account: OAuthAccount): OAuth {
  const secrets = secretsOf(tenant);
  const grants = grantsOf(secrets, account);
  return {
    username: account.username,
    authenticate: (authorization) => {
      const [, token] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? [];
      if (token === undefined || !secrets.find('access', token)) return undefined;
      return { id: 'oauth', permissions: new Set(PERMISSIONS) };
    },
    token: (request) => {
      const name = request.grant_type ?? '';
      const grant = Object.hasOwn(grants, name) ? grants[name] : undefined;
      if (!grant) return wrong('unsupported_grant_type', `Ask with a grant_type of ${Object.keys(grants).join(', ')}.`);
      if (!same(request.client_id, account.clientId) || !same(request.client_secret, account.clientSecret)) {
        return wrong('invalid_client', 'The client_id or client_secret is not known.');
      }
      return tenant.db.transaction(() => grant(request));
    },
    authorize: (clientId, redirectUri, scope) =>
      same(clientId, account.clientId) ? secrets.make('code', scope, CODE_SECONDS, redirectUri) : undefined,
  };
}

type Secrets = ReturnType<typeof secretsOf>;

/** Tokens and codes. Their digests are kept, they themselves never. */
function secretsOf({ db, clock }: Tenant) {
  const find = (kind: Kind, secret: string): Stored | undefined => {
    const row = db.one<Stored>('SELECT * FROM oauthTokens WHERE digest = ? AND kind = ?', digestOf(secret), kind);
    return row && (row.expiresAt === null || row.expiresAt > clock.now()) ? row : undefined;
  };
  return {
    find,
    /** Finds what is good once. */
    take: (kind: Kind, secret: string): Stored | undefined => {
      const row = find(kind, secret);
      if (row) db.run('DELETE FROM oauthTokens WHERE digest = ?', digestOf(secret));
      return row;
    },
    /** `seconds`: how long it is good; null for ever. */
    make: (kind: Kind, scope: string, seconds: number | null, redirectUri = ''): string => {
      const secret = randomBytes(32).toString('base64url');
      const expiresAt = seconds === null ? null : clock.now() + seconds * 1000;
      db.run('DELETE FROM oauthTokens WHERE expiresAt <= ?', clock.now());
      db.run(
        'INSERT INTO oauthTokens (digest, kind, scope, redirectUri, expiresAt) VALUES (?, ?, ?, ?, ?)',
        digestOf(secret),
        kind,
        scope,
        redirectUri,
        expiresAt,
      );
      return secret;
    },
  };
}

/** What each grant_type asks for and gives, once the client is known. */
function grantsOf(
  secrets: Secrets,
  account: OAuthAccount,
): Readonly<Record<string, (request: TokenRequest) => TokenAnswer>> {
  const tokens = (scope: string): TokenAnswer => ({
    ok: true,
    accessToken: secrets.make('access', scope, TOKEN_SECONDS),
    refreshToken: secrets.make('refresh', scope, null),
    scope,
  });
  return {
    password: ({ username, password, scope, scopes }) =>
      same(username, account.username) && same(password, account.password)
        ? tokens(scope ?? scopes ?? '')
        : wrong('invalid_grant', 'The user name or password is incorrect.'),
    refresh_token: ({ refresh_token = '' }) => {
      const stored = secrets.take('refresh', refresh_token);
      return stored
        ? tokens(stored.scope)
        : wrong('invalid_grant', 'The refresh token is not known, or was used before.');
    },
    authorization_code: ({ code = '', redirect_uri = '' }) => {
      const stored = secrets.take('code', code);
      return stored && stored.redirectUri === redirect_uri
        ? tokens(stored.scope)
        : wrong('invalid_grant', 'The code is not known, was used before, is too old or is for another address.');
    },
  };
}

function wrong(error: TokenError, description: string): TokenAnswer {
  return { ok: false, error, description };
}

/** Takes as long whatever the difference. */
function same(given: string | undefined, right: string): boolean {
  return timingSafeEqual(Buffer.from(digestOf(given ?? '')), Buffer.from(digestOf(right)));
}

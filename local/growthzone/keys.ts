import { createHash, randomBytes } from 'node:crypto';
import type { Tenant } from './tenant';

/** What a key may be allowed (CONFIRMED: permissions are per key; these names are INVENTED). */
export const PERMISSIONS = [
  'contacts.read',
  'memberships.read',
  'events.read',
  'attendees.read',
  'attendees.write',
  'certifications.read',
  'stand-in',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** An API key; without a list of permissions it may do everything. */
export interface Key {
  readonly key: string;
  readonly permissions?: readonly Permission[];
}

/** Whoever was recognised by the Authorization header. `id` tells callers apart and says nothing about the key. */
export interface Caller {
  readonly id: string;
  readonly permissions: ReadonlySet<Permission>;
  /** A person at a screen, whom a cookie says; with the anti-forgery token of their pages. */
  readonly browser?: { readonly token: string };
}

export type Authenticate = (authorization: string | undefined) => Caller | undefined;

/** A key as a person may see it: never the key itself. */
export interface KnownKey {
  readonly keyId: string;
  readonly label: string;
  readonly lastFour: string;
  readonly permissions: readonly Permission[];
  /** Milliseconds since 1970; null for a key that was given at the start. */
  readonly madeAt: number | null;
  readonly revokedAt: number | null;
}

/** The tenant's API keys. */
export interface Keys {
  readonly authenticate: Authenticate;
  list(): KnownKey[];
  /** Makes a key. This answer is the only place where it ever appears. */
  make(label: string, permissions: readonly Permission[]): { keyId: string; key: string };
  /** From now on the key draws a 401. False where there is no such key, or it was revoked before. */
  revoke(keyId: string): boolean;
}

interface Row {
  readonly keyId: number;
  readonly label: string;
  readonly lastFour: string;
  readonly permissions: string;
  readonly madeAt: number;
  readonly revokedAt: number | null;
}

interface Given extends KnownKey {
  readonly digest: string;
  revokedAt: number | null;
}

/**
 * Recognises `Authorization: ApiKey {key}` (CONFIRMED, USED). `given` are good while this program runs; keys made later
 * are kept in the database. Only digests are kept, so that neither a dump nor a log line of this program can show a
 * key, and comparing takes the same time whatever the key.
 */
export function apiKeys(tenant: Tenant, given: readonly (string | Key)[]): Keys {
  const { db, clock } = tenant;
  const atStart = given.map(asGiven);
  const made = () =>
    db.all<Row>('SELECT keyId, label, lastFour, permissions, madeAt, revokedAt FROM apiKeys').map(known);
  const withDigest = (digest: string): KnownKey | undefined => {
    const first = atStart.find((one) => one.digest === digest);
    if (first) return first;
    const row = db.one<Row>('SELECT * FROM apiKeys WHERE digest = ?', digest);
    return row && known(row);
  };
  return {
    authenticate: (authorization) => {
      const [, key] = /^ApiKey +(\S+)$/i.exec(authorization ?? '') ?? [];
      const one = key === undefined ? undefined : withDigest(digestOf(key));
      return one && one.revokedAt === null ? { id: one.keyId, permissions: new Set(one.permissions) } : undefined;
    },
    list: () => [...atStart.map(({ digest: _, ...one }) => one), ...made()],
    make: (label, permissions) => {
      const key = randomBytes(24).toString('base64url');
      const keyId = db.run(
        'INSERT INTO apiKeys (label, digest, lastFour, permissions, madeAt) VALUES (?, ?, ?, ?, ?)',
        label,
        digestOf(key),
        key.slice(-4),
        permissions.join(' '),
        clock.now(),
      );
      return { keyId: String(keyId), key };
    },
    revoke: (keyId) => {
      const first = atStart.find((one) => one.keyId === keyId);
      const good = (first ?? made().find((one) => one.keyId === keyId))?.revokedAt === null;
      if (!good) return false;
      if (first) first.revokedAt = clock.now();
      else db.run('UPDATE apiKeys SET revokedAt = ? WHERE keyId = ?', clock.now(), Number(keyId));
      return true;
    },
  };
}

function asGiven(given: string | Key, place: number): Given {
  const { key, permissions = PERMISSIONS } = typeof given === 'string' ? { key: given } : given;
  const number = place + 1;
  return {
    keyId: `start-${number}`,
    label: `Given at the start, ${number}`,
    lastFour: key.slice(-4),
    permissions,
    madeAt: null,
    revokedAt: null,
    digest: digestOf(key),
  };
}

function known(row: Row): KnownKey {
  const { keyId, label, lastFour, madeAt, revokedAt } = row;
  const permissions = PERMISSIONS.filter((one) => row.permissions.split(' ').includes(one));
  return { keyId: String(keyId), label, lastFour, permissions, madeAt, revokedAt };
}

/** What is kept of a secret. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

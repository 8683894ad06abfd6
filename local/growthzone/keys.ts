import { createHash } from 'node:crypto';

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

/** Whoever was recognised by the Authorization header. */
export interface Caller {
  readonly permissions: ReadonlySet<Permission>;
}

export type Authenticate = (authorization: string | undefined) => Caller | undefined;

/**
 * Recognises `Authorization: ApiKey {key}` (CONFIRMED, USED). Only digests of the keys are kept, so that neither a dump
 * nor a log line of this program can show one, and comparing takes the same time whatever the key.
 */
export function apiKeys(keys: readonly (string | Key)[]): Authenticate {
  const callers = new Map(
    keys
      .map((key): Key => (typeof key === 'string' ? { key } : key))
      .map(({ key, permissions }) => [digest(key), { permissions: new Set(permissions ?? PERMISSIONS) }] as const),
  );
  return (authorization) => {
    const [, key] = /^ApiKey +(\S+)$/i.exec(authorization ?? '') ?? [];
    return key === undefined ? undefined : callers.get(digest(key));
  };
}

function digest(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

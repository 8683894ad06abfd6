import { createRoute, z } from '@hono/zod-openapi';
import type { LocalClock } from '../../clock';
import { noSuchKey } from '../answers';
import { type Keys, PERMISSIONS } from '../keys';
import { PROFILES, type ProfileName, profileName } from '../profile';
import type { Store } from '../store';
import { type App, ERRORS, json, marked } from './route';

const permission = 'stand-in';
const certainty = 'INVENTED';

const NAMES = Object.keys(PROFILES) as [ProfileName, ...ProfileName[]];
const ProfileSwitch = z.object({ name: z.enum(NAMES) }).openapi('ProfileSwitch');
const ProfileNow = z.object({ name: z.enum(NAMES).nullable() }).openapi('ProfileNow');
const Time = z.object({ seconds: z.number().min(0) }).openapi('Time');
const Permissions = z.array(z.enum(PERMISSIONS)).min(1);
const NewKey = z
  .object({ label: z.string().min(1), permissions: Permissions.default([...PERMISSIONS]) })
  .openapi('NewKey');
const KnownKey = z
  .object({
    keyId: z.string(),
    label: z.string(),
    lastFour: z.string(),
    permissions: z.array(z.enum(PERMISSIONS)),
    madeAt: z.int().nullable(),
    revokedAt: z.int().nullable(),
  })
  .openapi('Key');

const readProfile = createRoute({
  ...marked({ certainty, permission, summary: 'Which association this plays; null: none of the named ones' }),
  method: 'get',
  path: '/stand-in/profile',
  responses: { 200: json(ProfileNow, 'The profile'), ...ERRORS },
});
const switchProfile = createRoute({
  ...marked({ certainty, permission, summary: 'Plays another association from now on' }),
  method: 'put',
  path: '/stand-in/profile',
  request: { body: { required: true, content: { 'application/json': { schema: ProfileSwitch } } } },
  responses: { 200: json(ProfileNow, 'The profile'), ...ERRORS },
});
const passTime = createRoute({
  ...marked({ certainty, permission, summary: 'Moves the clock ahead; now is in milliseconds since 1970' }),
  method: 'post',
  path: '/stand-in/time',
  request: { body: { required: true, content: { 'application/json': { schema: Time } } } },
  responses: { 200: json(z.object({ now: z.int() }), 'The time'), ...ERRORS },
});
const listKeys = createRoute({
  ...marked({ certainty, permission, summary: 'The API keys, by their last four characters' }),
  method: 'get',
  path: '/stand-in/keys',
  responses: { 200: json(z.object({ keys: z.array(KnownKey) }), 'In the order made'), ...ERRORS },
});
const makeKey = createRoute({
  ...marked({ certainty, permission, summary: 'Makes an API key, which is in this answer and nowhere else' }),
  method: 'post',
  path: '/stand-in/keys',
  request: { body: { required: true, content: { 'application/json': { schema: NewKey } } } },
  responses: { 201: json(z.object({ keyId: z.string(), key: z.string() }), 'The key'), ...ERRORS },
});
const revokeKey = createRoute({
  ...marked({ certainty, permission, summary: 'Revokes an API key' }),
  method: 'delete',
  path: '/stand-in/keys/{keyId}',
  request: { params: z.object({ keyId: z.string() }) },
  responses: { 204: { description: 'It draws a 401 from now on' }, ...ERRORS },
});

/** What an association chooses, and the clock: the same as the back office's screens, for programs. */
export function tenantRoutes(app: App, store: Store, clock: LocalClock, keys: Keys): void {
  const profileNow = () => ({ name: profileName(store.profile) ?? null });
  app.openapi(readProfile, (c) => c.json(profileNow(), 200));
  app.openapi(switchProfile, (c) => {
    store.setProfile(PROFILES[c.req.valid('json').name]);
    return c.json(profileNow(), 200);
  });
  app.openapi(passTime, (c) => {
    clock.advance(c.req.valid('json').seconds * 1000);
    return c.json({ now: clock.now() }, 200);
  });
  app.openapi(listKeys, (c) =>
    c.json({ keys: keys.list().map((key) => ({ ...key, permissions: [...key.permissions] })) }, 200),
  );
  app.openapi(makeKey, (c) => {
    const { label, permissions } = c.req.valid('json');
    return c.json(keys.make(label, permissions), 201, { 'Cache-Control': 'no-store' });
  });
  app.openapi(revokeKey, (c) => {
    const { keyId } = c.req.valid('param');
    if (!keys.revoke(keyId)) throw noSuchKey(keyId);
    return c.body(null, 204);
  });
}

import { html } from 'hono/html';
import { type Keys, type KnownKey, PERMISSIONS } from '../keys';
import { BACK_OFFICE, button, counted, field, type Html, page, table, tag, tick } from './page';
import { fieldsOf, type ScreenContext, ScreenError } from './screen-context';

/** API keys: made, shown once, revoked. GrowthZone's support does this for its customers (CONFIRMED); here it is a screen. */
export function keyScreens({ app, moment, done, noticeFor }: ScreenContext, keys: Keys): void {
  app.get('/keys', (c) => c.html(screen(keys, moment, noticeFor(c))));
  app.post('/keys', async (c) => {
    const fields = await fieldsOf(c);
    const label = String(fields['label'] ?? '').trim();
    if (label === '') throw new ScreenError(400, 'The key needs a name, such as what it is for.');
    const permissions = PERMISSIONS.filter((permission) => fields[permission] === 'yes');
    if (permissions.length === 0) throw new ScreenError(400, 'A key without any permission is good for nothing.');
    const { key } = keys.make(label, permissions);
    // Not kept for a screen to come: this answer is the only place where the key ever is.
    return c.html(
      screen(
        keys,
        moment,
        html`<p>Key made for ${label}: <code>${key}</code></p><p>Copy it now. It is not shown again.</p>`,
      ),
    );
  });
  app.post('/keys/:id/revoke', (c) => {
    if (!keys.revoke(c.req.param('id'))) throw new ScreenError(404, 'There is no such key, or it was revoked before.');
    return done(c, '/keys', 'Key revoked: from now on it is answered with 401.');
  });
}

function screen(keys: Keys, moment: ScreenContext['moment'], notice: Html | undefined): Html {
  const list = keys.list();
  const body = html`${table(
    counted(list.length, 'key'),
    ['Key', 'For', 'Permissions', 'Made', 'Change'],
    list.map((key) => [
      html`<code>...${key.lastFour}</code>`,
      key.label,
      key.permissions.length === PERMISSIONS.length ? 'All' : key.permissions.join(', '),
      key.madeAt === null ? 'Good until this program ends' : moment(key.madeAt),
      state(key, moment),
    ]),
  )}
<form method="post" action="${BACK_OFFICE}/keys" class="card"><h2>Make a key</h2><div class="fields">${field('label', 'What it is for')}</div>
<fieldset><legend>Permissions</legend><div class="ticks">${PERMISSIONS.map((permission) => tick(permission, permission, permission !== 'stand-in'))}</div></fieldset>
<button>Make key</button></form>
<p class="soft">The permission stand-in is for this program's own calls under /stand-in, which GrowthZone has not.</p>`;
  return page({ title: 'API Keys', section: 'API Keys', notice, body });
}

function state({ keyId, label, revokedAt }: KnownKey, moment: ScreenContext['moment']): Html {
  if (revokedAt !== null) return tag(`Revoked ${moment(revokedAt)}`, 'bad');
  return button(`/keys/${keyId}/revoke`, 'Revoke', { label: `Revoke ${label}` });
}

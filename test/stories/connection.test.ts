import { startGrowthZone } from '../../local/growthzone';
import { clock, ROSTER, withDesk } from '../support/desk';

const KEY = 'a-very-secret-key-4711';

test.each(['evil.example.com/', 'a.b', 'demo@evil', 'DEMO/..', ''])('tenant "%s" is refused', async (tenant) => {
  await withDesk(ROSTER, async (desk) => {
    await expect(desk.ask({ ask: 'saveConnection', tenant, key: KEY })).rejects.toThrow(/^bad-tenant/);
  });
});

test('a key that GrowthZone does not accept is not kept, and the one there was stays; only its end is told', async () => {
  const growthzone = await startGrowthZone({ clock, keys: ['another-key'] });
  try {
    await withDesk(
      ROSTER,
      async (desk) => {
        const wrong = { ask: 'saveConnection', tenant: 'demo', key: KEY } as const;
        await expect(desk.ask(wrong)).rejects.toThrow(/does not accept the key/);
        expect((await desk.ask({ ask: 'state' })).connection).toBeNull();
        await expect(desk.ask({ ask: 'readMembers', restart: true })).rejects.toThrow(/^not-connected/);
        await desk.ask({ ...wrong, key: 'another-key' });
        await expect(desk.ask(wrong)).rejects.toThrow(/does not accept the key/);
        expect((await desk.ask({ ask: 'state' })).connection).toEqual({ tenant: 'demo', keyEnds: '-key' });
        expect(JSON.stringify([desk.addOn.userProperties(), desk.host.saved(), desk.addOn.logs])).not.toContain(KEY);
      },
      { hosts: { 'https://demo.growthzoneapp.com': growthzone.url } },
    );
  } finally {
    await growthzone.close();
  }
});

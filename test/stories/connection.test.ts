import { startGrowthZone } from '../../local/growthzone';
import { clock, ROSTER, withRoster } from '../support/roster-book';

const KEY = 'a-very-secret-key-4711';

test.each(['evil.example.com/', 'a.b', 'demo@evil', 'DEMO/..', ''])('tenant "%s" is refused', async (tenant) => {
  await withRoster(ROSTER, async (book) => {
    await expect(book.ask({ ask: 'saveConnection', tenant, key: KEY })).rejects.toThrow(/^bad-tenant/);
  });
});

test('a key that GrowthZone does not accept is not kept, and the one there was stays; only its end is told', async () => {
  const growthzone = await startGrowthZone({ clock, keys: ['another-key'] });
  try {
    await withRoster(
      ROSTER,
      async (book) => {
        const wrong = { ask: 'saveConnection', tenant: 'demo', key: KEY } as const;
        await expect(book.ask(wrong)).rejects.toThrow(/does not accept the key/);
        expect((await book.ask({ ask: 'state' })).connection).toBeNull();
        await expect(book.ask({ ask: 'readMembers', restart: true })).rejects.toThrow(/^not-connected/);
        await book.ask({ ...wrong, key: 'another-key' });
        await expect(book.ask(wrong)).rejects.toThrow(/does not accept the key/);
        expect((await book.ask({ ask: 'state' })).connection).toEqual({ tenant: 'demo', keyEnds: '-key' });
        expect(JSON.stringify([book.addOn.userProperties(), book.host.saved(), book.addOn.logs])).not.toContain(KEY);
      },
      { hosts: { 'https://demo.growthzoneapp.com': growthzone.url } },
    );
  } finally {
    await growthzone.close();
  }
});

import { createServer } from 'node:net';
import { startGrowthZone } from '../../local/growthzone';
import { PROFILES, type ProfileName } from '../../local/growthzone/profile';
import { HttpSender } from '../../local/sheets/http';
import { urlFetchApp } from '../../local/sheets/url-fetch';
import { doctorLines, doctorPage } from '../../src/sidebar/texts/doctor';
import { roster, rosterBeside } from '../support/command';
import { CLASS_DATE, furnished, KEY, memberId } from '../support/growthzone';
import { clock, withRoster } from '../support/roster-book';

const IMPORT = 'POST /api/events/{eventId}/attendees/import';
const CHANGES = 'GET /api/realestate/contacts/getchangessince/{utc}';
const SUMMARY = 'GET /api/events/{eventId}/attendees/summary';
const ATTENDANCE = 'GET /api/events/{eventId}/attendees/attendance';
const COMPONENTS = 'GET /api/events/{eventDetailId}/certificationcomponents';
const PROGRESS = 'GET /api/certifications/progress/{certificationContactId}/';
const AS_EXPECTED = 'answers as expected';

/** Examines a furnished stand-in through the bundle, as Settings does. */
async function examined(profile: ProfileName) {
  const at = await furnished({ clock, profile: PROFILES[profile] });
  const before = at.store.counters();
  let results = new Map<string, string>();
  let said = '';
  try {
    await withRoster(
      [['NRDS ID']],
      async (book) => {
        const report = await book.ask({ ask: 'doctor' });
        const lines = doctorLines(report);
        expect(report.tenant).toBe('demo');
        results = new Map(lines.map(({ route, result }) => [route, result]));
        said = JSON.stringify([report, lines, doctorPage(report, CLASS_DATE), book.addOn.logs, book.host.workbook]);
      },
      {
        hosts: { 'https://demo.growthzoneapp.com': at.growthzone.url },
        userProperties: { connection: JSON.stringify({ tenant: 'demo', apiKey: KEY }) },
      },
    );
    expect({ ...at.store.counters(), reads: 0 }).toEqual({ ...before, reads: 0 });
  } finally {
    await at.growthzone.close();
  }
  return { results, said };
}

/** Where the back office's own routes are others, none of this project's own answers. */
const SHAPED = {
  [IMPORT]: 'does not answer',
  [SUMMARY]: 'does not answer',
  [ATTENDANCE]: 'does not answer',
  [COMPONENTS]: 'does not answer',
};

/** Of each of the stand-in's people what says who they are. */
const everybody = (): readonly string[] =>
  Array.from({ length: 250 }, (_, n) => [memberId(n + 1), `Last${n + 1}`, `member${n + 1}@example.com`]).flat();

const DIFFERS: Readonly<Record<ProfileName, Readonly<Record<string, string>>>> = {
  'with-writes': {},
  'documented-only': { [IMPORT]: 'does not answer', [ATTENDANCE]: 'does not answer' },
  'no-certifications': { [COMPONENTS]: 'does not answer', [PROGRESS]: 'not asked' },
  'custom-field': { [CHANGES]: 'does not answer' },
  'card-only': { [CHANGES]: 'does not answer' },
  'rows-and-numbers': SHAPED,
  'upload-and-job': SHAPED,
  'one-by-one': SHAPED,
  'upload-by-browser': SHAPED,
};

const MEMBER_IDS: Readonly<Partial<Record<ProfileName, readonly string[]>>> = {
  'custom-field': ['custom field License Number, NRDS ID', '0 of the 24 people'],
  'card-only': ['does not have AccountNumber', 'its AccountNumber is nine digits'],
};

test.each(Object.keys(PROFILES) as ProfileName[])('what a tenant answers: %s', async (profile) => {
  const { results, said } = await examined(profile);
  const expected = {
    [CHANGES]: AS_EXPECTED,
    [IMPORT]: AS_EXPECTED,
    [SUMMARY]: AS_EXPECTED,
    [ATTENDANCE]: AS_EXPECTED,
    ...DIFFERS[profile],
  };
  expect(Object.fromEntries(results)).toMatchObject(expected);
  for (const value of [KEY, '5002', ...everybody()]) expect(said).not.toContain(value);
  for (const words of MEMBER_IDS[profile] ?? ['its AccountNumber is nine digits', '24 of the 24 people']) {
    expect(said).toContain(words);
  }
});

test('on the command line, against a stand-in', async () => {
  const growthzone = await startGrowthZone({ clock, keys: [KEY] });
  growthzone.store.addEvent({ name: 'Ethics', date: CLASS_DATE, credit: 'COEC' });
  const address = ['--growthzone', growthzone.url, '--key-from-env', 'GZ_KEY'];
  const { status, stdout, stderr } = await rosterBeside(['doctor', ...address], { GZ_KEY: KEY });
  await growthzone.close();
  expect(stdout).toContain(`${COMPONENTS}  (INVENTED)`);
  expect(stdout).toMatch(/^CE Roster: what demo\.growthzoneapp\.com answers, \d{4}-\d\d-\d\d\n/);
  expect(stdout).toContain('nothing was written');
  expect(stdout).toContain('Still open here:');
  expect(stdout + stderr).not.toContain(KEY);
  // Nobody is registered in that one event, so its lists prove nothing.
  expect(status).toBe(1);
});

test.each([
  ['no GrowthZone', [], /Say which GrowthZone/],
  ['two of them', ['--tenant', 'a', '--growthzone', 'http://127.0.0.1:1'], /Say which GrowthZone/],
  [
    'an address as the tenant',
    ['--tenant', 'evil.example.com', '--key-from-env', 'GZ_KEY'],
    /"evil.example.com" is not a GrowthZone name/,
  ],
  ['no key', ['--tenant', 'a'], /--key-from-env NAME/],
  ['an empty key', ['--tenant', 'a', '--key-from-env', 'GZ_NONE'], /GZ_NONE holds no key/],
  ['another machine', ['--growthzone', 'http://192.0.2.1', '--key-from-env', 'GZ_KEY'], /is not on this machine/],
  ['no event', ['--tenant', 'a', '--key-from-env', 'GZ_KEY', '--event', 'x'], /not "x"/],
])('bad usage, %s: one sentence and status 2', (_, args, sentence) => {
  const { status, stdout, stderr } = roster(['doctor', ...args], { GZ_KEY: KEY });
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(sentence);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});

describe('a real host', () => {
  const rules = (send: jest.Mock) => ({
    whitelist: ['https://*.growthzoneapp.com/'],
    hosts: { 'https://acme.growthzoneapp.com': 'https://acme.growthzoneapp.com' },
    send,
  });
  const options = { followRedirects: false };

  test('is read and never written to', () => {
    const send = jest.fn(() => ({ kind: 'answer', status: 200, headers: {}, text: '[]' }));
    const service = urlFetchApp(rules(send));
    service.fetch('https://acme.growthzoneapp.com/api/contacts', options);
    for (const method of ['post', 'put', 'PATCH', 'delete']) {
      expect(() => service.fetch('https://acme.growthzoneapp.com/api/contacts', { ...options, method })).toThrow(
        /only reads/,
      );
    }
    expect(send).toHaveBeenCalledTimes(1);
    expect(send).toHaveBeenCalledWith(expect.objectContaining({ method: 'GET' }));
  });

  test('is spoken to over TLS, by its name', async () => {
    let hello = Buffer.alloc(0);
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', (chunk) => {
        hello = chunk;
        socket.destroy();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { readonly port: number };
    const sender = new HttpSender(Date.now);
    const url = `https://localhost:${port}/api/contacts`;
    const headers = { Authorization: `ApiKey ${KEY}` };
    const answer = await sender.send({ url, method: 'GET', headers, body: undefined, timeoutMs: 5000 });
    sender.close();
    server.close();
    expect(answer.kind).toBe('failed');
    // The first byte of a TLS handshake; the name is in its server_name extension, and nothing else can be read.
    expect(hello[0]).toBe(0x16);
    expect(hello.includes('localhost')).toBe(true);
    expect(hello.includes(KEY)).toBe(false);
  });
});

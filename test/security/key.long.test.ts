import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GrowthZone, seededFaults, startGrowthZone } from '../../local/growthzone';
import { readWorkbookBytes, workbookBytes } from '../../local/sheets';
import { wholeJob } from '../support/job';
import { clock, type RosterBook, withRoster } from '../support/roster-book';

const KEY = 'a-very-secret-key-4711-Zq8';
/** As the key would look in a header, a URL or a log that encodes it. */
const DISGUISES = [KEY, encodeURIComponent(KEY), Buffer.from(KEY).toString('base64').replace(/=+$/, '')];
const CLASS_DATE = '2026-02-05';
const HOST = 'https://demo.growthzoneapp.com';
const PEOPLE = 8;

const memberId = (n: number) => `${999_901_101 + n}`;
const ROSTER = [
  ['NRDS ID', 'First Name', 'Last Name', 'Credit Type', 'Credit?', 'Class Date'],
  ...Array.from({ length: PEOPLE }, (_, n) => [memberId(n), `Ana${n}`, 'Alvarez', 'COEC', 'Y', '02/05/2026']),
];

/** Everything that anybody but the user's own properties could show. */
async function traces(book: RosterBook): Promise<string> {
  const { host, addOn } = book;
  const file = await workbookBytes(host.workbook);
  const opened = await readWorkbookBytes(file, 'Class.xlsx', { locale: 'en_US' });
  const shown = [addOn.shown.sidebar?.html, addOn.shown.dialog?.html];
  return JSON.stringify([host.saved(), host.documentProperties.getProperties(), addOn.logs, shown, opened]);
}

function expectNoKey(text: string): void {
  for (const disguise of DISGUISES) expect(text.includes(disguise)).toBe(false);
}

describe('a whole job under faults', () => {
  const said: string[] = [];
  beforeEach(() => {
    for (const method of ['log', 'info', 'warn', 'error'] as const) {
      jest.spyOn(console, method).mockImplementation((...words) => void said.push(words.join(' ')));
    }
  });
  afterEach(() => jest.restoreAllMocks());

  test.each([1, 2, 3])(
    'seed %i: the key is in no cell, property of the spreadsheet, log, answer or file',
    async (seed) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'ce-roster-key-'));
      const faults = seededFaults(seed, { rate: 0.2, most: 40 });
      const growthzone = await startGrowthZone({ clock, keys: [KEY], dataDir, faults: [faults] });
      try {
        furnish(growthzone);
        await withRoster(
          ROSTER,
          async (book) => {
            await book.addOn.run('openCeRoster');
            const answers = await wholeJob(book, 'demo', KEY);
            // Without these the search below would prove nothing.
            expect(growthzone.faults.happened().length).toBeGreaterThan(5);
            expect(growthzone.counters().registrations).toBe(PEOPLE);
            expect(JSON.stringify(book.addOn.userProperties())).toContain(KEY);
            expectNoKey(JSON.stringify(answers));
            expectNoKey(await traces(book));
          },
          { hosts: { [HOST]: growthzone.url } },
        );
      } finally {
        await growthzone.close();
      }
      expectNoKey(said.join('\n'));
      for (const name of readdirSync(dataDir)) expectNoKey(readFileSync(join(dataDir, name), 'latin1'));
      rmSync(dataDir, { recursive: true });
    },
  );
});

/** A GrowthZone that adds the key, escaped, to every name of events and of who is in them. */
function echoing(target: string): Server {
  const escaped = [...KEY].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
  return createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { authorization = '', 'content-type': type = '' } = request.headers;
    const headers = { authorization, ...(type === '' ? {} : { 'content-type': type }) };
    const method = request.method ?? 'GET';
    const body = method === 'GET' ? {} : { body: Buffer.concat(chunks) };
    const answer = await fetch(`${target}${request.url}`, { method, headers, ...body });
    const text = (await answer.text()).replace(/("\w*Name":")([^"]+)"/g, (whole, before, name) =>
      /events?/i.test(request.url ?? '') ? `${before}${name} ${escaped}"` : whole,
    );
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
  });
}

test('the key in good answers, escaped, reaches no cell, property, log, answer or file', async () => {
  const growthzone = await startGrowthZone({ clock, keys: [KEY] });
  const proxy = echoing(growthzone.url);
  const url = await listening(proxy);
  try {
    furnish(growthzone);
    await withRoster(
      ROSTER,
      async (book) => {
        const answers = await wholeJob(book, 'demo', KEY);
        expect(JSON.stringify(answers)).toContain('(key)');
        expectNoKey(JSON.stringify(answers));
        const said = await traces(book);
        expect(said).toContain('(key)');
        expectNoKey(said);
      },
      { hosts: { [HOST]: url } },
    );
  } finally {
    proxy.close();
    proxy.closeAllConnections();
    await growthzone.close();
  }
});

function furnish({ store }: GrowthZone): void {
  const members = Array.from({ length: PEOPLE }, (_, n) => ({
    memberId: memberId(n),
    firstName: `Ana${n}`,
    lastName: 'Alvarez',
  }));
  store.addMembers(members);
  store.addEvent({ name: 'Ethics', date: CLASS_DATE, credit: 'COEC' });
}

describe('a server that says back what it was sent', () => {
  const elsewhere: string[] = [];
  let other: Server;
  let otherUrl: string;
  beforeAll(async () => {
    other = createServer((request, response) => {
      elsewhere.push(request.headers.authorization ?? '');
      response.end('{}');
    });
    otherUrl = await listening(other);
  });
  afterAll(() => other.close());

  const echoes = ['400', '401', '403', '404', '409', '418', '500', '200', '302', 'half'] as const;

  test.each(echoes)('%s', async (how) => {
    let asked = 0;
    const echo = createServer((request, response) => {
      asked += 1;
      const words = `${request.headers.authorization} at ${request.url}`;
      const body = JSON.stringify({
        Message: words,
        MessageDetail: words,
        Results: [{ Name: words, ContactId: words }],
      });
      if (how === 'half') response.writeHead(200).end(body.slice(0, -2));
      else if (how === '302') response.writeHead(302, { Location: `${otherUrl}/api?${words}` }).end(words);
      else response.writeHead(Number(how), { 'X-Said': words }).end(body);
    });
    const url = await listening(echo);
    try {
      await withRoster(
        ROSTER,
        async (book) => {
          const requests = [
            { ask: 'saveConnection', tenant: 'demo', key: KEY },
            { ask: 'readMembers', restart: true },
            { ask: 'events' },
            { ask: 'doctor' },
            { ask: 'state' },
          ];
          const answers: unknown[] = [];
          for (const request of requests) answers.push(await book.addOn.run('ask', request));
          expect(asked).toBeGreaterThan(0);
          expectNoKey(JSON.stringify(answers));
          expectNoKey(await traces(book));
        },
        {
          hosts: { [HOST]: url },
          userProperties: { connection: JSON.stringify({ tenant: 'demo', apiKey: KEY }) },
        },
      );
    } finally {
      echo.close();
      echo.closeAllConnections();
    }
    expect(elsewhere).toEqual([]);
  });
});

function listening(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

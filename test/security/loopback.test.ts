import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { startGrowthZone } from '../../local/growthzone';
import { clock } from '../support/roster-book';
import { startWorkbench } from '../support/workbench';

const KEY = 'loopback-key';

interface Server {
  readonly url: string;
  readonly ok: number;
  readonly refused: number;
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}
const servers = new Map<string, Server>();
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  const growthzone = await startGrowthZone({ clock, keys: [KEY] });
  const workbench = await startWorkbench();
  closing.push(() => growthzone.close(), workbench.close);
  servers.set('stand-in', {
    url: growthzone.url,
    ok: 200,
    refused: 421,
    reads: ['/backoffice', '/api/contacts', '/stand-in/counters', '/openapi.json', '/backoffice/outbox'],
    writes: ['/backoffice/stand-in/time', '/oauth/token', '/stand-in/time'],
  });
  servers.set('workbench', {
    url: workbench.url,
    ok: 200,
    refused: 403,
    reads: ['/', '/api/workbook', '/events?window=w'],
    writes: ['/api/run', '/api/edit', '/api/start-over', '/api/open?name=x.csv'],
  });
});
afterAll(async () => {
  for (const close of closing) await close();
});

const known = (name: string): Server => {
  const server = servers.get(name);
  if (!server) throw new Error(`No server "${name}" was started.`);
  return server;
};

/** `fetch` lets nobody choose a Host or an Origin. */
function statusOf(url: string, method: string, headers: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(url, { method, headers, agent: false }, (answer) => {
      answer.destroy();
      resolve(answer.statusCode ?? 0);
    });
    call.on('error', reject).end();
  });
}

const authorized = { Authorization: `ApiKey ${KEY}` };
const STRANGERS = [
  'evil.example.com',
  '127.0.0.1.evil.example.com',
  'localhost.evil.example.com',
  '192.0.2.1',
  '0.0.0.0',
];

describe.each(['stand-in', 'workbench'])('%s', (name) => {
  test.each(STRANGERS)('DNS rebinding: Host "%s" gets nothing, wherever it asks', async (host) => {
    const { url, refused, reads, writes } = known(name);
    const port = new URL(url).port;
    for (const Host of [host, `${host}:${port}`]) {
      for (const path of reads)
        expect([path, await statusOf(url + path, 'GET', { Host, ...authorized })]).toEqual([path, refused]);
      for (const path of writes) {
        const headers = { Host, Origin: `http://${Host}`, ...authorized };
        expect([path, await statusOf(url + path, 'POST', headers)]).toEqual([path, refused]);
      }
    }
  });

  test.each(['127.0.0.1', 'localhost', '[::1]', 'LOCALHOST'])('its own name %s is answered', async (host) => {
    const { url, ok, reads } = known(name);
    expect(await statusOf(url + (reads[0] ?? ''), 'GET', { Host: `${host}:${new URL(url).port}` })).toBe(ok);
  });

  test('nobody listens on this computer’s other addresses', async () => {
    const port = Number(new URL(known(name).url).port);
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of others) expect([address, await answers(address, port)]).toEqual([address, false]);
  });
});

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2000 });
    const end = (is: boolean) => {
      socket.destroy();
      resolve(is);
    };
    socket
      .on('connect', () => end(true))
      .on('error', () => end(false))
      .on('timeout', () => end(false));
  });
}

describe('pages of other sites', () => {
  const SITES = ['https://evil.example.com', 'http://127.0.0.1:1', 'http://localhost', 'null'];

  test.each(SITES)('a form of %s changes nothing in the back office', async (Origin) => {
    const { url } = known('stand-in');
    const headers = { Origin, 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': '0' };
    for (const path of ['/backoffice/stand-in/time', '/backoffice/keys', '/backoffice/education/certifications']) {
      expect([path, await statusOf(url + path, 'POST', headers)]).toEqual([path, 403]);
    }
  });

  test.each(SITES)('a script of %s does nothing in the workbench', async (Origin) => {
    const { url, writes } = known('workbench');
    for (const path of writes) {
      expect([path, await statusOf(url + path, 'POST', { Origin, 'X-Window': 'w' })]).toEqual([path, 403]);
    }
  });

  test.each(SITES)(
    'a script of %s that asks without the key does nothing at the stand-in’s own surface',
    async (Origin) => {
      const { url } = known('stand-in');
      for (const path of ['/stand-in/time', '/api/events/8101/attendees/attendance']) {
        expect([path, await statusOf(url + path, 'POST', { Origin })]).toEqual([path, 401]);
      }
    },
  );

  test('no answer invites another site to read it', async () => {
    for (const { url, reads } of servers.values()) {
      for (const path of reads) {
        if (path.startsWith('/events')) continue;
        const answer = await fetch(url + path, { headers: { ...authorized, Origin: 'https://evil.example.com' } });
        await answer.text();
        expect([path, answer.headers.get('access-control-allow-origin')]).toEqual([path, null]);
      }
    }
  });
});

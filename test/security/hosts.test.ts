import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { urlFetchApp } from '../../local/sheets/url-fetch';
import { addressOf, createClient, ROUTES, type RouteName } from '../../src/growthzone';
import { requestOf } from '../../src/growthzone/template';
import { utcDay } from '../support/class';

const KEY = 'hosts-key';
const { urlFetchWhitelist } = JSON.parse(readFileSync('appsscript.json', 'utf8')) as { urlFetchWhitelist: string[] };
const clock = { now: () => 0, sleep: () => undefined };

/** What is sent for these, or nothing where the client cannot even be made. */
function sentFor(tenant: string, template: string | undefined, eventId: number, orderBy: string): string | undefined {
  let sent: string | undefined;
  const http = {
    send({ url }: { readonly url: string }) {
      sent = url;
      return { kind: 'answer', status: 200, headers: {}, text: '[]' } as const;
    },
  };
  try {
    const routes = template === undefined ? {} : { attendeesSummary: template };
    const client = createClient({ connection: { tenant, apiKey: KEY, routes }, http, clock, dayOf: utcDay });
    client.read('attendeesSummary', { eventId }, { $orderby: orderBy });
  } catch {
    return undefined;
  }
  return sent;
}

const odd = fc.string({
  unit: fc.constantFrom(...'aZ0-._~/\\@:?#%&=+ {}\n\r\t"<>'.split(''), 'é', '.com', '..', '%2e'),
});
const tenant = fc.oneof(
  fc.constantFrom('demo', 'a-1'),
  fc.constantFrom('evil.com', 'demo@evil.com', 'demo.growthzoneapp.com', 'demo#', 'ｄemo'),
  odd,
);
const template = fc.oneof(
  fc.constantFrom(undefined, '/events/{eventId}/x', '/api/{eventId}/'),
  fc.constantFrom('//evil.com/{eventId}', '/../{eventId}', '/a?b={eventId}', '/{evil}'),
  odd.map((text) => `/${text}`),
  odd,
);

test('whatever tenant, template, id or order is given: the key goes to one host, under /api, or nowhere', () => {
  let sent = 0;
  fc.assert(
    fc.property(
      tenant,
      template,
      fc.oneof(fc.constant(7), fc.double(), fc.integer()),
      odd,
      (name, path, eventId, orderBy) => {
        const url = sentFor(name, path, eventId, orderBy);
        if (url === undefined) return;
        sent += 1;
        const { protocol, host, username, pathname, searchParams, hash } = new URL(url);
        expect([protocol, host, username, hash]).toEqual(['https:', `${name}.growthzoneapp.com`, '', '']);
        expect(pathname).toMatch(/^\/api(\/[\w-]+)+\/?$/);
        expect([...searchParams.keys()]).toEqual(['$orderby']);
        expect(searchParams.get('$orderby')).toBe(orderBy);
        expect(url).not.toContain(KEY);
        const service = urlFetchApp({
          whitelist: urlFetchWhitelist,
          hosts: {},
          send: () => ({ kind: 'failed', message: '' }),
        });
        // Beyond the whitelist; only then does it look for the host.
        expect(() => service.fetch(url, { followRedirects: false })).toThrow(/DNS error/);
      },
    ),
    { numRuns: 3000 },
  );
  expect(sent).toBeGreaterThan(100);
});

const WITH_IDS = (Object.keys(ROUTES) as RouteName[]).filter((name) => ROUTES[name].path.includes('{'));

test.each(WITH_IDS)('%s: no id but a positive whole number makes a path', (name) => {
  const ids = ['contactId', 'eventId', 'eventDetailId', 'certificationContactId'];
  for (const bad of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60, '7/../8' as unknown as number]) {
    const values = Object.fromEntries(ids.map((id) => [id, bad]));
    const template = { method: 'GET', path: addressOf(name).path, query: {}, asks: 'nothing' } as const;
    expect(requestOf(template, { values })).toBeUndefined();
  }
});

test.each([
  'http://demo.growthzoneapp.com/',
  'https://growthzoneapp.com/',
  'https://evil.com/',
  'https://evilgrowthzoneapp.com/',
  'https://demo.growthzoneapp.com.evil.com/',
  'https://demo.growthzoneapp.com@evil.com/',
  'https://evil.com/https://demo.growthzoneapp.com/',
  'https://evil.com#.growthzoneapp.com/',
  'https://evil.com?.growthzoneapp.com/',
  'https://demo.growthzoneapp.com:8443/',
  'https://user@demo.growthzoneapp.com/',
])('the whitelist does not let %s through', (url) => {
  const send = jest.fn();
  const hosts = new Proxy({}, { get: () => 'http://127.0.0.1:1' });
  const service = urlFetchApp({ whitelist: urlFetchWhitelist, hosts, send });
  expect(() => service.fetch(url, { followRedirects: false })).toThrow(/urlFetchWhitelist/);
  expect(send).not.toHaveBeenCalled();
});

test('a fetch that would follow redirects, and so carry the key elsewhere, is not even tried', () => {
  const send = jest.fn();
  const service = urlFetchApp({ whitelist: urlFetchWhitelist, hosts: {}, send });
  expect(() => service.fetch('https://demo.growthzoneapp.com/api/contacts', {})).toThrow(/followRedirects/);
});

import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { realClock } from '../../local/clock';
import { startGrowthZone } from '../../local/growthzone';
import type { PlatformLook } from '../../src/answers';
import { isTimed, judged, type PlatformResult } from '../../src/sidebar/texts/platform';
import { bookWith, checked, ID, KEY } from '../support/platform';
import { MARIA } from '../support/script';

const idsWith = ({ lines }: PlatformResult, ok: boolean | 'skipped') =>
  lines.filter((line) => line.ok === ok).map(({ id }) => id);

const NO_BROWSER = ['clipboard', 'downloads', 'storage'];
const SECOND_ACCOUNT = ['other domain', 'other locks', 'other protects'];

test('the local Sheets does what the check expects of Google; the tab goes, nothing is kept, and the result names nobody', async () => {
  const growthzone = await startGrowthZone({ clock: realClock(), keys: [KEY] });
  const asked: { readonly url: string; readonly headers: IncomingHttpHeaders }[] = [];
  const proxy = createServer(async ({ url = '', headers }, response) => {
    asked.push({ url, headers });
    const answer = await fetch(growthzone.url + url, { redirect: 'manual' });
    const location = answer.headers.get('location');
    response.writeHead(answer.status, { 'Content-Type': 'text/html', ...(location ? { location } : {}) });
    response.end(await answer.text());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const { host, open } = bookWith();
  const before = JSON.stringify(host.saved());
  const addOn = await open({ tenant: 'demo', url });
  const kept = JSON.stringify(addOn.userProperties());
  try {
    const result = await checked(addOn);
    expect(result.lines.filter(({ ok }) => ok === false)).toEqual([]);
    expect(idsWith(result, 'skipped').sort()).toEqual(
      [...NO_BROWSER, ...SECOND_ACCOUNT, 'chart tab', 'table format', 'table list', 'time-out'].sort(),
    );
    expect(idsWith(result, true).length).toBeGreaterThan(60);
    expect(result.lines.filter(({ id }) => isTimed(id)).length).toBeGreaterThan(15);
    expect(JSON.stringify(host.saved())).toBe(before);
    expect(JSON.stringify(addOn.userProperties())).toBe(kept);
    const said = JSON.stringify(result);
    for (const secret of [MARIA, 'example.org', 'demo', 'growthzoneapp', '127.0.0.1', ID, KEY])
      expect(said).not.toContain(secret);
    expect(asked.map(({ url }) => url)).toEqual([
      '/api/contacts?$top=1',
      '/api/contacts?$top=1',
      '/api/contacts?$top=1',
      '/',
    ]);
    expect(asked.filter(({ headers }) => 'authorization' in headers || JSON.stringify(headers).includes(KEY))).toEqual(
      [],
    );
  } finally {
    await addOn.close();
    proxy.close();
    proxy.closeAllConnections();
    await growthzone.close();
  }
});

test('a table and a chart tab that somebody made are looked at too, and stay as they are', async () => {
  const { host, open } = bookWith(['Roster', 'CE table', 'Chart1']);
  const [, table, chart] = host.workbook.sheets;
  if (!table || !chart) throw new Error('The tabs are missing.');
  Object.assign(table, { tables: [{ range: { row: 0, column: 0, rows: 5, columns: 1 }, types: ['number'] }] });
  Object.assign(chart, { type: 'OBJECT' });
  const before = JSON.stringify(host.saved());
  const addOn = await open();
  try {
    const answer = await addOn.run('ask', { ask: 'platform', part: 'writes' });
    const got = Object.fromEntries(
      (answer as { value: readonly PlatformLook[] }).value.map((look) => [look.id, look.got]),
    );
    expect(got).toMatchObject({
      'chart tab': 'refused',
      'table format': 'refused',
      'table list': 'refused',
      'late flush': 'flush',
      'late read': 'read',
      'refused value': 'true',
      'can edit': 'true',
    });
    expect(JSON.stringify(host.saved())).toBe(before);
  } finally {
    await addOn.close();
  }
});

test('where no association is connected nothing is asked, and what needs one is skipped', async () => {
  const addOn = await bookWith().open();
  try {
    const answer = await addOn.run('ask', { ask: 'platform', part: 'web' });
    const { value } = answer as { readonly value: readonly PlatformLook[] };
    expect(value.length).toBeGreaterThan(4);
    expect(value.filter(({ got }) => got !== 'skipped: not connected')).toEqual([]);
    expect(addOn.calls.get('UrlFetchApp.fetch')).toBeUndefined();
  } finally {
    await addOn.close();
  }
});

test('the tab of a check that was killed is removed by the next one; a tab of like name with content stays', async () => {
  const NAME = 'CE Roster platform check';
  const { host, open } = bookWith(['Roster', `my ${NAME}`]);
  host.type(2, 0, 0, [['mine']]);
  const names = () => host.workbook.sheets.map(({ name }) => name);
  // The script ends as soon as its tab is there: once before the tag, once after the cells.
  for (const after of [1, 8]) {
    const killed = await open();
    let changes = 0;
    const gone = new Promise<void>((resolve) => {
      const stop = host.onChange(() => {
        changes += names().length > 2 ? 1 : 0;
        if (changes !== after) return;
        stop();
        void killed.close().then(resolve);
      });
    });
    await expect(killed.run('ask', { ask: 'platform', part: 'cells' })).rejects.toThrow();
    await gone;
    expect(names()).toHaveLength(3);
    const next = await open();
    await next.run('ask', { ask: 'platform', part: 'try' });
    await next.close();
    expect(names()).toEqual(['Roster', `my ${NAME}`]);
  }
});

test('a message that Google throws goes into the result without whom and what it names', async () => {
  const { host, open } = bookWith();
  const addOn = await open();
  host.renameSheet = () => {
    throw new Error(`${MARIA} may not edit https://docs.google.com/x of ${ID} at docs.google.com`);
  };
  try {
    const answer = await addOn.run('ask', { ask: 'platform', part: 'tabs' });
    const result = judged((answer as { readonly value: readonly PlatformLook[] }).value);
    expect(result.lines.find(({ id }) => id === 'sheet id')).toMatchObject({
      ok: false,
      got: expect.stringMatching(/^threw \S+ may not edit/),
    });
    for (const named of [ID, 'google.com', MARIA]) expect(JSON.stringify(result)).not.toContain(named);
  } finally {
    await addOn.close();
  }
});

describe('judging', () => {
  const lineOf = (looks: readonly PlatformLook[], id: string) => judged(looks).lines.find((line) => line.id === id);

  test.each<[got: string, ok: boolean | 'skipped']>([
    ['string 1/2', true],
    ['date', false],
    ['threw Exception: no', false],
    ['skipped: not connected', 'skipped'],
  ])('"%s" is %s', (got, ok) => {
    expect(lineOf([{ id: 'at 1/2', got, ms: 3 }], 'at 1/2')).toMatchObject({ got, ok, ms: 3 });
  });

  test('what did not answer is wrong, and what needs a second account is skipped, whatever else came', () => {
    expect(lineOf([], 'at 1/2')).toMatchObject({ got: 'no answer', ok: false });
    for (const id of SECOND_ACCOUNT) expect(lineOf([], id)).toMatchObject({ ok: 'skipped' });
  });
});

test('the part that is asked must be one', async () => {
  const addOn = await bookWith().open();
  try {
    expect(await addOn.run('ask', { ask: 'platform', part: 'toString' })).toMatchObject({ ok: false });
  } finally {
    await addOn.close();
  }
});

import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Running, startWorkbench, Window } from '../support/workbench';

describe('one workbook, two windows', () => {
  let running: Running;
  let maria: Window;
  let sam: Window;

  beforeAll(async () => {
    running = await startWorkbench({ first: 'who-earned' });
    maria = await Window.open(running, 'first');
    sam = await Window.open(running, 'second');
  });
  afterAll(() => running.close());

  test('a newcomer finds a sample open, the menu there, the sidebar open and the practice connection saved', async () => {
    expect(maria.hello.user.name).toBe('Maria Lopez');
    expect((await maria.workbook()).name).toBe('who-earned.csv');
    expect(maria.hello.menu[0]).toEqual({ kind: 'item', caption: 'Open', functionName: 'openCeRoster' });
    expect(maria.hello.sidebar?.title).toBe('CE Roster');
    const state = await maria.post('run', { name: 'ask', args: [{ ask: 'state' }] });
    expect(state).toMatchObject({ ok: true, value: { ok: true, value: { connection: { tenant: 'demo' } } } });
    expect(JSON.stringify(state)).not.toContain('practice-key');
  });

  test('the second window is another user, with nothing of the first', async () => {
    expect(sam.hello.user.name).toBe('Sam Rivera');
    expect(sam.hello.sidebar).toBeNull();
    const state = await sam.post('run', { name: 'ask', args: [{ ask: 'state' }] });
    expect(state).toMatchObject({ value: { value: { account: 'sam.rivera@example.org', connection: null } } });
  });

  test('a window stays the person it was where the workbench is started anew', async () => {
    const again = await startWorkbench({ first: 'guide-class' });
    try {
      const windows = [await Window.open(again, 'w', 'sam.rivera@example.org'), await Window.open(again, 'v')];
      expect(windows.map(({ hello }) => hello.user.name)).toEqual(['Sam Rivera', 'Maria Lopez']);
    } finally {
      await again.close();
    }
  });

  test('what one types, the other sees, and the add-on reads', async () => {
    await sam.edit({ kind: 'type', sheetId: 1, row: 2, column: 1, texts: [['Zoe']] });
    await maria.shows(2, 1, 'Zoe');
    const check = await maria.post<{ value: { rows: { row: number; firstName: string }[] } }>('run', {
      name: 'ask',
      args: [{ ask: 'check' }],
    });
    if (!check.ok) throw new Error(check.message);
    expect(check.value.value.rows.find(({ row }) => row === 3)?.firstName).toBe('Zoe');
    await sam.shows(2, 6, 'Credit: COEC');
  });

  test('what was typed into a tab that is gone by then is on nobody’s screen, and what follows counts', async () => {
    await maria.edit({ kind: 'insertSheet', name: 'For a moment', index: 1 });
    const { sheets } = await maria.workbook();
    const gone = sheets.find(({ name }) => name === 'For a moment')?.id ?? 0;
    await sam.edit({ kind: 'deleteSheet', sheetId: gone });
    const typed = { kind: 'type', row: 141, column: 0, texts: [['late']] } as const;
    expect(await maria.edit({ ...typed, sheetId: gone })).toMatchObject({ ok: true });
    const renamed = { kind: 'renameSheet', sheetId: gone, name: 'Later' } as const;
    expect(await maria.edit(renamed, { ...typed, sheetId: 1 })).toMatchObject({ ok: true });
    const selection = { sheetId: gone, row: 0, column: 0, rows: 1, columns: 1 };
    expect(await maria.post('select', { selection })).toMatchObject({ ok: true });
    expect((await maria.workbook()).sheets.map(({ name }) => name)).toEqual(
      sheets.map(({ name }) => name).filter((name) => name !== 'For a moment'),
    );
    expect((await maria.workbook()).sheets[0]?.cells[141]?.[0]).toBe('late');
    await maria.edit({ ...typed, sheetId: 1, texts: [['']] });
  });

  test('a copied text stays a text beside what is typed', async () => {
    await maria.edit({ kind: 'type', sheetId: 1, row: 140, column: 0, texts: [['007', { text: '007' }, '1/2/2026']] });
    expect((await maria.workbook()).sheets[0]?.cells[140]?.slice(0, 3)).toEqual([
      { text: '7', number: 7, align: 'right' },
      '007',
      { text: '1/2/2026', align: 'right' },
    ]);
  });

  test('a tab that cannot be deleted stays, and the window is told to look again', async () => {
    const reply = await sam.edit({ kind: 'deleteSheet', sheetId: 1 });
    expect(reply).toEqual({ ok: false, message: "You can't remove all the sheets in a document." });
    await sam.pushed(({ kind }) => kind === 'workbook');
  });

  test('edits of a workbook that is closed are nobody’s any more', async () => {
    const edits = [{ kind: 'type', sheetId: 1, row: 0, column: 0, texts: [['late']] }];
    expect(await sam.post('edit', { workbookId: 'another', edits })).toEqual({ ok: true, value: null });
    expect((await sam.workbook()).sheets[0]?.cells[0]?.[0]).toBe('Member ID');
  });

  test('a dialog goes to whoever asked for it', async () => {
    await sam.post('run', { name: 'helpCeRoster', args: [] });
    await sam.pushed(({ kind }) => kind === 'dialog');
    expect(maria.pushes.some(({ kind }) => kind === 'dialog')).toBe(false);
  });

  test.each([
    ['notes.pdf', '%PDF-1.7 \0', 'notes.pdf'],
    ['empty.csv', '', 'empty'],
  ])('%s is no roster: one sentence, and the workbook stays', async (name, content, word) => {
    const reply = await maria.post(`open?name=${name}`, new TextEncoder().encode(content));
    expect(reply).toEqual({ ok: false, message: expect.stringContaining(word) as string });
    expect((await maria.workbook()).name).toBe('who-earned.csv');
  });
});

describe('nobody else may ask', () => {
  let running: Running;
  let window: Window;

  beforeAll(async () => {
    running = await startWorkbench();
    window = await Window.open(running, 'only');
  });
  afterAll(() => running.close());

  test.each([
    ['another host name, as after DNS rebinding', 'GET', '/', { Host: 'evil.example.com' }],
    ['a script of another site', 'GET', '/api/workbook', { 'Sec-Fetch-Site': 'cross-site', 'X-Window': 'only' }],
    ['a form of another site', 'POST', '/api/start-over', { Origin: 'https://evil.example.com', 'X-Window': 'only' }],
    ["a page of the add-on's itself", 'POST', '/api/run', { Origin: 'null', 'X-Window': 'only' }],
    ['nobody in particular', 'POST', '/api/run', { 'X-Window': 'only' }],
  ])('%s', async (_, method, path, headers) => {
    expect(await statusOf(running.url + path, method, headers)).toBe(403);
  });

  test('a window that never connected', async () => {
    const reply = await fetch(`${running.url}/api/run`, {
      method: 'POST',
      headers: { Origin: running.url, 'X-Window': 'x' },
    });
    expect(await reply.json()).toEqual({
      ok: false,
      message: 'The workbench does not know this window. Reload the page.',
    });
  });

  test('a request of an unknown shape', async () => {
    expect(await window.post('edit', { workbookId: 'x', edits: [{ kind: 'format' }] })).toMatchObject({ ok: false });
  });

  test('the real sidebar is served in a sandbox, and talks to this address only', async () => {
    const answer = await fetch(`${running.url}/script-page/${window.hello.sidebar?.id}`);
    const html = await answer.text();
    const pushed = readFileSync(join(__dirname, '../../dist/sidebar.html'), 'utf8');
    expect(html).toContain(pushed.slice(pushed.indexOf('<body>')));
    expect(html).toContain(`WORKBENCH_ORIGIN="${running.url}"`);
    const policy = answer.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain('sandbox allow-scripts');
    expect(policy).not.toContain('allow-same-origin');
  });
});

describe("a file of a person's own", () => {
  const CLASS = [
    'NRDS ID,First Name,Last Name,Email,Office,Credit,Earned,Class Date',
    '999990001,Nora,Marrow,nora@example.com,Harbor Realty,COEC,Y,05/14/2026',
    '12690002,Paul,Quill,paul@example.com,Harbor Realty,COEC,Y,05/14/2026',
    '99999000O,Rita,Stone,rita@example.com,Harbor Realty,COEN,Y,05/15/2026',
    ',Theo,Umber,theo@example.com,Harbor Realty,COEC,N,05/14/2026',
    ',Vera,Wolf,vera@example.com,Harbor Realty,COEC,Y,05/14/2026',
  ].join('\n');
  const bytes = new TextEncoder().encode(CLASS);
  let running: Running;
  let maria: Window;

  const sheets = async () => (await maria.workbook()).sheets.map(({ name }) => name);
  const ask = async (request: object) =>
    (await maria.post<{ value: unknown }>('run', { name: 'ask', args: [request] })) as unknown as {
      readonly value: { readonly value: Record<string, never> };
    };

  beforeAll(async () => {
    running = await startWorkbench({ first: 'guide-class' });
    maria = await Window.open(running, 'first');
  });
  afterAll(() => running.close());

  test('opens at once over a sample that nobody has worked on', async () => {
    expect(await maria.post('sample', { file: 'who-earned.csv', way: null })).toEqual({ ok: true, value: 'opened' });
    expect(await sheets()).toEqual(['who-earned']);
  });

  test('never closes what was worked on unasked; added as a sheet, it is where the add-on begins', async () => {
    const { id } = (await maria.workbook()).sheets[0] ?? { id: 0 };
    await maria.edit({ kind: 'type', sheetId: id, row: 1, column: 1, texts: [['Zoe']] });
    for (const request of ['open?name=class.csv', 'open?name=who-earned.csv']) {
      expect(await maria.post(request, bytes)).toEqual({ ok: true, value: 'asks' });
    }
    expect(await maria.post('sample', { file: 'guide-class.csv', way: null })).toEqual({ ok: true, value: 'asks' });
    expect([await sheets(), (await maria.workbook()).sheets[0]?.cells[1]?.[1]]).toEqual([['who-earned'], 'Zoe']);
    expect(await maria.post('open?name=who-earned.csv&way=as%20a%20sheet', bytes)).toMatchObject({ value: 'opened' });
    expect(await sheets()).toEqual(['who-earned', 'who-earned (2)']);
    expect((await maria.workbook()).sheets[0]?.cells[1]?.[1]).toBe('Zoe');
    expect((await ask({ ask: 'state' })).value.value).toMatchObject({ sheet: 'who-earned (2)' });
    expect(await maria.post('open?name=class.csv&way=instead', bytes)).toMatchObject({ value: 'opened' });
    expect(await sheets()).toEqual(['class']);
  });

  test('its people and events are added to the practice GrowthZone, once, and the roster is green', async () => {
    await maria.pushed((push) => push.kind === 'stranger' && push.file === 'class.csv');
    expect(await maria.post('practice', {})).toMatchObject({ ok: true });
    const told = await maria.pushed((push) => push.kind === 'toast' && push.text.includes('GrowthZone'));
    expect(told).toMatchObject({ text: 'Added to the practice GrowthZone: 5 people and 3 events.' });
    const { value } = (await ask({ ask: 'check' })).value as { value: unknown } as { value: Checked };
    expect(value.counts).toMatchObject({ credit: 2, 'fix needed': 2, 'left out': 1 });
    // Who has no good ID is there to be found.
    expect(value.rows.map(({ findings }) => findings.map(({ code }) => code))).toEqual([
      [],
      [],
      ['member-id-zero-restored'],
      ['member-id-letters'],
      [],
      ['member-id-missing'],
    ]);
    expect(value.rows[5]?.findings[0]?.message).toMatch(/Use 9998\d{5}\?/);
    const { value: found } = (await ask({ ask: 'events' })).value as unknown as { value: { credits: unknown[] } };
    expect(found.credits).toEqual([expect.objectContaining({ credit: 'COEC', chosen: expect.any(Number) as number })]);
    expect(await maria.post('practice', {})).toMatchObject({ ok: true });
    await maria.pushed((push) => push.kind === 'toast' && push.text.includes('already'));
  });
});

interface Checked {
  readonly counts: Readonly<Record<string, number>>;
  readonly rows: readonly {
    readonly findings: readonly { readonly code: string; readonly message: string }[];
  }[];
}

test('everything is kept in a folder, for this account of the computer alone, and goes on after a kill', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'workbench-'));
  const before = await startWorkbench({ dataDir, first: 'learning-system' });
  const window = await Window.open(before, 'w');
  await window.edit({ kind: 'type', sheetId: 1, row: 1, column: 1, texts: [['Kept']] });
  // What a kill leaves is what is in the folder now: a second workbench reads it while the first still runs.
  const after = await startWorkbench({ dataDir });
  try {
    const again = await Window.open(after, 'w');
    const workbook = await again.workbook();
    expect(workbook.name).toBe('learning-system.csv');
    expect(workbook.sheets[0]?.cells[1]?.[1]).toBe('Kept');
    const state = await again.post('run', { name: 'ask', args: [{ ask: 'state' }] });
    expect(state).toMatchObject({ value: { value: { connection: { tenant: 'demo' } } } });
    expect(statSync(join(dataDir, 'user-properties.json')).mode & 0o777).toBe(0o600);
  } finally {
    await after.close();
    await before.close();
    rmSync(dataDir, { recursive: true });
  }
});

/** `fetch` does not let a caller choose these headers. */
function statusOf(url: string, method: string, headers: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(url, { method, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    call.on('error', reject);
    call.end();
  });
}

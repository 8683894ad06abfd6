import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import type { z } from 'zod';
import { UserError } from '../command-line';
import { originOf, ownPageOnly, PAGE_POLICY, SCRIPT_PAGE_POLICY } from './guard';
import type { Opening, Push, Reply, User } from './protocol';
import { REQUESTS, WAYS } from './requests';
import type { Workbench } from './workbench';

const MOST_BYTES = 20 * 1024 * 1024;
/** A line that carries nothing is cut by some browsers and helpers in between. */
const HEARTBEAT_MS = 15_000;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** The workbench over HTTP: the page's files, one line of events for each window, and what the page asks. */
export function createApp(workbench: Workbench, pageFolder: string): Hono {
  const app = new Hono();
  app.use(ownPageOnly);
  app.get('/events', (c) => events(workbench, c));
  app.get('/script-page/:id', (c) => {
    const html = workbench.pages.html(c.req.param('id'), originOf(c), workbench.ahead());
    if (html === undefined) return c.text('This page of the add-on is gone. Open it again from the menu.', 404);
    return c.html(html, 200, { 'Content-Security-Policy': SCRIPT_PAGE_POLICY });
  });
  app.get('/download', async (c) => {
    const { name, bytes } = await workbench.download();
    return c.body(bytes, 200, {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    });
  });
  questions(app, workbench);
  app.get('/:file?', (c) => pageFile(pageFolder, c.req.param('file') ?? 'index.html'));
  app.notFound((c) => c.text('The workbench has nothing at this address.', 404));
  app.onError((error, c) => {
    // A script that throws, and whatever the workbench refuses, is a plain Error with a sentence; another kind is a bug.
    const isRefusal = error instanceof UserError || error.constructor === Error;
    if (!isRefusal) console.error(error);
    const message = isRefusal ? error.message : `The workbench failed: ${error.message} Its terminal says more.`;
    return c.json({ ok: false, message } satisfies Reply<never>);
  });
  return app;
}

function pageFile(folder: string, name: string): Response {
  const type = TYPES[extname(name)];
  try {
    if (type === undefined || !/^[\w.-]+$/.test(name)) throw new Error('Not a file of the page.');
    const headers = { 'Content-Type': type, 'Content-Security-Policy': PAGE_POLICY, 'Cache-Control': 'no-cache' };
    return new Response(readFileSync(join(folder, name)), { headers });
  } catch {
    return new Response('The workbench has nothing at this address.', { status: 404 });
  }
}

function events(workbench: Workbench, c: Context): Response {
  const windowId = c.req.query('window') ?? '';
  return streamSSE(c, async (stream) => {
    let sending: Promise<unknown> = Promise.resolve();
    const send = (push: Push) => {
      sending = sending.then(() => stream.writeSSE({ data: JSON.stringify(push) })).catch(() => undefined);
    };
    const gone = new Promise<void>((resolve) => stream.onAbort(resolve));
    const beat = setInterval(() => void stream.write(': still here\n\n').catch(() => undefined), HEARTBEAT_MS);
    await workbench.connect(windowId, send, c.req.query('user'));
    await Promise.race([gone, workbench.closing]);
    clearInterval(beat);
    workbench.windows.disconnect(windowId, send);
  });
}

/** Everything the page asks, each with its checked request. */
function questions(app: Hono, workbench: Workbench): void {
  const { windows, spreadsheet } = workbench;
  const asker = (c: Context) => {
    const windowId = c.req.header('x-window') ?? '';
    const user = windows.userOf(windowId);
    if (!user) throw new Error('The workbench does not know this window. Reload the page.');
    return { windowId, user };
  };
  const answer = <Name extends keyof typeof REQUESTS>(
    path: string,
    name: Name,
    work: (request: z.output<(typeof REQUESTS)[Name]>, user: User, windowId: string) => Promise<unknown>,
  ) =>
    app.post(`/api/${path}`, async (c) => {
      const { windowId, user } = asker(c);
      const read = REQUESTS[name].safeParse(await c.req.json());
      if (!read.success) throw new Error(`The page asked something unknown (${name}). Reload it.`);
      const value = await work(read.data as z.output<(typeof REQUESTS)[Name]>, user, windowId);
      return c.json({ ok: true, value: value ?? null } satisfies Reply<unknown>);
    });

  app.use('/api/*', bodyLimit({ maxSize: MOST_BYTES, onError: tooBig }));
  answer('edit', 'edit', async ({ workbookId, edits }, user, windowId) =>
    workbench.edit(workbookId, edits, user, windowId),
  );
  answer('select', 'select', async ({ selection }, user) => workbench.select(selection, user));
  answer('run', 'run', async ({ name, args }, user) => {
    const addOn = await spreadsheet.addOn(user.email);
    return addOn.run(name, ...args).catch((error: Error) => {
      // The page shows the message alone, as Google does; where it was thrown is for whoever works on the add-on.
      if (/\bsrc\//.test(error.stack ?? '')) console.error(error.stack);
      throw error;
    });
  });
  answer('closed', 'closed', async ({ which }, user) => (await spreadsheet.addOn(user.email)).dismiss(which));
  answer('sample', 'sample', ({ file, way }, user) => workbench.openSample(file, user, way));
  answer('practice', 'practice', (_, user) => workbench.practice(user));
  answer('not-now', 'notNow', async () => workbench.setStranger(null));
  answer('user', 'user', ({ email }, _, windowId) => workbench.signIn(windowId, email));
  answer('start-over', 'startOver', (_, user) => workbench.startOver(user));
  answer('let-pass', 'letPass', async ({ minutes }) => workbench.letPass(minutes));
  app.post('/api/open', async (c) => {
    const { user } = asker(c);
    const bytes = Buffer.from(await c.req.arrayBuffer());
    const way = WAYS.find((one) => one === c.req.query('way')) ?? null;
    const value = await workbench.openBytes(bytes, c.req.query('name') ?? 'roster', user, way);
    return c.json({ ok: true, value } satisfies Reply<Opening>);
  });
  app.get('/api/workbook', async (c) => {
    const { user } = asker(c);
    return c.json({ ok: true, value: await workbench.snapshot(user) } satisfies Reply<unknown>);
  });
  app.get('/api/growthzone', (c) => c.json({ ok: true, value: workbench.growthZone() } satisfies Reply<unknown>));
}

function tooBig(): Response {
  const message = 'The file is too big: a roster may have up to 20 MB.';
  return Response.json({ ok: false, message } satisfies Reply<never>, { status: 413 });
}

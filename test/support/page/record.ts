import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import type { LocalClock } from '../../../local/clock';
import type { GrowthZone } from '../../../local/growthzone';
import { OWN_HOST } from '../../../local/growthzone/backoffice/addresses';

/** One thing that the coordinator does while the network panel is open. */
export type Doing =
  | { readonly import: string; readonly status?: string; readonly name?: string }
  /** To Attended: these people one by one, or everybody by "Set All to Attended". */
  | { readonly attended: readonly string[] | 'all' }
  /** Opens a screen below the back office's own path. */
  | { readonly open: string };

export interface Recorded {
  readonly browser: Browser;
  readonly growthzone: GrowthZone;
  readonly clock: LocalClock;
  readonly eventId: number;
  readonly doings: readonly Doing[];
}

/** Longer than an import with a job takes. */
const JOB_MILLISECONDS = 90_000;

/**
 * What a coordinator's browser records at the stand-in's own screens, as its network panel saves it: a .har with every
 * request, its cookies, its body and its answer. The stand-in's address is written as the association's own host, where
 * GrowthZone is. What goes wrong on a screen stays in the recording; nothing here fails for it.
 */
export async function record({ browser, growthzone, clock, eventId, doings }: Recorded): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ce-roster-recording-'));
  const path = join(folder, 'growthzone.har');
  const context = await browser.newContext({ recordHar: { path, content: 'embed', mode: 'full' } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const bodies = await watchBodies(context, page);
    const isStill = untilStill(page);
    const office = `${growthzone.url}/backoffice/events/${eventId}/attendees`;
    for (const doing of doings) {
      if ('open' in doing) await page.goto(`${growthzone.url}/backoffice${doing.open}`, { waitUntil: 'networkidle' });
      else if ('import' in doing) await importFile(page, office, folder, doing, clock);
      else await mark(page, office, doing.attended);
      await isStill();
    }
    await page.goto(office, { waitUntil: 'networkidle' });
    await isStill();
    const seen = await bodies();
    await context.close();
    const { host, origin } = new URL(growthzone.url);
    const har = JSON.parse(readFileSync(path, 'utf8')) as Har;
    addBodies(har, seen);
    return JSON.stringify(har).replaceAll(origin, OWN_HOST).replaceAll(host, new URL(OWN_HOST).host);
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const STILL_MS = 300;

/**
 * Waits until a page has had nothing under way for a moment: what a screen asks for after it was drawn would be cut off by the
 * next one, or not, and the recording would be another one each time.
 */
function untilStill(page: Page): () => Promise<void> {
  const underWay = new Set<Request>();
  const answers: Promise<unknown>[] = [];
  let since = Date.now();
  const ended = (request: Request) => {
    underWay.delete(request);
    since = Date.now();
  };
  page.on('request', (request) => underWay.add(request));
  page.on('requestfailed', ended);
  page.on('requestfinished', (request) => {
    answers.push(bodyOf(request));
    ended(request);
  });
  return async () => {
    since = Date.now();
    while (underWay.size > 0 || Date.now() - since < STILL_MS) await new Promise((resolve) => setTimeout(resolve, 20));
    await Promise.all(answers);
  };
}

/** Chrome forgets an answer's body once the page goes elsewhere, and the recording would lack it. */
const bodyOf = async (request: Request) => (await request.response())?.body().catch(() => undefined);

interface Har {
  readonly log: {
    readonly entries: readonly {
      readonly request: {
        readonly method: string;
        readonly url: string;
        readonly headers: readonly { readonly name: string; readonly value: string }[];
        postData?: { readonly mimeType: string; readonly text: string };
      };
    }[];
  };
}

interface Body {
  readonly method: string;
  readonly url: string;
  readonly text: string;
}

/** The bodies that the browser sends, in their order, as its own network panel has them: without the bytes of files. */
async function watchBodies(context: BrowserContext, page: Page): Promise<() => Promise<readonly Body[]>> {
  const session = await context.newCDPSession(page);
  const bodies: Promise<Body>[] = [];
  session.on('Network.requestWillBeSent', ({ requestId, request: { method, url, hasPostData, postData } }) => {
    if (!hasPostData) return;
    const text = async () => postData ?? (await session.send('Network.getRequestPostData', { requestId })).postData;
    bodies.push(text().then((known) => ({ method, url, text: known })));
  });
  await session.send('Network.enable');
  return () => Promise.all(bodies);
}

/** What the browser's driver leaves out of its recording: the body of a form with a file. */
function addBodies(har: Har, bodies: readonly Body[]): void {
  const left = [...bodies];
  for (const { request } of har.log.entries) {
    const place = left.findIndex(({ method, url }) => method === request.method && url === request.url);
    const [body] = place < 0 ? [] : left.splice(place, 1);
    if (!body || request.postData) continue;
    const mimeType = request.headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
    request.postData = { mimeType, text: body.text };
  }
}

/** Firefox keeps the bytes of a chosen file in the body, where Chrome leaves them out: the same recording from there. */
export function withFile(har: string, csv: string): string {
  const empty = /(filename=\\"[^"]*\\"\\r\\nContent-Type: text\/csv\\r\\n\\r\\n)(\\r\\n)/g;
  return har.replace(empty, (_, head: string, end: string) => head + JSON.stringify(csv).slice(1, -1) + end);
}

async function importFile(
  page: Page,
  office: string,
  folder: string,
  { import: csv, status = 'Registered', name = 'COEC-8101-1of1.csv' }: Extract<Doing, { import: string }>,
  clock: LocalClock,
): Promise<void> {
  const file = join(folder, name);
  await writeFile(file, csv);
  await page.goto(`${office}/import`, { waitUntil: 'networkidle' });
  await page.getByLabel('File').setInputFiles(file);
  await page.getByLabel('Registration type').selectOption({ index: 1 });
  await page.getByLabel('Status').selectOption(status);
  await page.getByRole('button', { name: 'Import Attendees' }).click();
  const mapping = page.getByRole('button', { name: 'Start import' });
  const queued = page.getByText('The import is queued');
  const came = page.getByText('imported as').or(page.getByRole('alert'));
  await mapping.or(came).first().waitFor();
  if (await mapping.isVisible()) {
    await mapping.click();
    await queued.or(came).first().waitFor();
    clock.advance(JOB_MILLISECONDS);
  }
  await came.first().waitFor();
}

async function mark(page: Page, office: string, attended: readonly string[] | 'all'): Promise<void> {
  await page.goto(`${office}/attendance`, { waitUntil: 'networkidle' });
  if (attended === 'all') await page.getByRole('button', { name: 'Set All to Attended' }).click();
  else for (const name of attended) await page.getByRole('radio', { name: `${name}: Attended`, exact: true }).check();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByText('Attendance saved').or(page.getByRole('alert')).first().waitFor();
}

import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type BrowserServer, chromium } from 'playwright-core';

/** Where the tests ask for the browser: set for the processes that run them. */
export const DOOR = 'CE_ROSTER_TEST_BROWSER';

/** Ends what was opened before the tests. */
let close: () => Promise<void> = async () => undefined;

/** Before all tests: a door behind which one browser is started for the whole run, once a test asks for it. */
export default async function openDoor(): Promise<void> {
  let browser: Promise<BrowserServer> | undefined;
  const door = createServer((_, answer) => {
    browser ??= launch();
    browser.then(
      (server) => answer.end(server.wsEndpoint()),
      (error: Error) => answer.writeHead(500).end(error.message),
    );
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  process.env[DOOR] = `http://127.0.0.1:${(door.address() as AddressInfo).port}/`;
  close = async () => {
    door.close();
    await (await browser?.catch(() => undefined))?.close();
  };
}

/** After all tests. */
export const closeDoor = (): Promise<void> => close();

async function launch(): Promise<BrowserServer> {
  return chromium.launchServer({ ...(await howToStart()), host: '127.0.0.1' });
}

/** Whatever browser this machine has, or gets. The finder is a module of Node's own kind, so Node runs it. */
export async function howToStart(): Promise<{ executablePath: string; args: string[] }> {
  const finding = promisify(execFile)(process.execPath, [join(process.cwd(), 'local/browser.mjs')]);
  // It may have to install one, and says so.
  finding.child.stderr?.pipe(process.stderr);
  const { stdout } = await finding;
  return { executablePath: stdout.trim(), args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] };
}

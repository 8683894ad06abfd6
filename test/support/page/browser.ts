import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** Starts whatever browser this machine has, or gets one. The finder is a module of Node's own kind, so Node runs it. */
export async function startBrowser(): Promise<Browser> {
  const found = execFileSync(process.execPath, [join(process.cwd(), 'local/browser.mjs')], { encoding: 'utf8' });
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
  return chromium.launch({ executablePath: found.trim(), args });
}

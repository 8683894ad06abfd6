import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { source as AXE } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';

/** Starts whatever browser this machine has, or gets one. The finder is a module of Node's own kind, so Node runs it. */
export async function startBrowser(): Promise<Browser> {
  const finder = join(__dirname, '../../local/browser.mjs');
  const script = `const { findBrowser } = await import(${JSON.stringify(finder)}); console.log(await findBrowser())`;
  const found = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  return chromium.launch({ executablePath: found.trim().split('\n').at(-1) ?? '', args: ['--no-sandbox'] });
}

/** What axe-core finds wrong with the page, one line each. */
export async function faultsOfAccess(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } }).axe.run(),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { source as AXE } from 'axe-core';
import { type Browser, chromium, type Frame, type Page } from 'playwright-core';

/** Starts whatever browser this machine has, or gets one. The finder is a module of Node's own kind, so Node runs it. */
export async function startBrowser(): Promise<Browser> {
  const found = execFileSync(process.execPath, [join(__dirname, '../../local/browser.mjs')], { encoding: 'utf8' });
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
  return chromium.launch({ executablePath: found.trim(), args });
}

/** What axe-core finds wrong with a page or a frame of it, one line each; `leftOut` is a selector of what is not asked. */
export async function faultsOfAccess(page: Page | Frame, leftOut?: string): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (exclude) =>
      (globalThis as unknown as { axe: { run(context: unknown): Promise<{ violations: Violation[] }> } }).axe.run(
        exclude === undefined ? undefined : { exclude: [exclude] },
      ),
    leftOut,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

import { source as AXE } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/** In a frame of another origin axe-core calls for the one around it, which the browser does not let it. */
export const AXE_ITSELF = /^Failed to execute 'postMessage' on 'DOMWindow': The target origin/;

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

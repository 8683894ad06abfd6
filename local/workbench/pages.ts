import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '../sheets/shown';
import type { ScriptPage } from './protocol';

/** A window that was reloaded may still ask for a page of a while ago. */
const KEPT = 50;

/** The add-on's pages as they were shown, each under a name that nobody can guess. */
export class ScriptPages {
  private readonly pages = new Map<string, Page>();
  private readonly ids = new WeakMap<Page, string>();
  private readonly shim: string;

  /** `folder` is where the workbench's page was built. */
  constructor(folder: string) {
    this.shim = readFileSync(join(folder, 'shim.js'), 'utf8');
  }

  /** The same page has the same name, so that it is not loaded anew whenever somebody looks. */
  add(page: Page): ScriptPage {
    const id = this.ids.get(page) ?? randomUUID();
    this.ids.set(page, id);
    this.pages.set(id, page);
    for (const oldest of this.pages.keys()) if (this.pages.size > KEPT) this.pages.delete(oldest);
    const { title, width, height } = page;
    return { id, title, ...(width !== undefined && { width }), ...(height !== undefined && { height }) };
  }

  /**
   * The page with Google's client API in it; `origin` is the address of the window around it, `ahead` by how many
   * milliseconds its clock is to be ahead of this computer's.
   */
  html(id: string, origin: string, ahead: number): string | undefined {
    const page = this.pages.get(id);
    if (!page) return undefined;
    const script = `<script>{const WORKBENCH_ORIGIN=${JSON.stringify(origin)},WORKBENCH_AHEAD=${ahead};${this.shim}}</script>`;
    // A function each time, since "$&" in a script is no pattern.
    if (/<head[^>]*>/i.test(page.html)) return page.html.replace(/<head[^>]*>/i, (head) => head + script);
    const title = page.title.replace(/[&<]/g, (sign) => (sign === '&' ? '&amp;' : '&lt;'));
    return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${script}</head><body>${page.html}</body></html>`;
  }
}

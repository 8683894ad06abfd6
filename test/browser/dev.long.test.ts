import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withCopy } from '../support/copy';
import { sharedBrowser } from '../support/page/browser';
import { openWindow } from '../support/page/window';

const TEXTS = 'src/sidebar/texts/shared.ts';

/** The workbench of a copy of this project as `npm run dev` starts it; `work` may change the copy. */
function withDev(work: (address: string, folder: string) => Promise<void>): Promise<void> {
  return withCopy(async (folder) => {
    const dev = spawn(process.execPath, ['local/dev.mjs', 'guide-class', '--port', '0', '--no-open'], { cwd: folder });
    const ended = new Promise((resolve) => dev.once('exit', resolve));
    try {
      await work(await addressOf(dev), folder);
    } finally {
      dev.kill('SIGTERM');
      await ended;
    }
  });
}

/** The address that it prints once it is there. */
function addressOf(dev: ChildProcessWithoutNullStreams): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (bytes: Buffer) => {
      said += bytes.toString();
      const [found] = /http:\/\/\S+/.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    };
    dev.stdout.on('data', listen);
    dev.stderr.on('data', listen);
    dev.once('exit', () => reject(new Error(`It ended: ${said}`)));
  });
}

test('a change of the source reaches the open page by itself; what was typed stays, and a mistake leaves all as it was', () =>
  withDev(async (address, folder) => {
    const browser = await sharedBrowser();
    try {
      const window = await openWindow(browser, address, { size: { width: 1400, height: 900 }, speed: 1 });
      const title = window.sidebar.getByRole('heading', { level: 1 });
      await title.filter({ hasText: 'Columns' }).waitFor();
      await window.type('guide-class', 5, 2, 'Alvarado');
      await window.shows('guide-class', 5, 2, 'Alvarado');
      const texts = readFileSync(join(folder, TEXTS), 'utf8');
      const changed = texts.replace("'Columns'", "'Columns, changed'");
      expect(changed).not.toBe(texts);
      writeFileSync(join(folder, TEXTS), `${texts}\nconst = ;`);
      await new Promise((resolve) => setTimeout(resolve, 3000));
      await title.filter({ hasText: /Columns$/ }).waitFor();
      writeFileSync(join(folder, TEXTS), changed);
      await title.filter({ hasText: 'Columns, changed' }).waitFor();
      await window.page.waitForFunction(() => 'workbench' in globalThis);
      await window.page.evaluate('workbench.ready');
      await window.shows('guide-class', 5, 2, 'Alvarado');
    } finally {
      await browser.close();
    }
  }));

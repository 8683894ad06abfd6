import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalClock } from '../clock';
import { listen } from '../listen';
import { Association } from './association';
import { openKeeping } from './keeping';
import { ScriptPages } from './pages';
import { createApp } from './server';
import { Workbench } from './workbench';

export interface WorkbenchStart {
  /** The project's folder, built. */
  readonly root: string;
  readonly clock: LocalClock;
  /** 0 is any free one. */
  readonly port: number;
  /** Nothing: in memory. */
  readonly dataDir: string | undefined;
  /** A sample's name or a file; nothing: what was kept, else the first sample. */
  readonly first: string | undefined;
}

/** A workbench that answers. */
export interface RunningWorkbench {
  /** `http://127.0.0.1:` with its port and a slash. */
  readonly address: string;
  readonly association: Association;
  close(): Promise<void>;
}

/**
 * Starts the practice GrowthZone, the workbench over it and its page, all on loopback. Rejects with a `UserError` where
 * the port, the folder or the first file cannot be used; nothing runs on then.
 */
export async function startWorkbench({ root, clock, port, dataDir, first }: WorkbenchStart): Promise<RunningWorkbench> {
  const keeping = openKeeping(dataDir);
  const closers: (() => void | Promise<void>)[] = [keeping.close];
  const close = async () => {
    for (const one of closers.splice(0).reverse()) await one();
  };
  try {
    const growthZoneDir = dataDir === undefined ? undefined : join(dataDir, 'growthzone');
    const association = await Association.open({ root, clock, dataDir: growthZoneDir });
    closers.push(() => association.close());
    const pageFolder = join(root, 'build/workbench');
    const pages = new ScriptPages(pageFolder);
    const build = buildOf(root);
    const workbench = await Workbench.open({ root, clock, association, keeping, pages, first, build });
    closers.push(() => workbench.close());
    const listening = await listen(createApp(workbench, pageFolder).fetch, port);
    closers.push(listening.close);
    return { address: `http://127.0.0.1:${listening.port}/`, association, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What tells this build of page and add-on from every other one. */
function buildOf(root: string): string {
  const hash = createHash('sha256');
  for (const file of ['dist/Code.js', 'dist/sidebar.html', 'build/workbench/inputs.json']) {
    hash.update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

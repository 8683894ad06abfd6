import { join } from 'node:path';
import type { LocalClock } from '../clock';
import { Association } from './association';
import { openKeeping } from './keeping';
import { ScriptPages } from './pages';
import { createApp, listen } from './server';
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
 * Starts the practice GrowthZone, the workbench over it and its page, all on loopback. Rejects with `PortInUse`,
 * `UnreadableFile`, `UnusableFolder` or `UnusableData`, whose messages are for people; nothing runs on then.
 */
export async function startWorkbench({ root, clock, port, dataDir, first }: WorkbenchStart): Promise<RunningWorkbench> {
  const keeping = openKeeping(dataDir);
  const pageFolder = join(root, 'build/workbench');
  const growthZoneDir = dataDir === undefined ? undefined : join(dataDir, 'growthzone');
  const association = await Association.open({ root, clock, dataDir: growthZoneDir });
  const closers = [() => association.close()];
  const close = async () => {
    for (const one of closers.splice(0).reverse()) await one();
  };
  try {
    const pages = new ScriptPages(pageFolder);
    const workbench = await Workbench.open({ root, clock, association, keeping, pages, first });
    closers.push(() => workbench.close());
    const listening = await listen(createApp(workbench, pageFolder), port);
    closers.push(async () => {
      if ('closeAllConnections' in listening.server) listening.server.closeAllConnections();
      listening.server.close();
    });
    return { address: `http://127.0.0.1:${listening.port}/`, association, close };
  } catch (error) {
    await close();
    throw error;
  }
}

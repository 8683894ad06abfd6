import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { realClock } from '../clock';
import { UnusableData } from '../growthzone';
import { UnreadableFile } from '../sheets';
import { Association } from './association';
import { openBrowser } from './browser';
import { readArguments, USAGE, UsageError } from './command';
import { openKeeping, UnusableFolder } from './keeping';
import { ScriptPages } from './pages';
import { createApp, listen, PortInUse } from './server';
import { Workbench } from './workbench';

/** The project's folder: this file runs from its build/. */
const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

const EXPECTED = [UsageError, PortInUse, UnreadableFile, UnusableFolder, UnusableData];

async function main(argv: readonly string[]): Promise<void> {
  const { help, port, dataDir, open, first } = readArguments(argv);
  if (help) {
    console.log(USAGE);
    return;
  }
  const clock = realClock();
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
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close());
    const address = `http://127.0.0.1:${listening.port}/`;
    console.log(`CE Roster workbench: ${address}`);
    console.log('Ctrl-C stops it.');
    if (open) openBrowser(address);
  } catch (error) {
    await close();
    throw error;
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const isExpected = EXPECTED.some((kind) => error instanceof kind);
  console.error(isExpected ? (error as Error).message : error);
  process.exitCode = isExpected ? 2 : 1;
});

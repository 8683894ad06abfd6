import { fileURLToPath } from 'node:url';
import { realClock } from '../clock';
import { UnusableData } from '../growthzone';
import { UnreadableFile } from '../sheets';
import { openBrowser } from './browser';
import { readArguments, USAGE, UsageError } from './command';
import { UnusableFolder } from './keeping';
import { PortInUse } from './server';
import { startWorkbench } from './start';

/** The project's folder: this file runs from its build/. */
const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

const EXPECTED = [UsageError, PortInUse, UnreadableFile, UnusableFolder, UnusableData];

async function main(argv: readonly string[]): Promise<void> {
  const { help, port, dataDir, open, first } = readArguments(argv);
  if (help) {
    console.log(USAGE);
    return;
  }
  const workbench = await startWorkbench({ root, clock: realClock(), port, dataDir, first });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void workbench.close());
  console.log(`CE Roster workbench: ${workbench.address}`);
  console.log('Ctrl-C stops it.');
  if (open) openBrowser(workbench.address);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const isExpected = EXPECTED.some((kind) => error instanceof kind);
  console.error(isExpected ? (error as Error).message : error);
  process.exitCode = isExpected ? 2 : 1;
});

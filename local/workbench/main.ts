import { fileURLToPath } from 'node:url';
import { realClock } from '../clock';
import { runCommand } from '../command-line';
import { openBrowser } from './browser';
import { readArguments, USAGE } from './command';
import { startWorkbench } from './start';

/** The project's folder: this file runs from its build/. */
const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

await runCommand(USAGE, async (argv) => {
  const { open, ...asked } = readArguments(argv);
  const workbench = await startWorkbench({ root, clock: realClock(), ...asked });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void workbench.close());
  console.log(`CE Roster workbench: ${workbench.address}`);
  console.log('Ctrl-C stops it.');
  if (open) openBrowser(workbench.address);
  return 0;
});

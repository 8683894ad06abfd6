import { runCommand } from '../command-line';
import { growthzoneCommand, USAGE } from './command';

await runCommand(USAGE, async (argv) => {
  const growthzone = await growthzoneCommand(argv, (text) => console.log(text));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void growthzone.close());
  return 0;
});

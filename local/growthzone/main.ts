import { growthzoneCommand, UsageError } from './command';
import { PortInUse, UnusableData } from './index';

async function main(): Promise<void> {
  const growthzone = await growthzoneCommand(process.argv.slice(2), (text) => console.log(text));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void growthzone?.close());
}

main().catch((error: unknown) => {
  const expected = error instanceof UsageError || error instanceof PortInUse || error instanceof UnusableData;
  console.error(expected ? error.message : error);
  process.exitCode = expected ? 2 : 1;
});

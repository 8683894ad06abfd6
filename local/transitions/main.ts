import { readFileSync, writeFileSync } from 'node:fs';
import { parsed, runCommand } from '../command-line';
import { PARTS, withParts } from './render';

const USAGE = `npm run -s transitions -- [--write]
  Prints the run's states, reasons and transitions as the documents show them.
  --write  puts them in the documents, between their markers`;

await runCommand(USAGE, async (argv) => {
  const { values } = parsed({ args: [...argv], options: { write: { type: 'boolean' } } });
  for (const [path, parts] of Object.entries(PARTS)) {
    if (values.write) writeFileSync(path, withParts(readFileSync(path, 'utf8'), parts));
    else
      console.log(
        Object.values(parts)
          .map((render) => render())
          .join('\n\n'),
      );
  }
  return 0;
});

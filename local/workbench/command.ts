import { existsSync } from 'node:fs';
import { parsed, portFrom, UsageError } from '../command-line';
import { SAMPLES, sampleName, sampleNamed } from './samples';

const SAMPLE_NAMES = SAMPLES.map(sampleName).join(', ');

export const USAGE = `The workbench: CE Roster over a sample roster in a browser page, with a practice GrowthZone.

  npm start -- [SAMPLE or FILE]

  SAMPLE      one of ${SAMPLE_NAMES}
  FILE        a roster of your own, .csv or .xlsx
  --port N    the page's port; 8321 by default, 0 for any free one
  --data DIR  keeps everything in DIR and goes on with it the next time
  --no-open   does not open a browser`;

export interface Arguments {
  readonly port: number;
  readonly dataDir: string | undefined;
  readonly open: boolean;
  readonly first: string | undefined;
}

/** A fixed port, so that an open page finds the workbench again when it is started again. */
const PORT = '8321';

/** Reads the command line. Throws `UsageError`. */
export function readArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parsed({
    args: [...argv],
    allowPositionals: true,
    options: { port: { type: 'string' }, data: { type: 'string' }, 'no-open': { type: 'boolean' } },
  });
  if (positionals.length > 1) throw new UsageError(`One roster at a time; "${positionals[1]}" is one too many.`);
  const [first] = positionals;
  if (first !== undefined && !sampleNamed(first) && !existsSync(first)) {
    throw new UsageError(`"${first}" is not a file or a sample. Give a .csv or .xlsx file, or one of ${SAMPLE_NAMES}.`);
  }
  return {
    port: portFrom(values.port ?? PORT),
    dataDir: values.data,
    open: values['no-open'] !== true,
    first,
  };
}

import { parseArgs } from 'node:util';

export const USAGE = `The workbench: CE Roster over a sample roster in a browser page, with a practice GrowthZone.

  npm start -- [SAMPLE or FILE]

  SAMPLE      guide-class, who-earned, learning-system, numbers-as-ids or webinar-report
  FILE        a roster of your own, .csv or .xlsx
  --port N    the page's port; 8321 by default, 0 for any free one
  --data DIR  keeps everything in DIR and goes on with it the next time
  --no-open   does not open a browser`;

/** What the user got wrong; its message is one sentence. Exit status 2. */
export class UsageError extends Error {}

export interface Arguments {
  readonly help: boolean;
  readonly port: number;
  readonly dataDir: string | undefined;
  readonly open: boolean;
  readonly first: string | undefined;
}

/** A fixed port, so that an open page finds the workbench again when it is started again. */
const PORT = 8321;

/** Reads the command line. Throws `UsageError`. */
export function readArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parsed(argv);
  const port = values.port === undefined ? PORT : Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535 || values.port === '') {
    throw new UsageError(`"${values.port}" is no port: --port takes a number up to 65535.`);
  }
  if (positionals.length > 1) throw new UsageError(`One roster at a time; "${positionals[1]}" is one too many.`);
  return {
    help: values.help === true,
    port,
    dataDir: values.data,
    open: values['no-open'] !== true,
    first: positionals[0],
  };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        'no-open': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('. ')[0]}; --help shows the options.`);
  }
}

import { inspect, type ParseArgsConfig, parseArgs } from 'node:util';

/** Something that the user can put right: the message says what is wrong, the value, and what to do. */
export class UserError extends Error {}

/** The command line asks for what there is not. */
export class UsageError extends UserError {}

/** A mistake in this program. The words of sysexits.h, far from the statuses that say how a command ended. */
const BUG = 70;

/**
 * Runs a command with this process's arguments; `work` gives the exit status. `--help` prints `usage` instead. A
 * `UserError` is its message on stderr and status 2, everything else is a bug, with its stack and status 70.
 */
export async function runCommand(usage: string, work: (argv: readonly string[]) => Promise<number>): Promise<void> {
  const argv = process.argv.slice(2);
  try {
    if (argv.includes('--help') || argv.includes('-h')) console.log(usage);
    else process.exitCode = await work(argv);
  } catch (error) {
    const isExpected = error instanceof UserError;
    const said = isExpected ? error.message : inspect(error);
    // What was begun, a server perhaps, must not keep a command alive that has failed.
    process.stderr.write(`${printable(said)}\n`, () => process.exit(isExpected ? 2 : BUG));
  }
}

/** A text as a terminal may show it: what would move its cursor, colour it or turn its direction is shown as a mark. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.replace(/[\0-\x08\x0B-\x1F\x7F-\x9F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g, '\uFFFD');
}

/** `parseArgs` of Node, whose complaints become a `UsageError` of one sentence. */
export function parsed<const T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split(/\.?\n|\. |\.$/);
    throw new UsageError(`${sentence.replace('is ambiguous', 'missing')}; --help shows the options.`);
  }
}

/** A whole number that an option was given, such as a seed. Throws `UsageError`. */
export function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`${option} takes a whole number, not "${text}".`);
  return Number(text);
}

/** The port that was asked for, 0 for any free one. Throws `UsageError`. */
export function portFrom(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new UsageError(`--port takes a number up to 65535, not "${text}".`);
  }
  return Number(text);
}

import { parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import { simulatedClock } from '../clock';
import { printable, runCommand } from '../command-line';
import { makeFolder, writeInto } from '../folder';
import { memberListText } from '../growthzone/membersFile';
import { workbookBytes } from '../sheets';
import { type Arguments, readArguments, USAGE } from './arguments';
import { runDoctor } from './doctor';
import { importRoster } from './import';
import { runLearn } from './learn';
import { runPlatform } from './platform';
import { importWords, reportWords } from './print';
import { openSession } from './session';

/** The project's folder: this file runs from its build/. */
const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

await runCommand(USAGE, async (argv) => {
  if (argv[0] === 'doctor') return runDoctor(root, argv.slice(1));
  if (argv[0] === 'learn') return runLearn(argv.slice(1));
  if (argv[0] === 'platform') return runPlatform(root, argv.slice(1));
  const args = readArguments(argv);
  if (args.out !== undefined) makeFolder(args.out);
  return args.command === 'import' ? runImport(args) : runCheck(args);
});

async function runCheck(args: Arguments): Promise<number> {
  const session = await openSession({
    root,
    file: args.file,
    settings: args.settings,
    clock: simulatedClock(Date.now()),
  });
  try {
    if (args.members !== undefined) await session.ask({ ask: 'memberList', text: memberListText(args.members) });
    const report = await session.ask({ ask: 'check' });
    if (args.out !== undefined) {
      const files = await session.ask({ ask: 'files' });
      for (const file of files) writeInto(args.out, file.name, file.text);
    }
    const { summary: _, ...json } = report;
    console.log(printable(args.json ? JSON.stringify(json) : reportWords(report)));
    return report.counts['fix needed'] > 0 ? 1 : 0;
  } finally {
    await session.close();
  }
}

async function runImport(args: Arguments): Promise<number> {
  process.once('SIGINT', () => stopped(args));
  const report = await importRoster(root, args);
  const { summary: _, ...check } = report.check;
  const { events, growthzone } = report;
  console.log(printable(args.json ? JSON.stringify({ ...check, events, growthzone }) : importWords(report)));
  // After the report, which would be lost where the folder cannot be written.
  if (args.out !== undefined) {
    writeInto(args.out, `${parse(args.file).name}.xlsx`, await workbookBytes(report.workbook));
  }
  if (report.paused) {
    console.error(printable(report.paused));
    return 3;
  }
  const unfinished = events.some(({ failed, held }) => failed + held > 0);
  return unfinished || check.counts['fix needed'] > 0 ? 1 : 0;
}

/** Ctrl-C: whoever presses it wants to know what becomes of the half that is done. */
function stopped({ data }: Arguments): never {
  console.error(
    data === undefined
      ? 'Stopped. Nothing is kept; with --data DIR the same command goes on where it was stopped.'
      : `Stopped. The same command goes on with what "${data}" keeps.`,
  );
  process.exit(130);
}

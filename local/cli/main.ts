import { mkdirSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import { simulatedClock } from '../clock';
import { UnreadableFile, workbookBytes } from '../sheets';
import { type Arguments, readArguments, UsageError } from './arguments';
import { runDoctor } from './doctor';
import { importRoster } from './import';
import { importWords, reportWords } from './print';
import { openSession, Refused } from './session';
import { memberListText } from './tenant';

/** The project's folder: this file runs from its build/. */
const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

process.exitCode = await main(process.argv.slice(2));

/** Runs one command; the exit status says how it ended, and one sentence on stderr why. */
async function main(argv: readonly string[]): Promise<number> {
  try {
    if (argv[0] === 'doctor') return await runDoctor(root, argv.slice(1));
    const args = readArguments(argv);
    return args.command === 'import' ? await runImport(args) : await runCheck(args);
  } catch (error) {
    if (error instanceof UsageError || error instanceof Refused || error instanceof UnreadableFile) {
      console.error(error.message);
      return 2;
    }
    throw error;
  }
}

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
      mkdirSync(args.out, { recursive: true });
      for (const file of files) writeFileSync(join(args.out, file.name), file.text);
    }
    const { summary: _, ...json } = report;
    console.log(args.json ? JSON.stringify(json) : reportWords(report));
    return report.counts['fix needed'] > 0 ? 1 : 0;
  } finally {
    await session.close();
  }
}

async function runImport(args: Arguments): Promise<number> {
  const report = await importRoster(root, args);
  if (args.out !== undefined) {
    mkdirSync(args.out, { recursive: true });
    writeFileSync(join(args.out, `${parse(args.file).name}.xlsx`), await workbookBytes(report.workbook));
  }
  const { summary: _, ...check } = report.check;
  const { events, growthzone } = report;
  console.log(args.json ? JSON.stringify({ ...check, events, growthzone }) : importWords(report));
  if (report.paused) {
    console.error(report.paused);
    return 3;
  }
  const unfinished = events.some(({ failed, held }) => failed + held > 0);
  return unfinished || check.counts['fix needed'] > 0 ? 1 : 0;
}

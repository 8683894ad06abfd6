import type { RouteOverrides } from '../../src/growthzone';
import { type DoctorLine, doctorLines } from '../../src/sidebar/texts/doctor';
import { ask } from '../ask';
import { realClock } from '../clock';
import { parsed, UsageError } from '../command-line';
import { AddOn, newSheet, SpreadsheetHost } from '../sheets';
import { growthzoneFrom, keyFrom } from './arguments';
import { settingsFrom } from './settings-file';

interface DoctorArguments {
  readonly tenant: string;
  readonly key: string;
  /** Where the tenant is asked: its own https address, or a stand-in on this machine. */
  readonly url: string;
  readonly eventId: number | undefined;
  readonly routes: RouteOverrides;
  readonly json: boolean;
}

/** The connection, examined and judged. */
interface Examined {
  readonly tenant: string;
  readonly lines: readonly DoctorLine[];
}

/** `roster doctor`: prints what a GrowthZone answers; 0 where all is as expected, 1 where anything is not. */
export async function runDoctor(root: string, argv: readonly string[]): Promise<number> {
  const args = readArguments(argv);
  const report = await examine(root, args);
  console.log(args.json ? JSON.stringify(report) : doctorWords(report));
  return report.lines.every(({ result }) => result === 'answers as expected' || result === 'not asked') ? 0 : 1;
}

const OPTIONS = {
  tenant: { type: 'string' },
  growthzone: { type: 'string' },
  'key-from-env': { type: 'string' },
  event: { type: 'string' },
  settings: { type: 'string' },
  json: { type: 'boolean' },
} as const;

function readArguments(argv: readonly string[]): DoctorArguments {
  const { values } = parsed({ args: [...argv], options: OPTIONS });
  const { tenant, growthzone, 'key-from-env': variable, event, settings, json } = values;
  if ((tenant === undefined) === (growthzone === undefined)) {
    throw new UsageError('Say which GrowthZone: --tenant NAME, or --growthzone http://127.0.0.1:PORT for a stand-in.');
  }
  if (tenant !== undefined && !/^[a-z0-9-]+$/.test(tenant)) {
    throw new UsageError(
      `"${tenant}" is no GrowthZone name: give the part before .growthzoneapp.com, in small letters.`,
    );
  }
  if (variable === undefined)
    throw new UsageError('Say which environment variable holds the key: --key-from-env NAME.');
  if (event !== undefined && !/^[1-9]\d{0,9}$/.test(event)) {
    throw new UsageError(`--event takes an event's number, not "${event}".`);
  }
  const { routes } = settingsFrom(settings);
  const rest = { eventId: event === undefined ? undefined : Number(event), routes, json: json === true };
  if (tenant === undefined) return { tenant: 'demo', ...rest, ...standIn(growthzone, variable) };
  return { tenant, key: keyFrom(variable), url: `https://${tenant}.growthzoneapp.com`, ...rest };
}

function standIn(url: string | undefined, variable: string): { readonly url: string; readonly key: string } {
  const found = growthzoneFrom(url, variable);
  if (!found) throw new UsageError('--growthzone takes http://127.0.0.1:PORT.');
  return found;
}

/** Asks the add-on's own bundle over an empty spreadsheet. The key is in the memory of this process and nowhere else. */
async function examine(root: string, { tenant, key, url, eventId, routes }: DoctorArguments): Promise<Examined> {
  const sheets = [newSheet(1, 'Empty')];
  const workbook = { id: 'doctor', name: 'Doctor', timeZone: 'America/New_York', locale: 'en_US', sheets };
  const addOn = await AddOn.open({
    host: new SpreadsheetHost({ workbook, documentProperties: {} }),
    dist: `${root}/dist`,
    worker: `${root}/build/worker.mjs`,
    clock: realClock(),
    user: 'coordinator@example.org',
    userProperties: { connection: JSON.stringify({ tenant, apiKey: key, routes }) },
    hosts: { [`https://${tenant}.growthzoneapp.com`]: url },
  });
  try {
    const report = await ask(addOn, { ask: 'doctor', ...(eventId === undefined ? {} : { eventId }) });
    return { tenant: report.tenant, lines: doctorLines(report) };
  } finally {
    await addOn.close();
  }
}

/** An examination in words: what it is called, how surely it was known, what came of it. */
function doctorWords({ tenant, lines }: Examined): string {
  const routes = lines.flatMap(({ route, certainty, result, detail }) => [
    `${route}  (${certainty})`,
    `    ${result}: ${detail}`,
  ]);
  const good = lines.filter(({ result }) => result === 'answers as expected').length;
  const counts = `${good} of ${lines.length} routes answer as expected. Nothing was written.`;
  return [`${tenant}.growthzoneapp.com`, '', ...routes, '', counts].join('\n');
}

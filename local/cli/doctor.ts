import type { DoctorReport } from '../../src/answers';
import type { RouteOverrides } from '../../src/growthzone';
import { doctorLines, doctorPage } from '../../src/sidebar/texts/doctor';
import { ask } from '../ask';
import { parsed, printable, UsageError } from '../command-line';
import { growthzoneFrom, keyFrom } from './arguments';
import { overEmptySheet } from './session';
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

/** `roster doctor`: prints what a GrowthZone answers; 0 where all is as expected, 1 where anything is not. */
export async function runDoctor(root: string, argv: readonly string[]): Promise<number> {
  const args = readArguments(argv);
  const report = await examine(root, args);
  const lines = doctorLines(report);
  const today = new Date().toISOString().slice(0, 10);
  console.log(printable(args.json ? JSON.stringify({ tenant: report.tenant, lines }) : doctorPage(report, today)));
  return lines.every(({ result }) => result === 'answers as expected' || result === 'not asked') ? 0 : 1;
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
      `"${tenant}" is not a GrowthZone name: give the part before .growthzoneapp.com, in lowercase.`,
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

/** Asks the add-on's own bundle, route by route. */
const examine = (root: string, { tenant, key, url, eventId, routes }: DoctorArguments): Promise<DoctorReport> =>
  overEmptySheet(root, { connection: { tenant, apiKey: key, routes }, url }, (addOn) =>
    ask(addOn, { ask: 'doctor', ...(eventId === undefined ? {} : { eventId }) }),
  );

import type { RouteOverrides, Templates } from '../../src/growthzone';
import type { RosterSettings } from '../../src/roster';
import { parsed, UsageError, wholeNumber } from '../command-line';
import { learnedIn } from './learn';
import { settingsFrom } from './settings-file';

export const USAGE = `CE Roster on the command line: the add-on's own bundle, without Google and without a GrowthZone tenant.

  npm run roster -- check FILE                 what becomes of each row
  npm run roster -- export FILE --out DIR      the CSV files, at most 100 attendees each
  npm run roster -- import FILE                the whole job against a fresh stand-in GrowthZone
  npm run roster -- doctor                     what a GrowthZone answers, route by route; it only reads
  npm run roster -- learn FILE                 how a GrowthZone is asked, from a recording of a browser
  npm run roster -- platform RESULT.json       a platform check from Google, held against the local Sheets

  FILE                  a roster, .csv or .xlsx
  --settings FILE.json  what the coordinator decided about it; doctor, import: also paths of the API
  --json                one line of JSON instead of words
  --out DIR             export: where the files go; import: also keeps the workbook there, as .xlsx
  --members FILE.csv    check, export: the list that the rows are held against; import: the stand-in's members
  --data DIR            import: keeps the spreadsheet and the stand-in there at every flush; the same command goes on
                        where a killed one stopped
  --chaos SEED          import: the stand-in fails at random, from that seed
  --growthzone URL --key-from-env NAME
                        import, doctor: a stand-in that runs already, on loopback
  --tenant NAME --key-from-env NAME
                        doctor: a real association, by the part before .growthzoneapp.com
  --event N             doctor: an event to look at, preferably with attendees and a component; learn: the event imported to
  --answer ID=VALUE     learn: what somebody said to a question; may be given several times
  --save                learn: keeps it in the folder of --data, else here, for an import with that folder

Exit status: 0 done, 1 rows need a person, 2 cannot read or bad usage, 3 paused, run again, 70 a mistake of this program.`;

export interface Arguments {
  readonly command: 'check' | 'export' | 'import';
  readonly file: string;
  readonly settings: RosterSettings;
  /** Paths that a GrowthZone's support named, in place of the add-on's own. */
  readonly routes: RouteOverrides;
  readonly json: boolean;
  readonly out: string | undefined;
  readonly members: string | undefined;
  readonly data: string | undefined;
  readonly chaos: number | undefined;
  readonly growthzone: { readonly url: string; readonly key: string } | undefined;
  /** What was learned of the association from a recording, where a folder keeps it. */
  readonly templates: Templates | undefined;
}

const OPTIONS = {
  settings: { type: 'string' },
  json: { type: 'boolean' },
  out: { type: 'string' },
  members: { type: 'string' },
  data: { type: 'string' },
  chaos: { type: 'string' },
  growthzone: { type: 'string' },
  'key-from-env': { type: 'string' },
} as const;

/** What each command does something with: another option is refused rather than passed over. */
const TAKES: Readonly<Record<Arguments['command'], readonly (keyof typeof OPTIONS)[]>> = {
  check: ['settings', 'json', 'members'],
  export: ['settings', 'json', 'members', 'out'],
  import: ['settings', 'json', 'members', 'out', 'data', 'chaos', 'growthzone', 'key-from-env'],
};

/** Reads the command line of every command but the doctor. Throws `UsageError`. */
export function readArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parsed({ args: [...argv], allowPositionals: true, options: OPTIONS });
  const [name = '', file, ...more] = positionals;
  const command = commandNamed(name);
  if (!file) throw new UsageError(`Say which roster: npm run roster -- ${command} FILE.`);
  if (more.length > 0) throw new UsageError(`One roster at a time; "${more[0]}" is one too many.`);
  const foreign = Object.keys(values).find((option) => !TAKES[command].some((taken) => taken === option));
  if (foreign !== undefined) throw new UsageError(`${command} takes no --${foreign}; --help shows the options.`);
  if (command === 'export' && !values.out) throw new UsageError('Say where the files go: --out DIR.');
  return {
    command,
    file,
    ...settingsFrom(values.settings),
    json: values.json === true,
    out: values.out,
    members: values.members,
    data: values.data,
    chaos: seedFrom(values.chaos, values.growthzone),
    growthzone: growthzoneFrom(values.growthzone, values['key-from-env']),
    templates: command === 'import' ? learned(values.data, values.growthzone) : undefined,
  };
}

/** From the import's own folder; else from here, for a stand-in that runs already: a fresh one has the usual routes. */
const learned = (data: string | undefined, growthzone: string | undefined): Templates | undefined =>
  (data === undefined ? undefined : learnedIn(data, TENANT)) ??
  (growthzone === undefined ? undefined : learnedIn('.', TENANT));

/** Whom every stand-in plays. */
const TENANT = 'demo';

function commandNamed(name: string): Arguments['command'] {
  if (name === 'check' || name === 'export' || name === 'import') return name;
  const wrong = name === '' ? 'Say what to do' : `"${name}" is not a command`;
  throw new UsageError(`${wrong}: check, export, import, doctor, learn or platform; --help shows how.`);
}

/** Only the command's own stand-in is told to fail. */
function seedFrom(text: string | undefined, growthzone: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (growthzone !== undefined)
    throw new UsageError('--chaos works with the built-in stand-in, not with --growthzone.');
  return wholeNumber('--chaos', text);
}

const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?\/?$/;

/** Only this machine: a real tenant's people are nobody's test data. */
export function growthzoneFrom(url: string | undefined, variable: string | undefined): Arguments['growthzone'] {
  if (url === undefined && variable === undefined) return undefined;
  if (!url || !variable) throw new UsageError('--growthzone URL and --key-from-env NAME go together.');
  if (!LOOPBACK.test(url))
    throw new UsageError(`"${url}" is not on this machine; --growthzone takes http://127.0.0.1:PORT.`);
  return { url: url.replace(/\/$/, ''), key: keyFrom(variable) };
}

/** The key in an environment variable, since an argument would be seen by everybody on this machine. */
export function keyFrom(variable: string): string {
  const key = process.env[variable];
  if (!key) throw new UsageError(`The environment variable ${variable} holds no key. Put the API key into it.`);
  return key;
}

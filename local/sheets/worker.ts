import { readFileSync } from 'node:fs';
import { runInContext } from 'node:vm';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import gas from 'gas-local';
import { clockFrom, type SharedClock } from '../clock';
import { connect } from './bridge';
import { countCalls } from './calls';
import { holdsDate } from './carried';
import { type Costs, meter } from './costs';
import { type Fault, faultsOf } from './faults';
import type { HostServices } from './host-services';
import { cache, documentLock, htmlService, Properties, scriptDate, session, utilities } from './services';
import { spreadsheetApp } from './spreadsheet-app';
import { LONGEST_MS, TOO_LONG } from './time-limit';
import { urlFetchApp } from './url-fetch';

/** What the main thread starts a worker with. */
export interface WorkerStart {
  readonly dist: string;
  readonly clock: SharedClock;
  readonly user: string;
  readonly hosts: Readonly<Record<string, string>>;
  /** Puts the clock on by what each call takes on Google. */
  readonly costs: Costs | undefined;
  readonly port: MessagePort;
  readonly signal: SharedArrayBuffer;
}

/** How a function was started: a cell formula has no UI, and before anybody authorised the add-on there are only menus. */
export type Start = 'call' | 'formula' | 'unauthorised';

/** One call of a function of the script. */
export interface WorkerCall {
  readonly name: string;
  readonly start: Start;
  readonly args: string;
  readonly faults: readonly Fault[];
}

export type WorkerAnswer = {
  /** Service calls by name. */
  readonly calls: Map<string, number>;
  /** What they would have taken on Google, in milliseconds; 0 where nobody asked. */
  readonly spent: number;
  readonly logs: readonly string[];
  /** Those of them that the script logged as errors. */
  readonly errors: readonly string[];
} & (
  | { readonly ok: true; readonly json: string | undefined }
  | { readonly ok: false; readonly message: string; readonly stack: string | undefined }
);

/** What the script writes to its console. */
interface Said {
  readonly logs: string[];
  readonly errors: string[];
}

const { dist, clock: shared, user, hosts, costs, port, signal } = workerData as WorkerStart;
const { urlFetchWhitelist } = JSON.parse(readFileSync(`${dist}/appsscript.json`, 'utf8')) as {
  readonly urlFetchWhitelist: readonly string[];
};
const clock = clockFrom(shared);
const host = connect<HostServices>({ port, signal });

// Loaded once to see whether it loads: a bundle that does not ends this thread with its error.
load('unauthorised', { logs: [], errors: [] });
parentPort?.on('message', (call: WorkerCall) => parentPort?.postMessage(answerTo(call)));
parentPort?.postMessage(undefined);

function answerTo({ name, start, args, faults }: WorkerCall): WorkerAnswer {
  const said: Said = { logs: [], errors: [] };
  const { script, calls, time } = load(start, said, faults);
  const about = {
    calls: calls.counts,
    // Asked for when the answer is made, at the end of the script.
    get spent() {
      time?.ended();
      return time?.spent() ?? 0;
    },
    ...said,
  };
  const called = script.get(name);
  if (typeof called !== 'function' || name.endsWith('_'))
    return { ok: false, message: `Script function not found: ${name}`, stack: undefined, ...about };
  try {
    const result: unknown = called(...(JSON.parse(args) as unknown[]));
    // Google gives null without a word, as public reports have it.
    if (holdsDate(result)) {
      said.errors.push(`${name} returned a Date, which google.script.run cannot carry: the page gets null.`);
      return { ok: true, json: 'null', ...about };
    }
    return { ok: true, json: JSON.stringify(result), ...about };
  } catch (error) {
    const thrown: { message?: unknown; stack?: unknown } = error !== null && typeof error === 'object' ? error : {};
    const message = 'message' in thrown ? String(thrown.message) : String(error);
    return { ok: false, message, stack: typeof thrown.stack === 'string' ? thrown.stack : undefined, ...about };
  }
}

/** Ends this thread once its script has run too long: by its own time, since others may put a simulated clock on. */
function stopwatch(): { readonly slept: (milliseconds: number) => void; readonly look: () => void } {
  const started = Date.now();
  let asleep = 0;
  return {
    slept: (milliseconds) => {
      if (clock.simulated) asleep += milliseconds;
    },
    look: () => {
      if (Date.now() - started + asleep > LONGEST_MS) process.exit(TOO_LONG);
    },
  };
}

/** Loads the script afresh, as Google does for each call: nothing that it kept in a variable is there the next time. */
function load(start: Start, { logs, errors }: Said, faults: readonly Fault[] = []) {
  let isLoading = true;
  const { slept, look } = stopwatch();
  let ScriptError = Error;
  const permit = (member: string) => {
    look();
    if (isLoading) {
      throw new Error(
        `${member} was called while the script was loaded. An add-on that nobody authorised yet has no services then, and its menu would not appear.`,
      );
    }
    if (start === 'unauthorised' && !/^(SpreadsheetApp\.getUi|Ui\.create\w*Menu|Menu\.\w+)$/.test(member)) {
      throw new Error(`You do not have permission to call ${member}: the add-on was not authorised yet.`);
    }
  };
  const thrown = (error: unknown) =>
    error instanceof Error ? Object.assign(new ScriptError(error.message), { name: 'Exception' }) : error;
  const time =
    costs &&
    meter(costs, (milliseconds) => {
      clock.advance(milliseconds);
      slept(milliseconds);
    });
  const calls = countCalls({ faulty: faultsOf(faults), permit, called: time?.called, thrown });
  const { counted } = calls;
  const log = (...words: unknown[]) => void logs.push(words.map(String).join(' '));
  const error = (...words: unknown[]) => {
    log(...words);
    errors.push(logs[logs.length - 1] ?? '');
  };
  const services = {
    SpreadsheetApp: spreadsheetApp({ host, calls, start, user }),
    PropertiesService: counted(
      {
        getUserProperties: () => counted(new Properties(host.userProperties), 'Properties'),
        getDocumentProperties: () => counted(new Properties(host.documentProperties), 'Properties'),
      },
      'PropertiesService',
    ),
    CacheService: counted({ getUserCache: () => counted(cache(host.userCache), 'Cache') }, 'CacheService'),
    LockService: counted({ getDocumentLock: () => counted(documentLock(host.lock), 'Lock') }, 'LockService'),
    UrlFetchApp: counted(
      urlFetchApp({ whitelist: urlFetchWhitelist, hosts, send: (request) => host.http.send(request) }),
      'UrlFetchApp',
    ),
    Utilities: counted(
      utilities({
        ...clock,
        sleep: (milliseconds) => {
          clock.sleep(milliseconds);
          slept(milliseconds);
        },
      }),
      'Utilities',
    ),
    HtmlService: counted(htmlService(dist, calls), 'HtmlService'),
    Session: counted(session(user, calls), 'Session'),
    console: { log, info: log, error, warn: log },
    Date: scriptDate(clock),
  };
  const names = new Set(Object.keys(services));
  // Only what the script declares can be called, not what it was given or every object has.
  const script = gas.require(dist, services);
  const declared = Object.entries(script).filter(([name]) => !names.has(name));
  ScriptError = runInContext('Error', script) as ErrorConstructor;
  isLoading = false;
  return { script: new Map(declared), calls, time };
}

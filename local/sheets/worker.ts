import { readFileSync } from 'node:fs';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import gas from 'gas-local';
import { clockFrom, type SharedClock } from '../clock';
import { callHost } from './bridge';
import { countCalls } from './calls';
import { cache, documentLock, htmlService, properties, scriptDate, utilities } from './services';
import { type Shown, type Start, spreadsheetApp } from './spreadsheet-app';
import { urlFetchApp } from './url-fetch';
import type { Workbook } from './workbook';

/** What the main thread starts a worker with. */
export interface WorkerStart {
  readonly workbook: Workbook;
  readonly dist: string;
  readonly clock: SharedClock;
  readonly user: string;
  readonly hosts: Readonly<Record<string, string>>;
  readonly port: MessagePort;
  readonly signal: SharedArrayBuffer;
}

/** One call of a function of the script. */
export interface WorkerCall {
  readonly name: string;
  readonly start: Start;
  readonly args: string;
}

export type WorkerAnswer =
  | {
      readonly ok: true;
      readonly json: string | undefined;
      readonly workbook: Workbook;
      readonly shown: Shown;
      readonly calls: Map<string, number>;
      readonly logs: readonly string[];
    }
  | { readonly ok: false; readonly message: string };

const { workbook, dist, clock: shared, user, hosts, port, signal } = workerData as WorkerStart;
const clock = clockFrom(shared);
const calls = countCalls();
const shown: Shown = { menu: [], sidebar: undefined, dialog: undefined };
const logs: string[] = [];
let start: Start = 'call';

const script = gas.require(dist, globals());

parentPort?.on('message', (call: WorkerCall) => parentPort?.postMessage(answerTo(call)));

function answerTo({ name, start: how, args }: WorkerCall): WorkerAnswer {
  start = how;
  calls.counts.clear();
  const called = script[name];
  if (typeof called !== 'function' || name.endsWith('_'))
    return { ok: false, message: `Script function not found: ${name}` };
  try {
    const result: unknown = called(...(JSON.parse(args) as unknown[]));
    if (holdsDate(result)) throw new Error(`${name} returned a Date, which google.script.run cannot carry.`);
    return { ok: true, json: JSON.stringify(result), workbook, shown, calls: calls.counts, logs };
  } catch (error) {
    return {
      ok: false,
      message:
        error !== null && typeof error === 'object' && 'message' in error ? String(error.message) : String(error),
    };
  }
}

/** A Date anywhere in the answer fails the whole call, as it does in google.script.run. */
function holdsDate(value: unknown): boolean {
  if (Object.prototype.toString.call(value) === '[object Date]') return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsDate);
}

/** Google's globals over this workbook; nothing of Node's is among them. */
function globals(): Record<string, unknown> {
  const { urlFetchWhitelist } = JSON.parse(readFileSync(`${dist}/appsscript.json`, 'utf8')) as {
    readonly urlFetchWhitelist: readonly string[];
  };
  const woken = new Int32Array(signal);
  const stores = { user: properties(), document: properties(), userCache: cache(clock), lock: documentLock() };
  const counted = calls.counted;
  const log = (...words: unknown[]) => void logs.push(words.map(String).join(' '));
  return {
    SpreadsheetApp: spreadsheetApp(workbook, shown, () => start, calls),
    PropertiesService: counted(
      {
        getUserProperties: () => counted(stores.user, 'Properties'),
        getDocumentProperties: () => counted(stores.document, 'Properties'),
      },
      'PropertiesService',
    ),
    CacheService: counted({ getUserCache: () => counted(stores.userCache, 'Cache') }, 'CacheService'),
    LockService: counted({ getDocumentLock: () => counted(stores.lock, 'Lock') }, 'LockService'),
    UrlFetchApp: counted(
      urlFetchApp({ whitelist: urlFetchWhitelist, hosts, send: (request) => callHost(port, woken, request) }),
      'UrlFetchApp',
    ),
    Utilities: counted(utilities(clock), 'Utilities'),
    HtmlService: counted(htmlService(dist), 'HtmlService'),
    Session: counted({ getActiveUser: () => ({ getEmail: () => user }) }, 'Session'),
    console: { log, error: log, warn: log },
    Date: scriptDate(clock),
  };
}

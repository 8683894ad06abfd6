import { Worker } from 'node:worker_threads';
import type { LocalClock } from '../clock';
import { type HostEnd, serveHost } from './bridge';
import type { Shown, Start } from './spreadsheet-app';
import type { Workbook } from './workbook';
import type { WorkerAnswer, WorkerCall, WorkerStart } from './worker';

export interface AddOnOptions {
  readonly workbook: Workbook;
  /** The folder that is pushed to Google. */
  readonly dist: string;
  /** The built worker. */
  readonly worker: string;
  readonly clock: LocalClock;
  readonly user: string;
  /** Which address on this machine stands for which host, for instance the demo tenant. */
  readonly hosts: Readonly<Record<string, string>>;
}

/** The add-on's own bundle over a workbook, in a thread of its own: its calls are synchronous, as Google's are. */
export class AddOn {
  /** The workbook as the last call left it. */
  workbook: Workbook;
  shown: Shown = { menu: [], sidebar: undefined, dialog: undefined };
  /** Service calls of the last call, by name. */
  calls: ReadonlyMap<string, number> = new Map();
  logs: readonly string[] = [];
  private queue: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly thread: Worker,
    private readonly host: HostEnd,
    workbook: Workbook,
  ) {
    this.workbook = workbook;
  }

  /** Loads the bundle. Rejects where it does not load. */
  static async open(options: AddOnOptions): Promise<AddOn> {
    const { workbook, dist, clock, user, hosts } = options;
    const host = serveHost();
    const data: WorkerStart = {
      workbook,
      dist,
      clock: clock.share(),
      user,
      hosts,
      port: host.port,
      signal: host.signal,
    };
    const thread = new Worker(options.worker, { workerData: data, transferList: [host.port], env: {} });
    await new Promise<void>((resolve, reject) => {
      thread.once('online', resolve);
      thread.once('error', reject);
    });
    return new AddOn(thread, host, workbook);
  }

  /** As google.script.run calls it: JSON in, JSON out, an error keeps only its message. */
  run(name: string, ...args: readonly unknown[]): Promise<unknown> {
    return this.call(name, 'call', args);
  }

  /** As a cell formula calls it: without a UI. */
  runAsFormula(name: string, ...args: readonly unknown[]): Promise<unknown> {
    return this.call(name, 'formula', args);
  }

  async close(): Promise<void> {
    this.host.close();
    await this.thread.terminate();
  }

  private call(name: string, start: Start, args: readonly unknown[]): Promise<unknown> {
    const call: WorkerCall = { name, start, args: JSON.stringify(args) };
    const answered = this.queue.then(() => this.exchange(call));
    this.queue = answered.catch(() => undefined);
    return answered;
  }

  private async exchange(call: WorkerCall): Promise<unknown> {
    const answer = await new Promise<WorkerAnswer>((resolve, reject) => {
      const settle = (value: WorkerAnswer) => {
        this.thread.off('error', fail);
        resolve(value);
      };
      const fail = (error: unknown) => {
        this.thread.off('message', settle);
        reject(error);
      };
      this.thread.once('message', settle);
      this.thread.once('error', fail);
      this.thread.postMessage(call);
    });
    if (!answer.ok) throw new Error(answer.message);
    this.workbook = answer.workbook;
    this.shown = answer.shown;
    this.calls = answer.calls;
    this.logs = answer.logs;
    return answer.json === undefined ? undefined : (JSON.parse(answer.json) as unknown);
  }
}

import { Worker } from 'node:worker_threads';
import type { LocalClock } from '../clock';
import { serve } from './bridge';
import type { Costs } from './costs';
import type { SpreadsheetHost } from './host';
import { hostServices, type User } from './host-services';
import type { HttpSender } from './http';
import { TOO_LONG } from './time-limit';
import type { WorkerAnswer, WorkerCall, WorkerStart } from './worker';
import { WriteBuffer, type Writes } from './write-buffer';

export interface ScriptOptions {
  /** The folder that is pushed to Google. */
  readonly dist: string;
  /** The built worker. */
  readonly worker: string;
  readonly clock: LocalClock;
  /**
   * Which address stands for which host: for the demo tenant one on this machine. A real host that stands for itself
   * is asked over https and answers reads only.
   */
  readonly hosts: Readonly<Record<string, string>>;
  /** When its writes reach the cells: bundled, as Google does it, where nothing is said. */
  readonly writes?: Writes | undefined;
  /** Each service call puts the clock on by what it takes on Google; nothing: it takes no time. */
  readonly costs?: Costs | undefined;
}

interface Pending {
  resolve(answer: WorkerAnswer | undefined): void;
  reject(error: unknown): void;
}

/** A thread that runs one call of a user's script at a time. */
export class ScriptThread {
  private readonly thread: Worker;
  private readonly bridge: ReturnType<typeof serve>;
  private pending: Pending | undefined;
  private ended = false;
  private readonly buffer: WriteBuffer;

  constructor(
    private readonly host: SpreadsheetHost,
    user: User,
    { dist, worker, clock, hosts, writes, costs }: ScriptOptions,
    http: HttpSender,
  ) {
    this.buffer = new WriteBuffer(writes ?? 'buffered');
    this.bridge = serve(hostServices(host, user, http, this, this.buffer));
    const { port, signal } = this.bridge;
    const data: WorkerStart = { dist, clock: clock.share(), user: user.email, hosts, costs, port, signal };
    this.thread = new Worker(worker, { workerData: data, transferList: [port], env: {} });
    this.thread.on('message', (answer: WorkerAnswer | undefined) => this.pending?.resolve(answer));
    this.thread.on('error', (error) => this.pending?.reject(error));
    this.thread.on('exit', (status) => {
      this.ended = true;
      const why = status === TOO_LONG ? 'Exceeded maximum execution time' : 'The script was ended before it was done.';
      this.pending?.reject(new Error(why));
    });
  }

  /** True once nothing can run here any more. */
  get isOver(): boolean {
    return this.ended;
  }

  /** Resolves once the bundle was loaded; rejects where it does not load. */
  async ready(): Promise<void> {
    await this.wait();
  }

  /** Runs one function. When it is over, however it ended, its lock is free and what it wrote is kept. */
  async call(call: WorkerCall): Promise<WorkerAnswer> {
    try {
      const answered = this.wait();
      this.thread.postMessage(call);
      const answer = await answered;
      if (!answer) throw new Error(`The script's thread did not answer the call of ${call.name}.`);
      return this.settled(answer);
    } finally {
      this.buffer.drop();
      this.host.lock.forget(this);
      this.host.flush();
    }
  }

  /** Ends the thread, in the middle of a call where one runs. */
  async close(): Promise<void> {
    this.bridge.close();
    await this.thread.terminate();
    this.host.lock.forget(this);
  }

  /** What the script left bundled is written when it ends; what refuses it then fails the whole call. */
  private settled(answer: WorkerAnswer): WorkerAnswer {
    try {
      this.buffer.settle();
      return answer;
    } catch (error) {
      const { calls, spent, logs, errors } = answer;
      const message = error instanceof Error ? error.message : String(error);
      return answer.ok ? { ok: false, message, stack: undefined, calls, spent, logs, errors } : answer;
    }
  }

  private wait(): Promise<WorkerAnswer | undefined> {
    return new Promise<WorkerAnswer | undefined>((resolve, reject) => {
      this.pending = { resolve, reject };
    }).finally(() => {
      this.pending = undefined;
    });
  }
}

import { CacheStore } from './cache';
import { holdsDate } from './carried';
import type { Fault } from './faults';
import type { SpreadsheetHost } from './host';
import type { User } from './host-services';
import { HttpSender } from './http';
import { PropertyStore } from './properties';
import { type ScriptOptions, ScriptThread } from './script-thread';
import { type Shown, type ShownListener, UserView } from './shown';
import { inSource } from './stack';
import type { Rectangle } from './workbook';
import type { Start } from './worker';

export interface AddOnOptions extends ScriptOptions {
  readonly host: SpreadsheetHost;
  /** The e-mail address of the account that the script runs as. */
  readonly user: string;
  /** What the user's properties held before, for instance the connection. */
  readonly userProperties?: Readonly<Record<string, string>>;
  /** How many requests Google lets the user make in a day; a consumer account's 20,000 where it is not said. */
  readonly requestsPerDay?: number | undefined;
}

/** A page may ask several things at once, as google.script.run allows; more than these wait. */
const THREADS = 4;

/**
 * The add-on's own bundle as one user has it in a spreadsheet. Each call runs in a thread, where its service calls are
 * synchronous, as Google's are, and loads the script afresh. Calls that are made while another runs get a thread of
 * their own: their order is not promised.
 */
export class AddOn {
  /** Service calls of the call that ended last, by name. */
  calls: ReadonlyMap<string, number> = new Map();
  /** What these take on Google, in milliseconds, by the costs that it was opened with. */
  spent = 0;
  /** What goes wrong at Google in every call from now on. */
  faults: readonly Fault[] = [];
  /** What the script wrote to the console since it was opened. */
  readonly logs: string[] = [];
  private readonly threads: ScriptThread[] = [];
  private readonly busy = new Set<ScriptThread>();
  private readonly waiting: (() => void)[] = [];
  private isClosed = false;
  private readonly http: HttpSender;
  private readonly propertyListeners = new Set<() => void>();
  private readonly user: User;

  private constructor(private readonly options: AddOnOptions) {
    const { host, user, userProperties, clock, requestsPerDay } = options;
    this.http = new HttpSender(() => clock.now(), requestsPerDay);
    const told = () => {
      for (const listener of this.propertyListeners) listener();
    };
    this.user = {
      email: user,
      properties: new PropertyStore(userProperties ?? {}, told),
      cache: new CacheStore(clock),
      view: new UserView(host),
    };
  }

  /** Loads the bundle. Rejects where it does not load. */
  static async open(options: AddOnOptions): Promise<AddOn> {
    const addOn = new AddOn(options);
    try {
      await addOn.addThread().ready();
    } catch (error) {
      await addOn.close();
      throw error instanceof Error ? addOn.thrown(error.message, error.stack) : error;
    }
    return addOn;
  }

  get host(): SpreadsheetHost {
    return this.options.host;
  }

  /** What the user sees besides the cells. */
  get shown(): Shown {
    return this.user.view.shown;
  }

  /** Told of menus, sidebars, dialogs, toasts and selections while the script runs; returns what ends it. */
  onShown(listener: ShownListener): () => void {
    return this.user.view.onShown(listener);
  }

  /** The person selected cells, counted from 0; their tab becomes the active one. */
  setSelection(sheetId: number, row: number, column: number, rows: number, columns: number): void {
    const area: Rectangle = { row, column, rows, columns };
    this.user.view.select(sheetId, area);
  }

  /** The person went to a tab. */
  setActiveSheet(sheetId: number): void {
    this.user.view.goTo(sheetId);
  }

  /** The person closed the sidebar or the dialog. */
  dismiss(what: 'sidebar' | 'dialog'): void {
    this.user.view.dismiss(what);
  }

  /** The user's own properties, the API key among them: for keeping, not for showing. */
  userProperties(): Readonly<Record<string, string>> {
    return this.user.properties.getProperties();
  }

  /** Told after each change of the user's properties, before the script goes on; returns what ends it. */
  onUserProperties(listener: () => void): () => void {
    this.propertyListeners.add(listener);
    return () => this.propertyListeners.delete(listener);
  }

  /** As google.script.run calls it: JSON in, JSON out, an error keeps only its message. Rejects where a Date goes in. */
  async run(name: string, ...args: readonly unknown[]): Promise<unknown> {
    if (holdsDate(args)) throw new Error('Failed due to illegal value: google.script.run carries no Date.');
    return this.call(name, 'call', args);
  }

  /** As a cell formula calls it: without a UI. */
  runAsFormula(name: string, ...args: readonly unknown[]): Promise<unknown> {
    return this.call(name, 'formula', args);
  }

  /** As Google calls onOpen of an add-on that nobody has authorised yet (AuthMode.NONE): menus, and nothing else. */
  runUnauthorised(name: string, ...args: readonly unknown[]): Promise<unknown> {
    return this.call(name, 'unauthorised', args);
  }

  /** Ends the script, in the middle of a call where one runs: that call rejects, what it wrote stays. */
  async close(): Promise<void> {
    this.isClosed = true;
    for (const wake of this.waiting.splice(0)) wake();
    await Promise.all(this.threads.splice(0).map((thread) => thread.close()));
    this.http.close();
  }

  private async call(name: string, start: Start, args: readonly unknown[]): Promise<unknown> {
    const thread = await this.takeThread();
    try {
      const answer = await thread.call({ name, start, args: JSON.stringify(args), faults: this.faults });
      this.calls = answer.calls;
      this.spent = answer.spent;
      this.logs.push(...answer.logs);
      // Google's log is where a bug is looked for; here it is the terminal.
      for (const text of answer.errors) process.stderr.write(`${inSource(text, this.options)}\n`);
      if (!answer.ok) throw this.thrown(answer.message, answer.stack);
      return answer.json === undefined ? undefined : (JSON.parse(answer.json) as unknown);
    } finally {
      this.busy.delete(thread);
      this.waiting.shift()?.();
    }
  }

  /** An error of the script: its message, and where in the source it was thrown. */
  private thrown(message: string, stack: string | undefined): Error {
    const error = new Error(message);
    if (stack !== undefined) error.stack = inSource(stack, this.options);
    return error;
  }

  /** A thread that runs nothing, kept for the caller until it gives it back. */
  private async takeThread(): Promise<ScriptThread> {
    while (!this.isClosed) {
      const alive = this.threads.filter((thread) => !thread.isOver);
      this.threads.splice(0, this.threads.length, ...alive);
      const idle = alive.find((thread) => !this.busy.has(thread));
      if (idle || alive.length < THREADS) {
        const thread = idle ?? this.addThread();
        this.busy.add(thread);
        if (!idle) await thread.ready();
        return thread;
      }
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    throw new Error('The spreadsheet was closed.');
  }

  private addThread(): ScriptThread {
    const { host, dist, worker, clock, hosts, writes, costs } = this.options;
    const thread = new ScriptThread(host, this.user, { dist, worker, clock, hosts, writes, costs }, this.http);
    this.threads.push(thread);
    return thread;
  }
}

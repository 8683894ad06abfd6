import type { Edit, GridSelection, Opening, Push, Reply, Way } from '../protocol';

const RETRY_MS = 1000;
/** Where this window keeps who is signed in: the workbench may be started anew, with another file. */
const USER = 'user';
const GONE = 'The workbench has stopped. Start it again with npm start, then try again.';

/** No answer came. */
const isLost = (reply: Reply<unknown>): boolean => !reply.ok && reply.message === GONE;

export interface ConnectionListeners {
  onPush(push: Push): void;
  /** False as soon as the server is gone; what is asked meanwhile waits for it to come back. */
  onConnected(connected: boolean): void;
  /** What was typed has reached the server after all, once it was back: what it has may be newer than what was shown. */
  onResent(): void;
}

/** The page's line to its server. It comes back by itself; what a person types reaches the server in its order. */
export class Connection {
  private open: Promise<void>;
  private opened: () => void = () => undefined;
  private source: EventSource | undefined;
  /** The edits so far: a call of the add-on waits for them, so that it sees what was typed before. */
  private edited: Promise<unknown> = Promise.resolve();
  private selection: GridSelection | undefined;

  constructor(
    private readonly windowId: string,
    private readonly listeners: ConnectionListeners,
  ) {
    this.open = this.untilOpened();
    this.connect();
  }

  /**
   * Sends what a person did in the grid. Texts of which no answer came are sent once more when the server is back: typed
   * twice they are the same. Inserted or deleted lines and tabs are not, since nobody knows whether they are done: the
   * person is told.
   */
  edit(workbookId: string, edits: readonly Edit[]): Promise<Reply<null>> {
    const sent = this.edited.then(async () => {
      const send = () => this.post<null>('edit', { workbookId, edits });
      const reply = await send();
      if (!isLost(reply)) return reply;
      this.away();
      if (edits.some(({ kind }) => kind !== 'type')) return reply;
      const again = await send();
      if (again.ok) this.listeners.onResent();
      return again;
    });
    this.edited = sent;
    return sent;
  }

  /** Tells where a person is; of several moves in one moment the last one counts. */
  select(selection: GridSelection): void {
    const waits = this.selection !== undefined;
    this.selection = selection;
    if (waits) return;
    this.edited = this.edited.then(() => {
      const last = this.selection;
      this.selection = undefined;
      return this.post('select', { selection: last });
    });
  }

  /** Calls a function of the add-on. */
  async run(name: string, args: readonly unknown[]): Promise<Reply<unknown>> {
    await this.edited;
    return this.post('run', { name, args });
  }

  async post<T>(action: string, body: object): Promise<Reply<T>> {
    return this.send(action, { 'Content-Type': 'application/json' }, JSON.stringify(body));
  }

  /** Sends a file as it is; `way` is how it is to be opened where something else is open, once that was said. */
  upload(file: File, way: Way | null): Promise<Reply<Opening>> {
    const said = way === null ? '' : `&way=${encodeURIComponent(way)}`;
    return this.send(
      `open?name=${encodeURIComponent(file.name)}${said}`,
      { 'Content-Type': 'application/octet-stream' },
      file,
    );
  }

  async get<T>(what: string): Promise<Reply<T>> {
    await this.open;
    return this.answered(fetch(`/api/${what}`, { headers: { 'X-Window': this.windowId } }));
  }

  private async send<T>(action: string, headers: Record<string, string>, body: BodyInit): Promise<Reply<T>> {
    await this.open;
    return this.answered(
      fetch(`/api/${action}`, { method: 'POST', headers: { ...headers, 'X-Window': this.windowId }, body }),
    );
  }

  private async answered<T>(request: Promise<Response>): Promise<Reply<T>> {
    try {
      return (await (await request).json()) as Reply<T>;
    } catch {
      return { ok: false, message: GONE };
    }
  }

  private connect(): void {
    const user = sessionStorage.getItem(USER) ?? '';
    const source = new EventSource(`/events?${new URLSearchParams({ window: this.windowId, user }).toString()}`);
    this.source = source;
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const push = JSON.parse(data) as Push;
      this.listeners.onPush(push);
      if (push.kind !== 'hello') return;
      sessionStorage.setItem(USER, push.hello.user.email);
      this.listeners.onConnected(true);
      this.opened();
    };
    source.onerror = () => {
      if (this.source === source) this.away();
    };
  }

  /** The server is gone, whoever noticed it first: it is looked for until it is back. */
  private away(): void {
    if (!this.source) return;
    this.source.close();
    this.source = undefined;
    this.listeners.onConnected(false);
    this.open = this.untilOpened();
    setTimeout(() => this.connect(), RETRY_MS);
  }

  private untilOpened(): Promise<void> {
    // Those who wait already go on waiting for the same opening.
    const before = this.opened;
    return new Promise((resolve) => {
      this.opened = () => {
        before();
        resolve();
      };
    });
  }
}

import { realClock } from '../../local/clock';
import type { Edit, GridBlock, GridWorkbook, Hello, Push, Reply } from '../../local/workbench/protocol';
import { startWorkbench as start } from '../../local/workbench/start';

const root = process.cwd();

export interface Running {
  readonly url: string;
  close(): Promise<void>;
}

/** A workbench on a free port, in this process. */
export async function startWorkbench(options: { dataDir?: string; first?: string } = {}): Promise<Running> {
  const { address, close } = await start({
    root,
    clock: realClock(),
    port: 0,
    dataDir: options.dataDir,
    first: options.first,
  });
  return { url: address.replace(/\/$/, ''), close };
}

/** A browser window as the server sees it. */
export class Window {
  readonly pushes: Push[] = [];
  private readonly ended = new AbortController();
  private constructor(
    private readonly url: string,
    private readonly id: string,
  ) {}

  static async open({ url }: Running, id: string, user = ''): Promise<Window> {
    const window = new Window(url, id);
    const answer = await fetch(`${url}/events?window=${id}&user=${user}`, { signal: window.ended.signal });
    void window.read(answer).catch(() => undefined);
    await window.pushed(({ kind }) => kind === 'hello');
    return window;
  }

  get hello(): Hello {
    for (const push of this.pushes) if (push.kind === 'hello') return push.hello;
    throw new Error('No hello came.');
  }

  /** Waits for something that the server tells, or has told already. */
  async pushed(wanted: (push: Push) => boolean): Promise<Push> {
    for (let tries = 0; tries < 500; tries += 1) {
      const found = this.pushes.find(wanted);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`It did not come; what came: ${this.pushes.map(({ kind }) => kind).join(', ')}`);
  }

  /** Waits for a cell to be shown as `text` in this window. */
  shows(row: number, column: number, text: string): Promise<Push> {
    return this.pushed(
      (push) => push.kind === 'blocks' && push.blocks.some((block) => textIn(block, row, column) === text),
    );
  }

  async post<T>(action: string, body: unknown): Promise<Reply<T>> {
    const raw = body instanceof Uint8Array;
    const answer = await fetch(`${this.url}/api/${action}`, {
      method: 'POST',
      headers: {
        'X-Window': this.id,
        Origin: this.url,
        'Content-Type': raw ? 'application/octet-stream' : 'application/json',
      },
      body: raw ? body.slice() : JSON.stringify(body),
    });
    return (await answer.json()) as Reply<T>;
  }

  async workbook(): Promise<GridWorkbook> {
    const answer = await fetch(`${this.url}/api/workbook`, { headers: { 'X-Window': this.id } });
    const reply = (await answer.json()) as Reply<GridWorkbook>;
    if (!reply.ok) throw new Error(reply.message);
    return reply.value;
  }

  async edit(...edits: Edit[]): Promise<Reply<null>> {
    return this.post('edit', { workbookId: (await this.workbook()).id, edits });
  }

  close(): void {
    this.ended.abort();
  }

  private async read(answer: Response): Promise<void> {
    let text = '';
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
      text += Buffer.from(chunk).toString('utf8');
      const parts = text.split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) if (part.startsWith('data: ')) this.pushes.push(JSON.parse(part.slice(6)) as Push);
    }
  }
}

function textIn(block: GridBlock, row: number, column: number): string | undefined {
  const cell = block.cells[row - block.row]?.[column - block.column];
  return typeof cell === 'object' ? cell?.text : cell;
}

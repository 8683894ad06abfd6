import { Agent, request } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';

/** One HTTP request of the script. */
export interface HttpRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly timeoutMs: number;
}

export type HttpAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly text: string;
    }
  | { readonly kind: 'failed'; readonly message: string };

/** What a consumer account may fetch in a day; a Workspace account may five times as much. */
const CONSUMER_REQUESTS = 20_000;
const DAY_MS = 86_400_000;

/** Sends a script's requests, as many as a day allows one user; connections are kept open between them. */
export class HttpSender {
  private readonly agent = new Agent({ keepAlive: true });
  private readonly tlsAgent = new TlsAgent({ keepAlive: true });
  private day = { began: Number.NEGATIVE_INFINITY, requests: 0 };

  /** `now` is in milliseconds since 1970. */
  constructor(
    private readonly now: () => number,
    private readonly requestsPerDay = CONSUMER_REQUESTS,
  ) {}

  /** Resolves always: that nobody answered is an answer. */
  send({ url, method, headers, body, timeoutMs }: HttpRequest): Promise<HttpAnswer> {
    if (this.now() - this.day.began >= DAY_MS) this.day = { began: this.now(), requests: 0 };
    this.day.requests += 1;
    if (this.day.requests > this.requestsPerDay) {
      return Promise.resolve({ kind: 'failed', message: 'Service invoked too many times for one day: urlfetch' });
    }
    return new Promise((resolve) => {
      const fail = (message: string) => resolve({ kind: 'failed', message });
      const isTls = url.startsWith('https:');
      const agent = isTls ? this.tlsAgent : this.agent;
      const options = { method, agent, headers, signal: AbortSignal.timeout(timeoutMs) };
      const call = (isTls ? tlsRequest : request)(url, options, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', () => fail('Address unavailable'));
        answer.on('end', () => {
          const received = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ kind: 'answer', status: answer.statusCode ?? 0, headers: Object.fromEntries(received), text });
        });
      });
      call.on('error', (error) =>
        fail(error.name === 'AbortError' || error.name === 'TimeoutError' ? 'Timeout' : 'Address unavailable'),
      );
      call.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
    this.tlsAgent.destroy();
  }
}

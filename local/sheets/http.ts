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

/** Sends a script's requests; connections are kept open between them. */
export class HttpSender {
  private readonly agent = new Agent({ keepAlive: true });
  private readonly tlsAgent = new TlsAgent({ keepAlive: true });

  /** Resolves always: that nobody answered is an answer. */
  send({ url, method, headers, body, timeoutMs }: HttpRequest): Promise<HttpAnswer> {
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

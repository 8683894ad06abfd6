import { Agent, request } from 'node:http';
import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads';

/** One HTTP request of the script, which runs in a worker; the main thread sends it. */
export interface HostRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly timeoutMs: number;
}

export type HostAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly text: string;
    }
  | { readonly kind: 'failed'; readonly message: string };

/** The worker's end: blocks until the main thread has answered, since Apps Script is synchronous. */
export function callHost(port: MessagePort, signal: Int32Array, message: HostRequest): HostAnswer {
  Atomics.store(signal, 0, 0);
  port.postMessage(message);
  Atomics.wait(signal, 0, 0);
  return (receiveMessageOnPort(port) as { readonly message: HostAnswer }).message;
}

export interface HostEnd {
  readonly port: MessagePort;
  readonly signal: SharedArrayBuffer;
  close(): void;
}

/** The main thread's end: does the HTTP and wakes the worker. */
export function serveHost(): HostEnd {
  const { port1, port2 } = new MessageChannel();
  const signal = new SharedArrayBuffer(4);
  const woken = new Int32Array(signal);
  const agent = new Agent({ keepAlive: true });
  port1.on('message', (message: HostRequest) => {
    void send(message, agent).then((answer) => {
      port1.postMessage(answer);
      Atomics.store(woken, 0, 1);
      Atomics.notify(woken, 0);
    });
  });
  return {
    port: port2,
    signal,
    close: () => {
      port1.close();
      agent.destroy();
    },
  };
}

function send({ url, method, headers, body, timeoutMs }: HostRequest, agent: Agent): Promise<HostAnswer> {
  return new Promise((resolve) => {
    const fail = (message: string) => resolve({ kind: 'failed', message });
    const call = request(url, { method, agent, headers, signal: AbortSignal.timeout(timeoutMs) }, (answer) => {
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

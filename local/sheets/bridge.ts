import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads';

/** What the main thread offers a script: objects by name, whose methods a worker may call. */
export type Services = object;

/** The same as the worker sees it: every call blocks until the main thread has answered, since Apps Script is synchronous. */
export type Remote<S extends Services> = { readonly [Name in keyof S]: RemoteService<S[Name]> };

type RemoteService<T> = {
  readonly [Method in keyof T as T[Method] extends (...args: never[]) => unknown ? Method : never]: T[Method] extends (
    ...args: infer Args
  ) => infer Result
    ? (...args: Args) => Awaited<Result>
    : never;
};

interface Call {
  readonly service: string;
  readonly method: string;
  readonly args: readonly unknown[];
}

type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string };

/** What a worker needs to call the main thread. */
export interface WorkerEnd {
  readonly port: MessagePort;
  readonly signal: SharedArrayBuffer;
}

/** The worker's end. What a service throws is thrown here, with its message. */
export function connect<S extends Services>({ port, signal }: WorkerEnd): Remote<S> {
  const woken = new Int32Array(signal);
  const call = (message: Call): unknown => {
    Atomics.store(woken, 0, 0);
    port.postMessage(message);
    // The notice of the answer before may come only now, if this end had seen that answer without waiting.
    while (Atomics.load(woken, 0) === 0) Atomics.wait(woken, 0, 0);
    const { message: answer } = receiveMessageOnPort(port) as { readonly message: Answer };
    if (!answer.ok) throw new Error(answer.message);
    return answer.value;
  };
  const service = (name: string) =>
    new Proxy(
      {},
      {
        get:
          (_, method) =>
          (...args: unknown[]) =>
            call({ service: name, method: String(method), args }),
      },
    );
  const services = new Map<string, object>();
  return new Proxy({} as Remote<S>, {
    get: (_, key) => {
      const name = String(key);
      const known = services.get(name) ?? service(name);
      services.set(name, known);
      return known;
    },
  });
}

/** The main thread's end: calls the services and wakes the worker. `close` ends it. */
export function serve(services: Services): WorkerEnd & { close(): void } {
  const { port1, port2 } = new MessageChannel();
  const signal = new SharedArrayBuffer(4);
  const woken = new Int32Array(signal);
  const answer = (message: Answer) => {
    port1.postMessage(message);
    Atomics.store(woken, 0, 1);
    Atomics.notify(woken, 0);
  };
  const fail = (error: unknown) =>
    answer({ ok: false, message: error instanceof Error ? error.message : String(error) });
  port1.on('message', ({ service, method, args }: Call) => {
    try {
      const target = Reflect.get(services, service) as Readonly<
        Record<string, (...args: readonly unknown[]) => unknown>
      >;
      const value = target[method]?.(...args);
      if (value instanceof Promise) value.then((late) => answer({ ok: true, value: late }), fail);
      else answer({ ok: true, value });
    } catch (error) {
      fail(error);
    }
  });
  return { port: port2, signal, close: () => port1.close() };
}

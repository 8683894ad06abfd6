import { createAdaptorServer, type ServerType } from '@hono/node-server';
import { UserError } from './command-line';

/** A port that another program has, or that this account may not use. */
export class UnusablePort extends UserError {}

/** A server that answers on loopback. */
export interface Listening {
  readonly port: number;
  /** Ends the connections too; resolves once the port is free. */
  close(): Promise<void>;
}

/** Listens on 127.0.0.1; port 0 is any free one. Rejects with `UnusablePort`. */
export function listen(fetch: Parameters<typeof createAdaptorServer>[0]['fetch'], port: number): Promise<Listening> {
  const server = createAdaptorServer({ fetch });
  // Clients keep their connections; one closed under a request would look like a fault of the network.
  if ('keepAliveTimeout' in server) server.keepAliveTimeout = 60_000;
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(unusable(port, error)));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const own = typeof address === 'object' && address ? address.port : port;
      resolve({ port: own, close: () => close(server) });
    });
  });
}

function unusable(port: number, error: NodeJS.ErrnoException): Error {
  if (error.code === 'EADDRINUSE') {
    return new UnusablePort(
      `Port ${port} is in use, perhaps by one that runs already: http://127.0.0.1:${port}/. Stop that one, or choose another port with --port.`,
    );
  }
  if (error.code !== 'EACCES') return error;
  return new UnusablePort(`Port ${port} may not be used by this account; choose one above 1023 with --port.`);
}

async function close(server: ServerType): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  if ('closeAllConnections' in server) server.closeAllConnections();
  await closed;
}

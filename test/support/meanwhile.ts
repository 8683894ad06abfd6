import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Something that is done while a request to GrowthZone waits for it; a status is the answer in GrowthZone's place. */
type Meanwhile = () => unknown;

/** Stands before a GrowthZone: what is to happen in the middle of a step happens while its request waits. */
export interface Gate {
  readonly url: string;
  /** Every request that came, as `GET /path`. */
  readonly requests: string[];
  /** Does it once, before the `count`th request from here on that fits reaches GrowthZone, or after it was answered. */
  once(fits: RegExp, when: 'before' | 'after', work: Meanwhile, count?: number): void;
  close(): Promise<void>;
}

export async function gateBefore(url: () => string): Promise<Gate> {
  const requests: string[] = [];
  const waiting: { readonly fits: RegExp; readonly when: string; readonly work: Meanwhile; left: number }[] = [];
  const doAll = async (what: string, when: string) => {
    let given: unknown;
    for (const one of [...waiting]) {
      if (one.when !== when || !one.fits.test(what)) continue;
      one.left -= 1;
      if (one.left > 0) continue;
      waiting.splice(waiting.indexOf(one), 1);
      given = await one.work();
    }
    return typeof given === 'number' ? given : undefined;
  };
  const server = createServer(async (request, response) => {
    const what = `${request.method} ${request.url?.split('?')[0]}`;
    requests.push(what);
    const body = await bodyOf(request);
    const refused = await doAll(what, 'before');
    if (refused !== undefined) {
      response.writeHead(refused, { 'content-type': 'application/json' });
      response.end('{"Message":"Too many rows"}');
      return;
    }
    const headers = Object.entries(request.headers).filter(([name]) => name !== 'host' && name !== 'content-length');
    const answer = await fetch(url() + (request.url ?? ''), {
      method: request.method ?? 'GET',
      headers: headers.map(([name, value]) => [name, String(value)] as [string, string]),
      ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
    });
    const text = await answer.text();
    await doAll(what, 'after');
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    once: (fits, when, work, count = 1) => waiting.push({ fits, when, work, left: count }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

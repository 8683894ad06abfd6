import type { HttpAnswer, HttpRequest } from './http';
import { Blob } from './services';

interface Options {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly payload?: string | Readonly<Record<string, string | Blob>>;
  readonly contentType?: string;
  readonly muteHttpExceptions?: boolean;
  readonly followRedirects?: boolean;
  readonly timeoutSeconds?: number;
}

export interface FetchRules {
  /** From the manifest; each entry a URL prefix whose host may begin with `*.`. */
  readonly whitelist: readonly string[];
  /** Which address stands for which host: one on this machine, or for reading only a real host's own. */
  readonly hosts: Readonly<Record<string, string>>;
  readonly send: (request: HttpRequest) => HttpAnswer;
}

const BOUNDARY = '----ce-roster-form';

/** UrlFetchApp: real HTTP, but only to what the manifest allows, and only where the local tool says so. */
export function urlFetchApp({ whitelist, hosts, send }: FetchRules) {
  return {
    fetch(url: string, options: Options = {}) {
      if (!whitelist.some((entry) => allows(entry, url))) {
        throw new Error(`The URL ${url} is not in the manifest's urlFetchWhitelist.`);
      }
      if (options.followRedirects !== false)
        throw new Error('The local Sheets follows no redirects: set followRedirects to false.');
      const origin = /^https:\/\/[^/]+/.exec(url)?.[0] ?? '';
      const local = hosts[origin];
      if (!local)
        throw new Error(`DNS error: the local Sheets sends nothing to ${origin}, which is not on this machine.`);
      const method = (options.method ?? 'get').toUpperCase();
      if (local.startsWith('https:') && method !== 'GET') {
        throw new Error(`The local Sheets only reads from a real host: nothing was sent to ${origin}.`);
      }
      const body = bodyOf(options);
      const answer = send({
        url: local + url.slice(origin.length),
        method,
        headers: { ...options.headers, ...(body ? { 'content-type': body.type } : {}) },
        body: body?.text,
        timeoutMs: (options.timeoutSeconds ?? 360) * 1000,
      });
      if (answer.kind === 'failed') throw new Error(`${answer.message}: ${origin}`);
      if (answer.status >= 400 && !options.muteHttpExceptions) {
        throw new Error(`Request failed for ${origin} returned code ${answer.status}.`);
      }
      return {
        getResponseCode: () => answer.status,
        getContentText: () => answer.text,
        getAllHeaders: () => answer.headers,
      };
    },
  };
}

function allows(entry: string, url: string): boolean {
  const wild = /^https:\/\/\*\.([^/]+)(\/.*)$/.exec(entry);
  if (!wild) return url.startsWith(entry);
  const host = /^https:\/\/([^/?#@:]+)(\/.*)$/.exec(url);
  return host !== null && (host[1] ?? '').endsWith(`.${wild[1]}`) && (host[2] ?? '').startsWith(wild[2] ?? '/');
}

/** A payload object that holds a Blob is sent as multipart/form-data. */
function bodyOf({ payload, contentType }: Options): { readonly type: string; readonly text: string } | undefined {
  if (payload === undefined) return undefined;
  if (typeof payload === 'string') return { type: contentType ?? 'application/x-www-form-urlencoded', text: payload };
  const parts = Object.entries(payload).map(([name, value]) => {
    const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"`;
    if (!(value instanceof Blob)) return `${head}\r\n\r\n${value}\r\n`;
    return `${head}; filename="${value.name}"\r\nContent-Type: ${value.contentType}\r\n\r\n${value.text}\r\n`;
  });
  return { type: `multipart/form-data; boundary=${BOUNDARY}`, text: `${parts.join('')}--${BOUNDARY}--\r\n` };
}

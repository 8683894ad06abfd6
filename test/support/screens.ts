import type { GrowthZone } from '../../local/growthzone';

/** A screen as a person reads it. */
export interface Screen {
  readonly status: number;
  readonly html: string;
  /** Without markup, white space made single. */
  readonly text: string;
  /** Where it was in the end, without the host. */
  readonly path: string;
  readonly headers: Headers;
}

/** A file that a screen gave. */
export interface Download {
  readonly status: number;
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type Fields = Readonly<Record<string, string | number | File>>;

/** Opens back-office screens and sends their forms, as a browser on the same machine does. */
export function screensOf({ url }: GrowthZone) {
  const read = async (response: Response): Promise<Screen> => {
    const html = await response.text();
    const text = html
      .replace(/<style.*?<\/style>/gs, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .replace(/&#39;/g, "'")
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&');
    const { pathname, search } = new URL(response.url);
    return { status: response.status, html, text, path: pathname + search, headers: response.headers };
  };
  return {
    open: async (path: string) => read(await fetch(`${url}/backoffice${path}`)),
    /** What an export link or button gives. */
    download: async (path: string): Promise<Download> => {
      const response = await fetch(`${url}/backoffice${path}`);
      const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? '';
      return { status: response.status, name, bytes: new Uint8Array(await response.arrayBuffer()) };
    },
    /** Sends a form; `origin` is the site that the form was on. */
    send: async (path: string, fields: Fields = {}, origin: string | undefined = url) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) {
        if (value instanceof File) body.set(name, value);
        else body.set(name, String(value));
      }
      const headers = origin === undefined ? {} : { Origin: origin };
      return read(await fetch(`${url}/backoffice${path}`, { method: 'POST', body, headers }));
    },
  };
}

/** The fields of the attendance form, as the screen holds them: the page that is seen, and the others. */
export function attendanceForm({ html }: Screen): Record<string, string> {
  const radios = [...html.matchAll(/<input type="radio" name="(attendee-\d+)" value="([^"]+)"\s[^>]*? checked>/g)];
  const unseen = [...html.matchAll(/<input type="hidden" name="(attendee-\d+)" value="([^"]+)">/g)];
  const auditId = /name="auditId" value="(\d+)"/.exec(html)?.[1] ?? '';
  const statuses = [...radios, ...unseen].map(([, name = '', status = '']) => [name, status]);
  return { auditId, ...Object.fromEntries(statuses) };
}

export function csvFile(csv: string, name = 'COEC.csv'): File {
  return new File([csv], name, { type: 'text/csv' });
}

/** A request of a recording, as short as a test may say it. */
export interface Said {
  readonly method?: string;
  /** From `/`, on the association's host; or a whole address. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  /** A body as it is, with its type. */
  readonly text?: string;
  readonly type?: string;
  readonly status?: number;
  readonly answer?: unknown;
  /** An answer that is no JSON, with its type. */
  readonly page?: string;
}

const pairs = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers).map(([name, value]) => ({ name, value }));

/** A .har file's text. */
export const har = (said: readonly Said[], creator = 'WebInspector'): string =>
  JSON.stringify({ log: { version: '1.2', creator: { name: creator, version: '1' }, entries: said.map(entry) } });

export function entry({ method, url, headers = {}, json, form, text, type, status = 200, answer, page }: Said) {
  const body = json !== undefined ? JSON.stringify(json) : form ? new URLSearchParams(form).toString() : text;
  const sentType = type ?? (json !== undefined ? 'application/json' : 'application/x-www-form-urlencoded');
  const content =
    page !== undefined
      ? { mimeType: 'text/html', text: page, size: page.length }
      : answer === undefined
        ? { mimeType: '', size: 0 }
        : { mimeType: 'application/json; charset=utf-8', text: JSON.stringify(answer), size: 10 };
  return {
    startedDateTime: '2026-02-05T20:00:00.000Z',
    time: 12,
    request: {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      url: /^https?:/.test(url) ? url : `https://demo.growthzoneapp.com${url}`,
      httpVersion: 'HTTP/2',
      headers: [...pairs(headers), ...(body === undefined ? [] : [{ name: 'Content-Type', value: sentType }])],
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: body?.length ?? 0,
      ...(body === undefined ? {} : { postData: { mimeType: sentType, text: body } }),
    },
    response: {
      status,
      statusText: '',
      headers: [],
      cookies: [],
      content,
      redirectURL: '',
      headersSize: -1,
      bodySize: 0,
    },
    cache: {},
    timings: {},
  };
}

const BOUNDARY = '----WebKitFormBoundaryAbC123xYz0';

/** A form with a file as Chrome writes it; without `csv` the file's content is left out, as some browsers do. */
export function multipart(fields: Readonly<Record<string, string>>, csv: string | null, field = 'file') {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const file = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${field}"; filename="alvarez list.csv"\r\nContent-Type: text/csv\r\n\r\n${csv ?? ''}\r\n`;
  return {
    method: 'POST',
    text: [...parts, file, `--${BOUNDARY}--\r\n`].join(''),
    type: `multipart/form-data; boundary=${BOUNDARY}`,
  } as const;
}

/** People of the tests: all of them made up. */
export const PEOPLE = [
  {
    attendee: 20091,
    contact: 1007,
    member: '999901101',
    first: 'Ana',
    last: 'Alvarez',
    email: 'Ana.Alvarez@example.com',
  },
  { attendee: 20092, contact: 1008, member: '999901102', first: 'Boris', last: 'Brandt', email: 'boris@example.org' },
  { attendee: 20093, contact: 1009, member: '999901103', first: 'Chloe', last: "O'Dell", email: 'chloe@example.com' },
] as const;

/** A list that a template repeats for each person. */
export const EACH_OF = (one: unknown): readonly unknown[] => [{ '*each': one }];

import { header, type Pair, type RawBody, type RawRequest } from './exchange';

/**
 * Requests that were pasted as a browser's "Copy as cURL" or "Copy as fetch" gives them; undefined where there is none, and a
 * sentence where one of them is not whole.
 */
export function pastedRequests(text: string): readonly RawRequest[] | string | undefined {
  if (/(^|[\s;&|])curl(\.exe)?\s/i.test(text)) {
    const words = isCmd(text) ? cmdWords(text) : bashWords(text);
    const commands = commandsOf(words);
    const elsewhere = commands.map(fileOfBody).find((name) => name !== undefined);
    if (elsewhere !== undefined)
      return `This request reads what it sends from the file "${elsewhere.slice(0, 60)}", which is not in what was pasted: save a recording (.har) instead, or paste the request with its body.`;
    const requests = commands.flatMap((one) => fromCurl(one) ?? []);
    return requests.length > 0 ? requests : undefined;
  }
  const found = fetches(text);
  return found.length > 0 ? found : undefined;
}

/** Windows writes quotes as `^"`, or goes on in the next line after a `^`. */
const isCmd = (text: string): boolean =>
  /curl(\.exe)?\s+(?:--?[\w-]+\s+)*\^?"/i.test(text) && /\^"|\^\s*[\r\n]/.test(text);

/** A word of a command; `;` and line ends between commands are null. */
type Word = string | null;

const BASH_ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
};

/** Words of a shell: quotes of three kinds, and lines that go on. */
function bashWords(text: string): readonly Word[] {
  const PART =
    /\\\r?\n|\$'((?:[^'\\]|\\[\s\S])*)'|'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])|([;&|\n]+)|([ \t\r]+)|([^\s'"\\;&|$]+|\$)/g;
  const words: Word[] = [];
  let word: string | undefined;
  const end = () => {
    if (word !== undefined) words.push(word);
    word = undefined;
  };
  for (const [all, ansi, single, double, escaped, between, space, plain] of text.matchAll(PART)) {
    if (space !== undefined || /^\\\r?\n$/.test(all)) end();
    else if (between !== undefined) {
      end();
      words.push(null);
    } else {
      const said =
        ansi !== undefined
          ? ansiText(ansi)
          : (single ?? double?.replace(/\\(["\\$\x60])/g, '$1').replace(/\\\r?\n/g, '') ?? escaped ?? plain ?? '');
      word = (word ?? '') + said;
    }
  }
  end();
  return words;
}

const ansiText = (text: string): string =>
  text.replace(
    /\\(?:u([0-9a-f]{1,4})|x([0-9a-f]{1,2})|([0-7]{1,3})|([\s\S]))/gi,
    (_, unicode, hex, octal, one: string) => {
      if (unicode !== undefined) return String.fromCharCode(Number.parseInt(unicode, 16));
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      return BASH_ESCAPES[one] ?? one;
    },
  );

/** Words as a program gets them from Windows' cmd: the carets first, then its quotes. */
function cmdWords(text: string): readonly Word[] {
  const plain = text
    .replace(/\^\r?\n(\r?\n)?/g, (_, line?: string) => (line === undefined ? ' ' : '\n'))
    .replace(/[ \t]*&[ \t]*(?=\r?\n|curl)/g, '\n')
    .replace(/\^([\s\S])/g, '$1');
  const words: Word[] = [];
  let word: string | undefined;
  let isQuoted = false;
  const end = () => {
    if (word !== undefined) words.push(word);
    word = undefined;
  };
  for (let at = 0; at < plain.length; at += 1) {
    const one = plain[at] ?? '';
    const slashes = /^\\+(?=")/.exec(plain.slice(at, at + 40))?.[0].length ?? 0;
    if (slashes > 0) {
      word = (word ?? '') + '\\'.repeat(Math.floor(slashes / 2));
      at += slashes - 1;
      if (slashes % 2 === 1) {
        word += '"';
        at += 1;
      }
    } else if (one === '"' && isQuoted && plain[at + 1] === '"') {
      word = `${word ?? ''}"`;
      at += 1;
    } else if (one === '"') {
      isQuoted = !isQuoted;
      word ??= '';
    } else if (!isQuoted && /\s/.test(one)) {
      end();
      if (one === '\n') words.push(null);
    } else word = (word ?? '') + one;
  }
  end();
  return words;
}

function commandsOf(words: readonly Word[]): readonly (readonly string[])[] {
  const commands: string[][] = [[]];
  for (const word of words) {
    if (word === null) commands.push([]);
    else commands[commands.length - 1]?.push(word);
  }
  return commands.filter(([first = '']) => /^curl(\.exe)?$/i.test(first)).map((words) => words.slice(1));
}

/** A file that a command sends as its whole body, or as the text of a field; undefined where it sends none. */
function fileOfBody(words: readonly string[]): string | undefined {
  for (let at = 0; at < words.length; at += 1) {
    const { option, value } = optionAt(words, at);
    const name = /^(-d|--data(-binary|-ascii)?|--json)$/.test(option)
      ? /^@(.*)/.exec(value)
      : option === '--data-urlencode'
        ? /^[^=]*@(.*)/.exec(value)
        : /^(-F|--form)$/.test(option)
          ? /^[^=]*=<(.*)/.exec(value)
          : /^(-T|--upload-file)$/.test(option)
            ? /^(.*)/.exec(value)
            : null;
    // Where it lies may say who records.
    if (name) return (name[1] ?? '').replace(/^.*[\\/]/, '');
  }
  return undefined;
}

/** Options of curl that are followed by a word of their own and say nothing of the request. */
const WITH_WORD =
  /^(-[oAemwxyYcKEPtzCUDr]|--(output|user-agent|referer|max-time|proxy|proxy-user|cookie-jar|config|cert|key|pass|cacert|resolve|connect-timeout|retry|write-out|limit-rate|interface|range|dump-header|aws-sigv4|netrc-file))$/;

function fromCurl(words: readonly string[]): RawRequest | undefined {
  const headers: Pair[] = [];
  const data: string[] = [];
  const parts: { name: string; value: string; fileName?: string }[] = [];
  let url = '';
  let method = '';
  for (let at = 0; at < words.length; at += 1) {
    const { option, value, isOwn } = optionAt(words, at);
    if (option === '') url ||= value;
    else if (/^(-H|--header)$/.test(option)) headers.push(headerFrom(value));
    else if (/^(-b|--cookie)$/.test(option)) headers.push(['Cookie', value]);
    else if (/^(-u|--user)$/.test(option)) headers.push(['Authorization', `Basic ${value}`]);
    else if (option === '--oauth2-bearer') headers.push(['Authorization', `Bearer ${value}`]);
    else if (/^(-X|--request)$/.test(option)) method = value.toUpperCase();
    else if (/^--url$/.test(option)) url = value;
    else if (/^(-d|--data(-raw|-binary|-ascii|-urlencode)?|--json)$/.test(option)) {
      data.push(value);
      if (option === '--json') headers.push(['Content-Type', 'application/json']);
    } else if (/^(-F|--form(-string)?)$/.test(option)) parts.push(partFrom(value, option === '--form-string'));
    else if (/^(-G|--get)$/.test(option)) method = 'GET';
    else if (/^(-I|--head)$/.test(option)) method = 'HEAD';
    else if (!WITH_WORD.test(option)) continue;
    if (option !== '' && isOwn && !/^(-G|--get|-I|--head)$/.test(option)) at += 1;
  }
  if (!/^https?:\/\//i.test(url)) return undefined;
  const type = header(headers, 'content-type');
  const body: RawBody | undefined =
    parts.length > 0
      ? { type: 'multipart/form-data', text: '', params: parts }
      : data.length > 0
        ? { type: type || 'application/x-www-form-urlencoded', text: data.join('&') }
        : undefined;
  return { method: method || (body ? 'POST' : 'GET'), url, headers, cookies: [], ...(body && { body }) };
}

/** An option with its word, which may be written together: `-XPUT`, `--request=PUT`. */
function optionAt(words: readonly string[], at: number): { option: string; value: string; isOwn: boolean } {
  const word = words[at] ?? '';
  const next = words[at + 1] ?? '';
  const long = /^(--[\w-]+)=([\s\S]*)$/.exec(word);
  if (long) return { option: long[1] ?? '', value: long[2] ?? '', isOwn: false };
  if (/^--/.test(word)) return { option: word, value: next, isOwn: true };
  const short = /^(-[HXbdFAeouTU])([\s\S]+)$/.exec(word);
  if (short) return { option: short[1] ?? '', value: short[2] ?? '', isOwn: false };
  return /^-./.test(word) ? { option: word, value: next, isOwn: true } : { option: '', value: word, isOwn: false };
}

function headerFrom(line: string): Pair {
  const at = line.indexOf(':', 1);
  return at < 0 ? [line.replace(/;$/, ''), ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
}

function partFrom(text: string, isText: boolean): { name: string; value: string; fileName?: string } {
  const at = text.indexOf('=');
  const [name, value] = [text.slice(0, at), text.slice(at + 1)];
  if (isText || !/^[@<]/.test(value)) return { name, value };
  return { name, value: '', fileName: value.slice(1).replace(/;.*$/, '') };
}

function fetches(text: string): readonly RawRequest[] {
  const found: RawRequest[] = [];
  for (const match of text.matchAll(/\bfetch\s*\(/g)) {
    const read = reader(text, match.index + match[0].length);
    const url = read.value();
    if (typeof url !== 'string' || !/^https?:\/\//i.test(url)) continue;
    const given = read.skips(',') ? read.value() : {};
    if (typeof given === 'object' && given !== null)
      found.push(fromFetch(url, given as Readonly<Record<string, unknown>>));
  }
  return found;
}

function fromFetch(url: string, { method, headers, body }: Readonly<Record<string, unknown>>): RawRequest {
  const named = typeof headers === 'object' && headers !== null ? Object.entries(headers) : [];
  const own = named.map(([name, value]): Pair => [name, String(value)]);
  const said = typeof body === 'string' ? body : undefined;
  const type = header(own, 'content-type');
  return {
    method: typeof method === 'string' ? method.toUpperCase() : 'GET',
    url,
    headers: own,
    cookies: [],
    ...(said !== undefined && { body: { type, text: said } }),
  };
}

const NAMED: Readonly<Record<string, unknown>> = { null: null, true: true, false: false };

/**
 * Reads literals of JavaScript from a place on: browsers write JSON, some with single quotes or bare names. Nothing is run.
 * What is no literal becomes undefined, and reading ends there.
 */
function reader(text: string, start: number) {
  let at = start;
  const take = (pattern: RegExp): string | undefined => {
    const sticky = new RegExp(pattern.source, 'y');
    sticky.lastIndex = at;
    const found = sticky.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const skips = (sign: string): boolean => {
    take(/\s+/);
    if (text[at] !== sign) return false;
    at += 1;
    return true;
  };
  const value = (depth = 0): unknown => {
    take(/\s+/);
    if (depth > 20) return undefined;
    const quoted = take(/"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'/);
    if (quoted !== undefined) return ansiText(quoted.slice(1, -1));
    if (skips('{')) return members(depth);
    if (skips('[')) return items(depth);
    const word = take(/[\w.+-]+/) ?? '';
    return word in NAMED ? NAMED[word] : word === '' || Number.isNaN(Number(word)) ? undefined : Number(word);
  };
  const members = (depth: number): unknown => {
    const found: [string, unknown][] = [];
    while (!skips('}')) {
      take(/\s+/);
      const name = /["']/.test(text[at] ?? '') ? value(depth + 1) : take(/[\w$-]+/);
      if (typeof name !== 'string' || !skips(':')) return undefined;
      found.push([name, value(depth + 1)]);
      skips(',');
    }
    return Object.fromEntries(found);
  };
  const items = (depth: number): unknown => {
    const found: unknown[] = [];
    while (!skips(']')) {
      const from = at;
      found.push(value(depth + 1));
      if (!skips(',') && at === from) return undefined;
    }
    return found;
  };
  return { value: () => value(), skips };
}

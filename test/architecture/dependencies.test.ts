import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** What each part of src may import of the others: arrows run one way. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  roster: [],
  growthzone: ['roster'],
  learn: ['growthzone', 'roster'],
  run: ['growthzone', 'roster'],
  google: ['growthzone', 'roster', 'run'],
  answers: ['google', 'growthzone', 'roster', 'run'],
  sidebar: ['answers', 'learn', 'roster', 'run'],
  main: ['answers', 'google'],
};
/** Parts that the others know by their index alone. */
const FRONT_DOORS: readonly string[] = ['growthzone', 'learn', 'roster'];
/** Packages that run in a bare V8 and are small; the page alone has a framework. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  roster: ['valibot'],
  growthzone: ['valibot'],
  google: ['valibot'],
  learn: ['fflate'],
  answers: ['valibot'],
  sidebar: ['fflate', 'preact', 'preact/hooks'],
};
const SERVICES =
  /\b(SpreadsheetApp|UrlFetchApp|PropertiesService|CacheService|LockService|HtmlService|ScriptApp|DriveApp|Logger|GoogleAppsScript)\b|\b(Utilities|Session)\./;

interface Import {
  readonly from: string;
  readonly to: string;
  /** Types are gone when the program runs. */
  readonly typesOnly: boolean;
}

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => join('src', name));

const codeOf = (path: string): string => readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

function importsOf(path: string): Import[] {
  const found = codeOf(path).matchAll(/^(?:import|export)\s+(type\s+)?([^;]*?)\s*from\s+'([^']+)';/gm);
  return [...found].map(([, type, names = '', to = '']) => {
    const each = names
      .replace(/[{}\s]+/g, ' ')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    return { from: path, to, typesOnly: type !== undefined || each.every((name) => name.startsWith('type ')) };
  });
}

const all = sources.flatMap(importsOf);
const partOf = (path: string): string => (relative('src', path).split('/')[0] ?? '').replace(/\.tsx?$/, '');

/** The file that a relative import names. */
function target({ from, to }: Import): string {
  const base = join(dirname(from), to);
  const file = [`${base}.ts`, `${base}.tsx`, join(base, 'index.ts')].find((path) => sources.includes(path));
  if (!file) throw new Error(`${from} imports ${to}, which is no file of src.`);
  return file;
}

const isRelative = ({ to }: Import): boolean => to.startsWith('.');

test('the imports of src are seen at all', () => {
  expect(all.filter(isRelative).length).toBeGreaterThan(200);
});

test('arrows between the parts run one way, and none leads out of src', () => {
  const wrong = all.filter(isRelative).filter((one) => {
    const [from, to] = [partOf(one.from), partOf(target(one))];
    return from !== to && !MAY_IMPORT[from]?.includes(to);
  });
  expect(wrong).toEqual([]);
});

test('a part with a front door is entered through it', () => {
  const beside = all.filter(isRelative).filter((one) => {
    const to = partOf(target(one));
    return FRONT_DOORS.includes(to) && partOf(one.from) !== to && target(one) !== `src/${to}/index.ts`;
  });
  expect(beside).toEqual([]);
});

test('packages only where they are allowed, and nothing of Node', () => {
  const wrong = all.filter((one) => !isRelative(one) && !PACKAGES[partOf(one.from)]?.includes(one.to));
  expect(wrong).toEqual([]);
});

test('Google’s services are named in src/google alone', () => {
  const naming = sources.filter((path) => SERVICES.test(codeOf(path)));
  expect(naming.filter((path) => partOf(path) !== 'google')).toEqual([]);
  expect(naming.length).toBeGreaterThan(5);
});

test('the page takes what it needs of the run as types, or from pure files', () => {
  const values = all.filter((one) => isRelative(one) && !one.typesOnly && partOf(one.from) === 'sidebar').map(target);
  const impure = (path: string): boolean =>
    ['answers', 'google', 'growthzone'].includes(partOf(path)) ||
    importsOf(path)
      .filter((one) => isRelative(one) && !one.typesOnly)
      .some((one) => impure(target(one)));
  expect(values.filter((path) => partOf(path) !== 'sidebar').filter(impure)).toEqual([]);
});

test('what runs on Google is synchronous', () => {
  const waiting = sources.filter(
    (path) => partOf(path) !== 'sidebar' && /\basync\b|\bawait\b|\bPromise\b/.test(codeOf(path)),
  );
  expect(waiting).toEqual([]);
});

test('no file is without a reader', () => {
  const read = new Set(['src/main.ts', 'src/sidebar/main.tsx']);
  for (const path of read) for (const one of importsOf(path)) if (isRelative(one)) read.add(target(one));
  expect(sources.filter((path) => !read.has(path) && !path.endsWith('.d.ts'))).toEqual([]);
});

test('no two files need each other to start', () => {
  const circles: string[] = [];
  const walk = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) {
      circles.push([...way.slice(way.indexOf(path)), path].join(' -> '));
      return;
    }
    if (done.has(path)) return;
    for (const one of importsOf(path)) if (isRelative(one) && !one.typesOnly) walk(target(one), [...way, path]);
    done.add(path);
  };
  const done = new Set<string>();
  for (const path of sources) walk(path, []);
  expect(circles).toEqual([]);
});

test('packages are pinned, and the lock file holds no address to load them from', () => {
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  const versions = Object.values(devDependencies);
  expect(versions.length).toBeGreaterThan(20);
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved"|https?:\/\/[^"]*\.tgz/);
});

test('the browser for machines that have none comes from a lock file, each of its packages with its hash', () => {
  const lock = readFileSync('local/browser/package-lock.json', 'utf8');
  expect(lock).not.toMatch(/"resolved"|https?:\/\/[^"]*\.tgz/);
  type Packages = Readonly<Record<string, { readonly version: string; readonly integrity?: string }>>;
  const { '': _, ...packages } = (JSON.parse(lock) as { readonly packages: Packages }).packages;
  expect(packages['node_modules/@sparticuz/chromium']?.version).toMatch(/^\d+\.\d+\.\d+$/);
  for (const { integrity } of Object.values(packages)) expect(integrity).toMatch(/^sha512-[\w+/]{80,}=*$/);
  const code = readFileSync('local/browser.mjs', 'utf8');
  expect(code).toContain("'ci'");
  expect(code).not.toMatch(/'install', '--prefix'|chromium@/);
});

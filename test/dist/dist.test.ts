import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';

const root = process.cwd();
const inDist = (name: string) => join(root, 'dist', name);
const code = readFileSync(inDist('Code.js'), 'utf8');
const sidebar = readFileSync(inDist('sidebar.html'), 'utf8');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ce-roster-dist-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('what is pushed to Google', () => {
  test('clasp would push exactly four files', () => {
    const output = execFileSync(join(root, 'node_modules/.bin/clasp'), ['show-file-status', '--json'], {
      cwd: root,
      env: { ...process.env, HOME: folder },
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    const { filesToPush } = JSON.parse(output) as { filesToPush: string[] };
    expect(filesToPush.map((path) => path.replaceAll('\\', '/')).sort()).toEqual([
      'dist/Code.js',
      'dist/appsscript.json',
      'dist/help.html',
      'dist/sidebar.html',
    ]);
  });

  test.each([
    ['Code.js', code, 'valibot'],
    ['sidebar.html', sidebar, 'preact'],
  ])('%s carries the licence of what it contains', (_, text, name) => {
    expect(text).toContain(`Contains ${name}:`);
    expect(text).toContain('Permission is hereby granted, free of charge');
  });

  test('the manifest asks for nothing wider than needed', () => {
    const manifest = JSON.parse(readFileSync(inDist('appsscript.json'), 'utf8')) as Record<string, string[]>;
    expect(manifest['oauthScopes']?.toSorted()).toEqual([
      'https://www.googleapis.com/auth/script.container.ui',
      'https://www.googleapis.com/auth/script.external_request',
      'https://www.googleapis.com/auth/spreadsheets.currentonly',
      'https://www.googleapis.com/auth/userinfo.email',
    ]);
    expect(manifest['urlFetchWhitelist']).toEqual(['https://*.growthzoneapp.com/']);
  });

  test.each([
    // The goal is 240, and missed since the reading of rosters and the job by hand grew: this bound keeps it from growing on.
    { name: 'Code.js', kilobytes: 366 },
    { name: 'sidebar.html', kilobytes: 275 },
  ])('$name is at most $kilobytes KB', ({ name, kilobytes }) => {
    expect(statSync(inDist(name)).size).toBeLessThanOrEqual(kilobytes * 1024);
  });
});

describe('Code.js', () => {
  // Google loads the whole script before the user authorised it: one service call while loading and no menu appears.
  test('loads where no Google service exists, and declares every function Google calls', () => {
    const context = createContext({});
    runInContext(code, context);
    const main = readFileSync(join(root, 'src/main.ts'), 'utf8');
    const names = [...main.matchAll(/^export function (\w+)/gm)].map((match) => match[1] ?? '');
    expect(names).toEqual(expect.arrayContaining(['onInstall', 'onOpen']));
    const declared = Object.keys(context).filter((name) => typeof context[name] === 'function');
    expect(declared.toSorted()).toEqual(names.toSorted());
    // Google finds what it calls by the declarations at the top of the file.
    for (const name of names) expect(code).toContain(`\nfunction ${name}() {`);
  });

  // The types refuse what else Google's runtime lacks: timers, URL, TextEncoder, crypto, fetch, structuredClone.
  test('has neither private members nor static fields, which Google does not know', () => {
    const unknown = /\.#\w|#\w+ in |\bstatic\s*(?:\{|[\w$]+\s*[=;])/;
    for (const text of ['this.#key', '#key in other', 'static one=1', 'static{']) expect(text).toMatch(unknown);
    expect(code).not.toMatch(unknown);
  });

  test('a stub hands its arguments on and returns the answer', () => {
    const context = createContext({ SpreadsheetApp: { getUi: () => ({}) } });
    runInContext(code, context);
    expect(runInContext(`ask({ ask: 'nonsense' })`, context)).toMatchObject({ ok: false });
    expect(runInContext(`ask({ ask: 'nonsense' }).problem.code`, context)).toBe('bad-request');
  });
});

describe('sidebar.html', () => {
  test('stands alone: nothing is loaded from elsewhere', () => {
    expect(sidebar).not.toMatch(/<link\b|<script[^>]*\bsrc=|@import/);
    expect(sidebar).toMatch(/<html lang="en">/);
    expect(sidebar.match(/<\/script/gi)).toHaveLength(1);
  });

  test('has no template literal, inside which HtmlService strips what looks like a comment', () => {
    expect(sidebar).not.toContain('`');
  });
});

describe('deploy stops before anything is built or pushed', () => {
  test.each([
    { title: 'the placeholder for a script id', scriptId: 'your-script-id', says: 'Script ID' },
    { title: 'an empty script id', scriptId: '', says: 'Script ID' },
    { title: 'no login', scriptId: '1aBcD', says: 'npx clasp login' },
  ])('$title: one sentence, exit status 2', ({ scriptId, says }) => {
    // A copy, so that a checkout with a real script id is never pushed by its own tests.
    mkdirSync(join(folder, 'local'));
    for (const name of ['package.json', 'build.mjs', 'local/deploy.mjs', 'local/install.mjs']) {
      copyFileSync(join(root, name), join(folder, name));
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    writeFileSync(join(folder, '.clasp.json'), JSON.stringify({ scriptId, rootDir: 'dist' }));
    const deploy = spawnSync(process.execPath, [join(folder, 'local/deploy.mjs')], {
      env: { ...process.env, HOME: folder, USERPROFILE: folder },
      encoding: 'utf8',
    });
    expect(deploy.status).toBe(2);
    expect(deploy.stdout).toBe('');
    expect(deploy.stderr.trim().split('\n')).toHaveLength(1);
    expect(deploy.stderr).toContain(says);
  });
});

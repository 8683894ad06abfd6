import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { createContext, Script } from 'node:vm';
import { median } from './check';
import { atMost, type Line } from './table';

const RUNS = 30;
const CODE_KB = 240;
const PAGE_KB = 275;

/** What is pushed to Google: its size, and how long a V8 without anything takes to load it, as Google does at each call. */
export function sizes(root: string): readonly Line[] {
  const code = readFileSync(`${root}dist/Code.js`, 'utf8');
  const papaparse = readFileSync(createRequire(import.meta.url).resolve('papaparse/papaparse.min.js'), 'utf8');
  const own = loadTime(code);
  const other = loadTime(papaparse);
  const perKilobyte = (time: number, text: string) => (time / text.length) * 1024;
  const ratio = perKilobyte(own, code) / perKilobyte(other, papaparse);
  return [
    sizeLine('Code.js', statSync(`${root}dist/Code.js`).size, CODE_KB),
    sizeLine('sidebar.html', statSync(`${root}dist/sidebar.html`).size, PAGE_KB),
    {
      what: 'loading Code.js in a bare V8, median',
      here: `${own.toFixed(1)} ms`,
      beside: `papaparse.min.js ${other.toFixed(1)} ms; ${ratio.toFixed(1)} times for each KB`,
    },
  ];
}

function sizeLine(name: string, bytes: number, most: number): Line {
  const kilobytes = bytes / 1024;
  return { what: name, here: `${kilobytes.toFixed(0)} KB`, limit: atMost(kilobytes, most, `${most} KB`) };
}

/** Compiled anew each time, in a context of its own. */
function loadTime(code: string): number {
  const loads = Array.from({ length: RUNS }, (_, run) => {
    const context = createContext({});
    const start = performance.now();
    // Another text each time, since V8 keeps what it compiled.
    new Script(`${code}\n// ${run}`).runInContext(context);
    return performance.now() - start;
  });
  return median(loads.slice(1));
}

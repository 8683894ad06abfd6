import { readFileSync } from 'node:fs';
import { inSource } from '../../local/sheets/stack';
import { withRoster } from '../support/roster-book';
import { withScript } from '../support/script';

const BUILT = { dist: 'dist', worker: 'build/worker.mjs' };

/** The line of a source file that a place such as `src/main.ts:12:3` names. */
function lineAt(place: string): string {
  const [, path = '', line = ''] = /^([\w./-]+):(\d+):\d+$/.exec(place) ?? [];
  return readFileSync(path, 'utf8').split('\n')[Number(line) - 1] ?? '';
}

/** Where a text stands in the bundle, as a stack would name it. */
function placeInBundle(text: string): string {
  const before = readFileSync('dist/Code.js', 'utf8').split(text)[0]?.split('\n') ?? [];
  return `Code.js:${before.length}:${(before.at(-1) ?? '').length + 1}`;
}

test('what the bundle throws has the stack of the source', () =>
  withRoster([['NRDS ID']], async ({ addOn }) => {
    const error = await addOn.runAsFormula('ask', { ask: 'state' }).then(
      () => undefined,
      (thrown: Error) => thrown,
    );
    const places = [...(error?.stack ?? '').matchAll(/src\/[\w./-]+:\d+:\d+/g)].map(String);
    expect(places[0]).toMatch(/^src\/google\/ui\.ts:/);
    expect(lineAt(places[0] ?? '')).toContain('getUi');
    expect(places.at(-1)).toMatch(/^src\/main\.ts:/);
    // Only the function that Google calls by its name is in no source.
    expect(error?.stack?.match(/Code\.js:/g)).toHaveLength(1);
  }));

test('a place in a logged text is one in the source, whatever folder stands before it', () => {
  const place = placeInBundle('GrowthZone no longer accepts the key');
  const [, mapped = ''] = /\(([^)]+)\)$/.exec(inSource(`state: Error\n    at Xa (${place})`, BUILT)) ?? [];
  expect(lineAt(mapped)).toContain('GrowthZone no longer accepts the key');
  expect(inSource(`at file:///some/dist/${place}`, BUILT)).toBe(`at ${mapped}`);
});

test('what the script logs as an error is on stderr as well, and stays as it is where the map is of other code', async () => {
  const written: string[] = [];
  const stderr = jest.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  const code =
    "function work() { console.log('begun'); console.error('ask: Error', '\\n    at work (Code.js:1:20)'); }";
  try {
    await withScript(code, async ({ open }) => {
      const addOn = await open();
      await addOn.run('work');
      expect(addOn.logs).toEqual(['begun', 'ask: Error \n    at work (Code.js:1:20)']);
    });
  } finally {
    stderr.mockRestore();
  }
  expect(written).toEqual(['ask: Error \n    at work (Code.js:1:20)\n']);
});

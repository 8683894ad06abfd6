import { simulatedClock } from '../../local/clock';
import { costs, kindsBy } from '../../local/sheets';
import { KINDS, meter } from '../../local/sheets/costs';
import { isTimed } from '../../src/sidebar/texts/platform';
import { tool } from '../support/command';
import { hostOf, withScript } from '../support/script';

/** What these calls take one after the other, and the end of the script. */
function timeOf(names: readonly string[], measured?: ReadonlyMap<string, number>): number {
  const time = meter(costs(measured), () => undefined);
  for (const name of names) time.called(name);
  time.ended();
  return time.spent();
}

test.each<[names: readonly string[], ms: number]>([
  [[], 0],
  [['Properties.getProperty', 'Properties.setProperty'], 92],
  [['Range.getValues', 'Range.getValues'], 100],
  [['SpreadsheetApp.flush'], 1],
  // A write waits until cells are read, until a flush, or until the end.
  [['Range.setValues', 'Range.setValues', 'SpreadsheetApp.flush'], 601],
  [['Range.setValues', 'Range.getValues', 'SpreadsheetApp.flush'], 601],
  [['Range.setValues'], 550],
  [['Range.getRow'], 1],
  [['Range.setValues', 'Range.getNumberFormats'], 600],
  [['UrlFetchApp.fetch', 'Utilities.sleep'], 0],
])('%j take %i ms', (names, ms) => {
  expect(timeOf(names)).toBe(ms);
});

test('what a platform check measured goes before the public figures; a flush is measured with its write', () => {
  const measured = new Map([
    ['Properties.getProperty', 10],
    ['Range.setValues', 20],
    ['SpreadsheetApp.flush', 320],
  ]);
  expect(timeOf(['Properties.getProperties'], measured)).toBe(10);
  expect(timeOf(['Range.setBackgrounds', 'SpreadsheetApp.flush'], measured)).toBe(20 + 300 + 1);
  expect(timeOf(['Cache.put'], measured)).toBe(92);
  const [first, second] = kindsBy(measured);
  expect([first?.source, second?.source]).toEqual(['the platform check', KINDS[1]?.source]);
});

test('a kind is measured by a call of its own, which the platform check times', () => {
  for (const { by, is } of KINDS) {
    if (by === undefined) continue;
    expect(isTimed(by)).toBe(true);
    expect(KINDS.find((kind) => new RegExp(kind.is).test(by))?.is).toBe(is);
  }
});

test('the clock of a script goes on with its calls; without costs it stands', async () => {
  const clock = simulatedClock(Date.parse('2026-06-30T15:00:00Z'));
  const code =
    'function go() { var from = Date.now(); SpreadsheetApp.getActiveSheet().getRange(1, 1).setValue(1); SpreadsheetApp.flush(); return Date.now() - from; }';
  await withScript(
    code,
    async ({ open }) => {
      const free = await open();
      expect([await free.run('go'), free.spent]).toEqual([0, 0]);
    },
    { clock },
  );
  const script = await timed(code, clock);
  expect(script.passed).toBeGreaterThan(550);
  expect(script.spent).toBe(script.passed);
});

/** The same script, each of whose calls takes its time. */
async function timed(code: string, clock: ReturnType<typeof simulatedClock>) {
  let found = { passed: 0, spent: 0 };
  await withScript(
    code,
    async ({ open }) => {
      const addOn = await open();
      found = { passed: (await addOn.run('go')) as number, spent: addOn.spent };
    },
    { clock, host: hostOf(), costs: costs() },
  );
  return found;
}

test.each([
  [['google', '--platform'], 'Say which result'],
  [['google', '--platform', 'package.json'], '"kind" is not as'],
])('npm run bench -- %j: one sentence, status 2', (args, says) => {
  const { status, stderr } = tool('bench', args);
  expect([status, stderr]).toEqual([2, expect.stringContaining(says)]);
});

import { inSource } from '../../local/sheets/stack';
import type { Result } from '../../src/answers';
import { ROSTER, withRoster } from '../support/roster-book';

const BUILT = { dist: 'dist', worker: 'build/worker.mjs' };
const NOBODYS = { id: 1, range: undefined, description: '', warningOnly: false, editors: ['owner@example.org'] };
const KEY = 'a-very-secret-key-4711-Zq8';

test('what is thrown has its sentence on the page, and its stack in Google’s log without anything personal', async () => {
  // The script's errors are on stderr as well, for whoever works on it.
  const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const connection = JSON.stringify({ tenant: 'demo', apiKey: KEY });
  try {
    await withRoster(
      ROSTER,
      async (book) => {
        const { addOn, host } = book;
        await book.ask({ ask: 'repair', code: 'member-id-8-digits' });
        expect(addOn.logs).toEqual([]);

        host.workbook.sheets.find(({ name }) => name === 'CE Log')?.protections.push(NOBODYS);
        const result = (await addOn.run('ask', { ask: 'undoRepairs' })) as Result<unknown>;
        const message =
          'Tab "CE Log" is protected. Ask whoever protected it to let you write there. Nothing further was done; try again.';
        expect(result).toEqual({ ok: false, problem: { code: 'failed', message } });

        const [logged = '', ...more] = addOn.logs;
        expect(more).toEqual([]);
        const [first, ...stack] = logged.split('\n');
        expect(first).toBe(
          'undoRepairs: Error: Tab (value) is protected. Ask whoever protected it to let you write there.',
        );
        expect(stack.filter((line) => !/^ {4}at (\S+ )?\(?[\w.]+:\d+:\d+\)?$/.test(line))).toEqual([]);
        const places = inSource(logged, BUILT).match(/src\/[\w/-]+\.ts/g) ?? [];
        expect(places[0]).toBe('src/google/spreadsheet.ts');
        expect(places).toContain('src/answers/repair.ts');
        expect(places.at(-1)).toBe('src/main.ts');
      },
      { userProperties: { connection } },
    );
  } finally {
    stderr.mockRestore();
  }
});

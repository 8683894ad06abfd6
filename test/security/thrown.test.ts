import { inSource } from '../../local/sheets/stack';
import type { Result } from '../../src/answers';
import { ROSTER, withRoster } from '../support/roster-book';

const BUILT = { dist: 'dist', worker: 'build/worker.mjs' };
const KEY = 'a-very-secret-key-4711-Zq8';

test('what is thrown has its sentence on the page, and its stack in Google’s log without anything personal', async () => {
  // The script's errors are on stderr as well, for whoever works on it.
  const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const connection = JSON.stringify({ tenant: 'demo', apiKey: KEY });
  try {
    await withRoster(
      ROSTER,
      async (book) => {
        const { addOn } = book;
        await book.ask({ ask: 'repair', code: 'member-id-8-digits' });
        expect(addOn.logs).toEqual([]);

        addOn.faults = [{ member: 'Sheet.addDeveloperMetadata', throws: `Tilda Tester <tilda@example.org> ${KEY}` }];
        const result = (await addOn.run('ask', { ask: 'findHiddenRows' })) as Result<unknown>;
        const message = expect.stringMatching(/^Tab "Roster" could not be written: /);
        expect(result).toEqual({ ok: false, problem: { code: 'failed', message } });

        const [logged = '', ...more] = addOn.logs;
        expect(more).toEqual([]);
        const [first, ...stack] = logged.split('\n');
        expect(first).toMatch(/^findHiddenRows: Error: Tab \(value\)/);
        expect(stack.filter((line) => !/^ {4}at (\S+ )?\(?[\w.]+:\d+:\d+\)?$/.test(line))).toEqual([]);
        const places = inSource(logged, BUILT).match(/src\/[\w/-]+\.ts/g) ?? [];
        expect(places[0]).toBe('src/google/writing.ts');
        expect(places).toContain('src/answers/columns.ts');
        expect(places.at(-1)).toBe('src/main.ts');
      },
      { userProperties: { connection } },
    );
  } finally {
    stderr.mockRestore();
  }
});

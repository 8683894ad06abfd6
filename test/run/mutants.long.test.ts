import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import fc from 'fast-check';
import type * as Cells from './model/cell-edits';
import { cellSchedules, playCells } from './model/cell-edits';
import { FOUND } from './model/found';
import type * as Model from './model/schedule';
import { play, schedules } from './model/schedule';

// The random runs must be able to fail: each of these takes one safeguard out of the source, and they must then find
// somebody registered or marked twice, or left without credit.
// The table refuses such transitions as well; where one is what a mutant makes, it is let through.
const ANY_TRANSITION: Edit = {
  file: 'src/run/person.ts',
  from: 'if (!isAllowed(from, to, cause))',
  to: 'if (false)',
};

const NO_READ_AT_THE_START: Edit = {
  file: 'src/run/next-action.ts',
  from: "if (known.eventRead === 'no' && known.goal !== 'read back')",
  to: 'if (false)',
};
const NO_READ_BEFORE_MARKING: Edit = {
  file: 'src/run/next-action.ts',
  from: "eventRead === 'just now' ?",
  to: 'true ?',
};

const MUTANTS: readonly { readonly without: string; readonly edits: readonly Edit[] }[] = [
  {
    without: 'the read before the write',
    edits: [{ file: 'src/run/step.ts', from: 'listFresh: isListRead,', to: 'listFresh: true,' }],
  },
  {
    without: 'the gate: whoever is not shown as Registered is marked too',
    edits: [
      {
        file: 'src/run/effects.ts',
        from: 'reviewed.people.filter(({ attendeeId, contactId }) => registered.get(attendeeId) === contactId)',
        to: 'reviewed.people',
      },
      { file: 'src/run/effects.ts', from: 'saveChanged(store, before, seen);\n  const reviewed', to: 'const reviewed' },
    ],
  },
  {
    without: 'the memory of having marked: whoever is shown as Registered is marked again',
    edits: [
      ANY_TRANSITION,
      {
        file: 'src/run/reconcile.ts',
        from: 'if (marked) {\n    if (person.state',
        to: 'if (false) {\n    if (person.state',
      },
    ],
  },
  {
    without: 'the time to settle: absence is trusted at once',
    edits: [
      ANY_TRANSITION,
      {
        file: 'src/run/reconcile.ts',
        from: "if (now < settledBy(person, list)) return person;\n    return person.state === 'REGISTERING'",
        to: "return person.state === 'REGISTERING' ? move(person, 'READY', 'list', '', now) : person.state === 'REGISTERING'",
      },
    ],
  },
  {
    without: 'reading the event again: what was changed since the build is not seen',
    edits: [NO_READ_AT_THE_START, NO_READ_BEFORE_MARKING],
  },
  {
    without: 'reading the event again before each marking: what was changed within a step is not seen',
    edits: [NO_READ_BEFORE_MARKING],
  },
  {
    without: 'the comparison: the event is read again, and whatever it is by then is taken',
    edits: [{ file: 'src/run/event-again.ts', from: 'if (changes.length > 0)', to: 'if (false)' }],
  },
  {
    without: 'the journal: nothing stands in the tab before it is sent',
    edits: [
      ANY_TRANSITION,
      {
        file: 'src/run/ports.ts',
        from: 'const answer = store.recordIntentions(intentions, { ...store.event(), open })',
        to: "const answer = 'recorded' as 'recorded' | 'lost' | 'changed'",
      },
    ],
  },
  {
    without: 'reading the credit in the very step that marks: one read earlier is trusted',
    edits: [
      {
        file: 'src/run/next-action.ts',
        from: '(creditRead.has(memberId) || !event.creditShown)',
        to: '(true || creditRead.has(memberId))',
      },
    ],
  },
  {
    without: 'the look at the class date: whoever has the credit already is marked too',
    edits: [{ file: 'src/run/credit.ts', from: 'if (shown !== event.date) {', to: 'if (true) {' }],
  },
  {
    without: 'the question about a credit since the class: such people are marked too',
    edits: [{ file: 'src/run/credit.ts', from: 'const isSince = ', to: 'const isSince = false && ' }],
  },
];

/** Likewise what holds the cells of a tab against what no cell reaches; the random edits of cells must then go wrong. */
const CELL_MUTANTS: typeof MUTANTS = [
  {
    without: 'the record: what was done is what the State says',
    edits: [
      {
        file: 'src/run/record.ts',
        from: 'return people.map((person) => provenOne(person, record.get(person.memberId) ?? 0, event, now));',
        to: 'return record.size < 0 && event && now ? [] : people;',
      },
    ],
  },
  {
    without: 'the bindings: who was reviewed is what the cells say',
    edits: [
      {
        file: 'src/run/bound.ts',
        from: 'const binding = bindings.get(person.memberId);',
        to: "const binding = bindings.get('');",
      },
    ],
  },
];

interface Edit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** So many runs must all go right; a mutant's wrong one may be further on, and ends the search. */
const SOUND_RUNS = 800;
const MOST_RUNS = 4000;
const require = createRequire(join(process.cwd(), 'package.json'));
// Beside node_modules, so that the packages are found.
const folder = mkdtempSync(join(process.cwd(), 'build/mutants-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sample = [...FOUND, ...fc.sample(schedules, { numRuns: MOST_RUNS, seed: 1 })];

const isWrong = (run: typeof play, schedule: Model.Schedule): boolean => {
  const { lost, doubled } = run(schedule);
  return lost.length + doubled.length > 0;
};

test('with every safeguard in place none of these runs goes wrong', () => {
  expect(sample.slice(0, SOUND_RUNS).find((schedule) => isWrong(play, schedule))).toBeUndefined();
});

test.each(MUTANTS)('without $without one of them does', async ({ without, edits }) => {
  const mutant: typeof Model = await mutated('schedule', without, edits);
  const wrong = sample.find((schedule) => isWrong(mutant.play, schedule));
  expect(wrong).toBeDefined();
  // It is the safeguard that was missing, and nothing else.
  if (wrong) expect(isWrong(play, wrong)).toBe(false);
});

const cellSample = fc.sample(cellSchedules(3, 0), { numRuns: MOST_RUNS, seed: 1 });

test.each(CELL_MUTANTS)('without $without one edit of cells does', async ({ without, edits }) => {
  const mutant: typeof Cells = await mutated('cell-edits', without, edits);
  const wrong = cellSample.find((schedule) => mutant.playCells(schedule).wrong.length > 0);
  expect(wrong).toBeDefined();
  if (wrong) expect(playCells(wrong).wrong).toEqual([]);
});

/** The model over the source with these edits. */
async function mutated<T>(model: 'schedule' | 'cell-edits', without: string, edits: readonly Edit[]): Promise<T> {
  const made = await build({
    entryPoints: [`test/run/model/${model}.ts`],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    packages: 'external',
    plugins: [editing(edits)],
  });
  const path = join(folder, `${without.replace(/\W+/g, '-')}.cjs`);
  writeFileSync(path, made.outputFiles[0]?.text ?? '');
  return require(path) as T;
}

function editing(edits: readonly Edit[]): Plugin {
  return {
    name: 'edits',
    setup: (on) =>
      on.onLoad({ filter: /src[/\\]run[/\\]\w+(-\w+)*\.ts$/ }, ({ path }) => {
        let contents = readFileSync(path, 'utf8');
        for (const { file, from, to } of edits.filter((one) => path.endsWith(one.file))) {
          // An edit that no longer applies would leave a test that cannot fail.
          if (!contents.includes(from)) throw new Error(`${file} has no "${from}" any more.`);
          contents = contents.replace(from, to);
        }
        return { contents, loader: 'ts' };
      }),
  };
}

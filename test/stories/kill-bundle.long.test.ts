import { PROFILES } from '../../local/growthzone/profile';
import { built, type Kind, type Moment, ONCE, run } from '../support/killed';
import { LEARNED } from '../support/learned';

// The built bundle itself, killed at every request and at every flush and property that it writes, in turn; a colleague
// takes up what it left.

const learned = (shape: keyof typeof LEARNED): Kind => ({ profile: PROFILES[shape], templates: LEARNED[shape] });

const BOTH = ['request', 'answer'] as const;
/** Two people at once are too many, which no recording shows. */
const small = (shape: keyof typeof LEARNED, status: 400 | 413): Kind => ({
  profile: { ...PROFILES[shape], hiddenLimit: { people: 1, status } },
  templates: LEARNED[shape],
});

test.each<[string, Kind, readonly Moment[]]>([
  ['the routes of its own', {}, BOTH],
  ['the routes of its own, as it writes', {}, ['stored']],
  ['rows and numbers, as learned', learned('rows-and-numbers'), BOTH],
  ['rows and numbers, of which GrowthZone takes fewer than the recording showed', small('rows-and-numbers', 413), BOTH],
  ['an upload and a job, likewise', small('upload-and-job', 400), BOTH],
  ['an upload and a job, as learned', learned('upload-and-job'), BOTH],
  ['one by one, as learned', learned('one-by-one'), BOTH],
])('killed everywhere, everybody is registered and marked once: %s', async (_, kind, moments) => {
  const saved = await built(kind);
  const undisturbed = await run(saved, kind);
  expect(undisturbed).toMatchObject({ died: false, counters: ONCE });
  for (const moment of moments) {
    expect(undisturbed.seen[moment]).toBeGreaterThan(10);
    for (let count = 1; count <= undisturbed.seen[moment]; count += 1) {
      const { died, counters } = await run(saved, kind, { moment, count });
      expect({ moment, count, died, counters }).toMatchObject({ moment, count, died: true, counters: ONCE });
    }
  }
});

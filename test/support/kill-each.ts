import { built, type Kind, type Moment, ONCE, run } from './killed';

/** The built bundle, killed at each such moment of a run in turn; a colleague takes up what it left. */
export async function killedAtEach(moment: Moment, kind: Kind): Promise<void> {
  const saved = await built(kind);
  const undisturbed = await run(saved, kind);
  expect(undisturbed).toMatchObject({ died: false, counters: ONCE });
  expect(undisturbed.seen[moment]).toBeGreaterThan(10);
  for (let count = 1; count <= undisturbed.seen[moment]; count += 1) {
    const { died, counters } = await run(saved, kind, { moment, count });
    expect({ moment, count, died, counters }).toMatchObject({ moment, count, died: true, counters: ONCE });
  }
}

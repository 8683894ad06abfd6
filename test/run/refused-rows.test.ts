import { World } from './model/world';

const ids = (world: World) => world.book.tab.map(({ memberId }) => memberId);

/** Steps until the run pauses or is done. */
function run(world: World, goal: 'registered' | 'credited') {
  for (let steps = 0; steps < 100; steps += 1) {
    const report = world.step('session-one', goal);
    if (report === 'killed' || report === undefined) throw new Error('Nobody kills or waits here.');
    if (report.status === 'waiting') world.clock.sleep(report.waitSeconds * 1000);
    else if (report.status !== 'working') return report;
  }
  throw new Error('It does not end.');
}

test('people refused one by one are FAILED with the reason, the others go on', () => {
  const world = new World(['new', 'new', 'new', 'new', 'new']);
  for (const index of [0, 3]) world.network.refused.add(ids(world)[index] ?? '');
  expect(run(world, 'registered')).toMatchObject({ status: 'done', sentence: '3 of 5 registered, 2 need you.' });
  expect(run(world, 'credited')).toMatchObject({ status: 'done', sentence: '3 of 5 credited, 2 need you.' });
  expect(world.book.tab.map(({ state, detail }) => (state === 'FAILED' ? detail : state))).toEqual([
    'GrowthZone refused: Bad row',
    'CREDIT SEEN',
    'CREDIT SEEN',
    'GrowthZone refused: Bad row',
    'CREDIT SEEN',
  ]);
  expect(world.store.counters()).toMatchObject({ registrations: 3, certificates: 3 });
});

test('three refused alone, one after the other, stop the import: then it is not they who are wrong', () => {
  const world = new World(['new', 'new', 'new', 'new', 'new']);
  for (const memberId of ids(world)) world.network.refused.add(memberId);
  expect(run(world, 'registered')).toMatchObject({
    status: 'paused',
    reason: 'first-import',
    counts: { FAILED: 3, READY: 2 },
  });
});

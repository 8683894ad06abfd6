import { type Association, associationWith } from '../support/association';

let all: Association;
beforeAll(async () => {
  all = await associationWith(2);
});
afterAll(() => all.close());

test('no event is looked for before anything says on which day the class was', async () => {
  const maria = await all.coordinator();
  await maria.ask({ ask: 'saveSettings', settings: { mapping: [['Class Date', '']] } });
  const before = all.growthzone.counters().reads;
  expect(await maria.problem({ ask: 'events' })).toMatchObject({ code: 'no-class-date' });
  expect(all.growthzone.counters().reads).toBe(before);
  await maria.ask({ ask: 'saveSettings', settings: { mapping: [['Class Date', '']], classDate: '2026-02-05' } });
  expect((await maria.ask({ ask: 'events' })).classDate).toBe('2026-02-05');
});

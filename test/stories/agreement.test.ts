import { type Association, associationWith, type Coordinator, memberId } from '../support/association';

// "Done" means that the roster, the tabs and GrowthZone agree now.

const PEOPLE = 3;
const ROSTER = 1;

let all: Association;
let maria: Coordinator;
beforeEach(async () => {
  all = await associationWith(PEOPLE);
  maria = await all.coordinator();
});
afterEach(() => all.close());

const late = () =>
  all.host.type(ROSTER, PEOPLE + 1, 0, [['999909999', 'Otto', 'Other', 'COEC', 'Y', '02/05/2026', 'o@example.com']]);

test('a row added after the build is told at the end of each step and at opening, until the tabs are built again', async () => {
  await all.build(maria);
  expect((await maria.ask({ ask: 'state', isOpening: true })).unbuilt).toBe('');
  late();
  const told = '1 person of the roster is in no COEC tab: Otto Other. Build the credit tabs again.';
  expect(await maria.run('registered')).toMatchObject({ unbuilt: 1, sentence: `3 of 3 registered. ${told}` });
  expect((await maria.ask({ ask: 'state', isOpening: true })).unbuilt).toBe(told);
  expect((await maria.ask({ ask: 'state' })).unbuilt).toBe('');
  expect(await maria.run('credited')).toMatchObject({ unbuilt: 1, sentence: `3 of 3 credited. ${told}` });
  expect((await maria.ask({ ask: 'readBack', credit: 'COEC' })).sentence).toContain(told);
  await all.build(maria);
  expect((await maria.ask({ ask: 'state', withRoster: true })).unbuilt).toBe('');
  await maria.run('registered');
  expect(await maria.run('credited')).toMatchObject({ unbuilt: 0, sentence: '4 of 4 credited.' });
});

test('a credit earned after the build is told, too, whether there is a tab for it or not', async () => {
  all.host.type(ROSTER, PEOPLE, 4, [['N']]);
  await all.build(maria);
  all.host.type(ROSTER, PEOPLE, 4, [['Y']]);
  all.host.type(ROSTER, 1, 3, [['COEC, FAIRH']]);
  expect(await maria.run('registered')).toMatchObject({ unbuilt: 2 });
  const { unbuilt } = await maria.ask({ ask: 'state', withRoster: true });
  expect(unbuilt).toContain('2 people of the roster are in no COEC or FAIRH tab');
  expect(unbuilt).toContain('Ana0 Alvarez');
  expect((await maria.people()).map((one) => one.memberId)).toEqual([memberId(0), memberId(1)]);
});

import { type Association, associationWith, type Coordinator } from '../support/association';

// Whoever may run the add-on in a spreadsheet can write its document properties. What cannot be read is told once, with
// the way on, and the next call goes on without it.

const PEOPLE = 3;
const ONCE = { registrations: PEOPLE, attendedTransitions: PEOPLE, certificates: PEOPLE };

let all: Association;
let maria: Coordinator;
beforeEach(async () => {
  all = await associationWith(PEOPLE);
  maria = await all.coordinator();
  await all.build(maria);
});
afterEach(() => all.close());

const put = (key: string, text: string) => all.host.documentProperties.setProperty(key, text);
const step = () => ({ ask: 'step', credit: 'COEC', goal: 'credited', session: maria.session });

async function finish(): Promise<void> {
  for (const goal of ['registered', 'credited'] as const)
    expect(await maria.run(goal)).toMatchObject({ status: 'done', done: PEOPLE, total: PEOPLE });
  expect(all.growthzone.counters()).toMatchObject(ONCE);
}

const HOSTILE = ['{', 'null', '{"__proto__":{"route":"api"},"headerRow":"first"}', '{"version":9,"value":{}}'];

test.each(HOSTILE)('settings that are %s: told once, then chosen again', async (text) => {
  put('settings', text);
  expect(await maria.problem({ ask: 'state' })).toMatchObject({
    message: expect.stringMatching(/settings stored in this spreadsheet could not be read.*again/),
  });
  // What she said of her association is her own, and stays.
  expect((await maria.ask({ ask: 'state' })).settings).toEqual({ componentsLookedUp: { demo: ['COEC'] } });
  await finish();
});

test.each(HOSTILE)('the record of an event that is %s: built again, nobody is sent twice', async (text) => {
  await maria.run('registered');
  put('event.COEC', text);
  expect(await maria.problem(step())).toMatchObject({
    message: expect.stringMatching(/event .* could not be read\. Build/),
  });
  expect(await maria.problem(step())).toMatchObject({ code: 'no-tab' });
  await all.build(maria);
  await finish();
});

test.each([...HOSTILE, '{"holder":"x","session":"s","version":1,"until":1,"since":1e300,"progress":""}'])(
  'a lease that is %s: told once, then the run goes on',
  async (text) => {
    put('lease', text);
    expect(await maria.problem(step())).toMatchObject({ message: expect.stringMatching(/no colleague is importing/) });
    await finish();
  },
);

test('a lease for years, which nobody takes, stops nobody', async () => {
  const until = Date.parse('2036-01-01');
  put('lease', JSON.stringify({ holder: 'x', session: 'somebody', version: 1, until, since: 1, progress: '' }));
  expect((await maria.ask({ ask: 'state' })).running).toBeNull();
  await finish();
});

test.each(HOSTILE)('ticks of the checklist that are %s: told once, then ticked again', async (text) => {
  put('byHand.COEC', text);
  expect(await maria.problem({ ask: 'byHand', credit: 'COEC' })).toMatchObject({
    message: expect.stringMatching(/ticks .* could not be read/),
  });
  expect((await maria.ask({ ask: 'byHand', credit: 'COEC' })).files.length).toBeGreaterThan(0);
});

test.each(HOSTILE)('a tab whose tag is %s is nobody’s, and is not written over', async (text) => {
  const sheet = all.host.workbook.sheets.find(({ name }) => name === 'COEC');
  for (const tag of sheet?.metadata ?? []) if (tag.key === 'ceRosterTab') Object.assign(tag, { value: text });
  expect(await maria.problem(step())).toMatchObject({ code: 'no-tab' });
  const before = JSON.stringify(sheet?.values);
  await all.build(maria);
  await finish();
  expect(JSON.stringify(sheet?.values)).toBe(before);
  expect(all.host.workbook.sheets.map(({ name }) => name)).toContain('COEC 2');
});

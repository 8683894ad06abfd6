import { type Association, associationWith, type Coordinator } from '../support/association';

// Two users who share a spreadsheet, each with a script of their own.

const PEOPLE = 7;
const LEASE_MS = 7 * 60_000;
const EVERYBODY_ONCE = { registrations: PEOPLE, attendedTransitions: PEOPLE, certificates: PEOPLE };

let all: Association;
let maria: Coordinator;
let sam: Coordinator;
beforeEach(async () => {
  all = await associationWith(PEOPLE);
  maria = await all.coordinator('maria.lopez@example.org');
  sam = await all.coordinator('sam.rivera@example.org');
  await all.build(maria);
});
afterEach(() => all.close());

/** Steps until everybody is credited. Throws where the run pauses. */
async function finish(one: Coordinator): Promise<void> {
  for (const goal of ['registered', 'credited'] as const) {
    const { status, sentence } = await one.run(goal);
    if (status === 'paused') throw new Error(sentence);
  }
}

test('of two who import at once one runs, the other reads who it is; everybody is registered and marked once', async () => {
  const both = [maria, sam];
  const ended = await Promise.all(both.map((one) => one.step('registered')));
  // Where the machine is so slow that one is done before the other begins, nobody is refused.
  for (const { reason, sentence } of ended.filter(({ status }) => status === 'paused')) {
    expect(reason).toBe('lease');
    expect(sentence).toMatch(
      /^(maria\.lopez|sam\.rivera)@example\.org has been importing since [\d-]{10}T\d\d:[\d:.]+Z/,
    );
  }
  const isGoingOn = (place: number) => ['working', 'waiting'].includes(ended[place]?.status ?? '');
  await finish(both.find((_, place) => isGoingOn(place)) ?? maria);
  for (const one of both) await finish(one);
  expect(all.growthzone.counters()).toMatchObject(EVERYBODY_ONCE);
});

// The first is the intention of the one imported alone, two and three those of the others, four the end of that step.
test.each([
  [1, { held: 1, registrations: 0 }],
  [2, { held: 6, registrations: 1 }],
  [3, { held: 6, registrations: 1 }],
  [4, { held: 0, registrations: PEOPLE }],
  [5, { held: 0, registrations: PEOPLE }],
])(
  'Maria’s script is killed at its write number %d; Sam takes over, nobody is registered twice',
  async (kill, after) => {
    let writes = 0;
    let closed: Promise<void> | undefined;
    const end = all.host.onChange((change) => {
      if (change.kind !== 'cells') return;
      writes += 1;
      // The thread waits for the answer to this very write: it never gets to the next statement.
      if (writes === kill) closed = maria.close();
    });
    await expect(finish(maria)).rejects.toThrow(/ended before it was done|was closed/);
    end();
    await closed;
    const refused = {
      reason: 'lease',
      sentence: expect.stringContaining('maria.lopez@example.org has been importing since'),
    };
    expect(await sam.step('registered')).toMatchObject(refused);
    all.clock.sleep(LEASE_MS);
    const paused = await finish(sam).then(
      () => '',
      (error: Error) => error.message,
    );
    const { tabs } = await sam.ask({ ask: 'state' });
    const held = tabs[0]?.counts.HELD ?? 0;
    const { registrations, duplicateRegistrations, attendedTransitions, certificates } = all.growthzone.counters();
    // Whoever was about to be sent when the script was killed is a person's to decide, and was not sent.
    expect({ held, registrations }).toEqual(after);
    expect({ duplicateRegistrations, attendedTransitions, certificates }).toEqual({
      duplicateRegistrations: 0,
      attendedTransitions: registrations,
      certificates: registrations,
    });
    if (registrations === 0) expect(paused).toMatch(/held/);
    else expect(paused).toBe('');
  },
);

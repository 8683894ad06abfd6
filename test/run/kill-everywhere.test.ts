import { runToTheEnd } from './model/coordinator';
import type { Before } from './model/roster';
import { verdictOn } from './model/verdict';
import { World } from './model/world';

// The machine is killed before every single effect of a full run, in turn, and the run taken up again.

const ROSTER: readonly Before[] = [
  'new',
  'earlier credit',
  'new',
  'registered',
  'credited',
  'imported as Attended',
  'new',
];

/** The end that every run must come to, however often it was killed. */
function endOf(killAt: readonly number[], sessions?: readonly string[]) {
  const world = new World(ROSTER);
  const kills = [...killAt];
  const next = () => {
    world.killAt = kills.shift() ?? 0;
  };
  next();
  world.onKilled = next;
  const ended = runToTheEnd(world, sessions);
  const { certificates, attendedTransitions, registrations, educationRecords } = world.store.counters();
  const end = {
    ...verdictOn(world, ended),
    states: world.book.tab.map(({ state }) => state),
    counted: { certificates, attendedTransitions, registrations, educationRecords },
  };
  const { effects, kills: died } = world;
  world.store.close();
  return { end, effects, kills: died };
}

const undisturbed = endOf([]);

test('undisturbed, everybody is registered and certified once, whoever had the credit not again', () => {
  expect(undisturbed.end).toEqual({
    lost: [],
    doubled: [],
    states: ROSTER.map(() => 'CREDIT SEEN'),
    counted: { certificates: 6, attendedTransitions: 6, registrations: 7, educationRecords: 6 },
  });
  expect(undisturbed.effects).toBeGreaterThan(100);
});

test('killed before any one effect, taken up by the same session', () => {
  for (let at = 1; at <= undisturbed.effects; at += 1) {
    const { end, kills } = endOf([at]);
    expect({ at, kills, end }).toEqual({ at, kills: 1, end: undisturbed.end });
  }
});

test('killed before any one effect, taken up by a colleague', () => {
  for (let at = 1; at <= undisturbed.effects; at += 1) {
    const { end, kills } = endOf([at], ['session-one', 'session-two']);
    expect({ at, kills, end }).toEqual({ at, kills: 1, end: undisturbed.end });
  }
});

test('killed every few effects until it is done', () => {
  for (const gap of [7, 11, 13, 29]) {
    const kills = Array.from({ length: 200 }, (_, n) => (n + 1) * gap);
    expect({ gap, end: endOf(kills).end }).toEqual({ gap, end: undisturbed.end });
  }
});

import { runToTheEnd } from './coordinator';
import type { Before } from './roster';
import { verdictOn } from './verdict';
import { World } from './world';

export const ROSTER: readonly Before[] = [
  'new',
  'earlier credit',
  'new',
  'registered',
  'credited',
  'imported as Attended',
  'new',
];

/** The end that every run must come to, however often it was killed. */
export function endOf(killAt: readonly number[], sessions?: readonly string[], onKilled?: (world: World) => void) {
  const world = new World(ROSTER);
  const kills = [...killAt];
  const next = () => {
    world.killAt = kills.shift() ?? 0;
  };
  next();
  world.onKilled = () => {
    next();
    onKilled?.(world);
  };
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

export const undisturbed = endOf([]);

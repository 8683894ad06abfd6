import type { Templates } from '../../../src/growthzone';
import { runToTheEnd } from './coordinator';
import type { Before } from './roster';
import { isNotSent, verdictOn } from './verdict';
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

/** What was learned of the association, and how many people it takes at once without saying so. */
interface Kind {
  readonly templates?: Templates;
  readonly most?: number;
}

/** The end that every run must come to, however often it was killed. */
export function endOf(
  killAt: readonly number[],
  sessions?: readonly string[],
  onKilled?: (world: World) => void,
  { templates, most }: Kind = {},
) {
  const world = new World(ROSTER, templates);
  if (most !== undefined) world.network.most = most;
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
  // Who has the credit is not sent again: as good as registered.
  const there = new Set(world.network.attendees().map(({ contactId }) => contactId));
  const spared = world.book.tab.filter((one) => isNotSent(world, one) && !there.has(one.contactId)).length;
  const end = {
    ...verdictOn(world, ended),
    states: world.book.tab.map(({ state }) => state),
    counted: { certificates, attendedTransitions, registrations: registrations + spared, educationRecords },
  };
  const { effects, kills: died } = world;
  world.store.close();
  return { end, effects, kills: died, saves: world.network.saves };
}

export const undisturbed = endOf([]);

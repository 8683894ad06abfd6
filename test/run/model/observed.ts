import { type Standing, standOf } from '../../../src/run/machine';
import type { StepPorts } from '../../../src/run/ports';
import { remediate } from '../../../src/run/remediation';
import { reportOf, type StepReport } from '../../../src/run/report';
import type { Fault } from './faults';
import type { Before } from './roster';
import { World } from './world';

/** People of whom something is sent next, with how they stand in GrowthZone. */
const STARTS: readonly (readonly [Standing, Before])[] = [
  ['READY', 'new'],
  ['READY/again', 'new'],
  ['READY/confirmed', 'new'],
  ['REGISTERED', 'registered'],
  ['REGISTERED/confirmed', 'registered'],
  ['HELD/trap', 'imported as Attended'],
];
/** One says that nothing was done, the other says nothing. */
const FAULTS: readonly Fault[] = [
  { kind: 'status', status: 401, applied: false },
  { kind: 'status', status: 504, applied: false },
];
/** As many requests as a step with one person makes at most. */
const MOST_REQUESTS = 12;

/** Every change of state and reason, one by one, that steps with a fault at each of their requests write down. */
export function observedTransitions(): ReadonlySet<string> {
  const seen = new Set<string>();
  for (const start of STARTS) {
    observe(start, seen, () => undefined);
    observe(start, seen, ({ network, book }) => void network.refused.add(book.tab[0]?.memberId ?? ''));
    for (const fault of FAULTS) {
      for (let at = 1; at <= MOST_REQUESTS; at += 1) {
        observe(start, seen, ({ network }) => void network.faults.set(at, fault));
      }
    }
  }
  return seen;
}

function observe(
  [standing, before]: (typeof STARTS)[number],
  seen: Set<string>,
  disturb: (world: World) => void,
): void {
  const world = new World([before]);
  const { book, network } = world;
  const attendeeId = network.attendees()[0]?.eventAttendeeId ?? 0;
  book.tab = book.tab.map((person) => ({ ...person, ...standOf(standing), attendeeId, since: 0 }));
  disturb(world);
  if (standing === 'HELD/trap') world.step('session-one', 'credited', remediated);
  else world.step('session-one', standing.startsWith('READY') ? 'registered' : 'credited');
  for (const move of book.moves) seen.add(move);
  world.store.close();
}

function remediated(ports: StepPorts): StepReport {
  const { store } = ports;
  const ended = remediate(ports, store.people());
  return 'counts' in ended ? ended : reportOf(store.event(), store.people(), 'credited', ended);
}

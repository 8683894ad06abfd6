import type { z } from 'zod';
import type { Fault, FaultKind, SeededFaults } from './faults';
import { pick, randomFrom } from './random';

/** Statuses that a server in trouble answers with. */
const STATUSES = [429, 500, 502, 503, 504] as const;
/** Long enough to be noticed, short enough for a change to arrive within settleSeconds. */
const SECONDS = { delay: [1, 20], late: [5, 110], lag: [5, 110] } as const;

/** Decides for one matching request after the other, by the seed alone. */
export function seededFault(order: z.output<typeof SeededFaults>): () => Fault | undefined {
  const random = randomFrom(order.seed);
  const [first, ...others] = order.kinds;
  let left = order.most ?? Number.POSITIVE_INFINITY;
  return () => {
    if (random() >= order.rate || left <= 0 || first === undefined) return undefined;
    left -= 1;
    return fault(random, pick(random, [first, ...others]));
  };
}

function fault(random: () => number, kind: FaultKind): Fault {
  if (kind === 'status') {
    const status = pick(random, STATUSES);
    // Whoever is told to slow down was not served; a server that broke down may have been done before it did.
    return { kind, status, applied: random() < 0.5 && status >= 500 };
  }
  if (kind === 'reset') return { kind, applied: random() < 0.5 };
  if (kind === 'delay' || kind === 'late' || kind === 'lag') {
    const [least, most] = SECONDS[kind];
    return { kind, seconds: least + Math.floor(random() * (most - least)) };
  }
  return { kind };
}

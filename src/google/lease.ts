import { afterStep, holdsLease, type Lease, type LeaseAnswer, takeLease } from '../run/lease';
import type { StepReport } from '../run/report';
import { serverClock } from './http';
import { account, timeHere } from './spreadsheet';
import { loadLease, storeLease, underLock } from './stores';

/** Takes or renews the lease for this session; else the answer says who has it and since when. */
export function acquireLease(session: string): LeaseAnswer {
  return underLock(() => {
    const taken = takeLease(loadLease(), account(), session, serverClock.now());
    if (taken.granted) storeLease(taken.lease);
    return taken;
  });
}

/** Who runs, for whoever has to wait. */
export function whoRuns({ holder, since, progress }: Lease): string {
  const who = holder === account() ? 'Another window of yours' : holder || 'Somebody';
  return `${who} is importing since ${timeHere(since, 'HH:mm')}${progress ? `, ${progress}` : ''}. Wait until that is done or paused.`;
}

/** At the end of a step: kept for the next one, or let go so that a colleague need not wait. */
export function settleLease(own: Lease, { status, waitSeconds, done, total }: StepReport): void {
  underLock(() => {
    if (!holdsLease(loadLease(), own, serverClock.now())) return;
    const goesOn = status === 'working' || status === 'waiting';
    storeLease(afterStep(own, `${done} of ${total}`, serverClock.now(), goesOn ? { inSeconds: waitSeconds } : null));
  });
}

/** Lets go of the lease where `session` holds it; whether it did. */
export function releaseLease(session: string): boolean {
  return underLock(() => {
    const lease = loadLease();
    if (lease?.session !== session || lease.until <= serverClock.now()) return false;
    storeLease({ ...lease, until: serverClock.now() });
    return true;
  });
}

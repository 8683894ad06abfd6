/**
 * The one clock that the command line, the stand-in and the script's worker thread share.
 *
 * Real: `now` is the machine's time and `sleep` blocks the calling thread. Simulated: time stands still until somebody
 * sleeps, which then costs nothing, so that pacing, settling and the M1 queue are exercised without waiting for them.
 */
export interface LocalClock {
  readonly simulated: boolean;
  /** Milliseconds since 1970. */
  now(): number;
  /** Lets `milliseconds` pass; call it off the main thread where the clock may be real. */
  sleep(milliseconds: number): void;
  /** Puts the clock on without anybody waiting, in every thread that shares it. */
  advance(milliseconds: number): void;
  /** What `clockFrom` needs to make the same clock in another thread. */
  share(): SharedClock;
}

/** Survives `postMessage`: the memory is shared, not copied. */
export interface SharedClock {
  readonly simulated: boolean;
  readonly memory: SharedArrayBuffer;
}

/** The machine's own clock, until somebody puts it on. */
export function realClock(): LocalClock {
  return clockFrom({ simulated: false, memory: new SharedArrayBuffer(8) });
}

/** A clock that stands at `start` (milliseconds since 1970) until somebody sleeps. */
export function simulatedClock(start: number): LocalClock {
  const memory = new SharedArrayBuffer(8);
  new BigInt64Array(memory)[0] = BigInt(Math.round(start));
  return clockFrom({ simulated: true, memory });
}

/** The clock that another thread shared. */
export function clockFrom(shared: SharedClock): LocalClock {
  const share = () => shared;
  // The time of a simulated clock; how far a real one was put on.
  const time = new BigInt64Array(shared.memory);
  const advance = (milliseconds: number) => void Atomics.add(time, 0, BigInt(Math.max(0, Math.round(milliseconds))));
  if (!shared.simulated) {
    const pause = new Int32Array(new SharedArrayBuffer(4));
    return {
      simulated: false,
      now: () => Date.now() + Number(Atomics.load(time, 0)),
      sleep: (milliseconds) => void Atomics.wait(pause, 0, 0, milliseconds),
      advance,
      share,
    };
  }
  return { simulated: true, now: () => Number(Atomics.load(time, 0)), sleep: advance, advance, share };
}

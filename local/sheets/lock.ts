interface Waiting {
  readonly holder: object;
  /** True: it is yours. False: you waited too long, or are no more. */
  readonly settle: (granted: boolean) => void;
}

/**
 * The document lock: one script at a time, whoever runs it. It waits in real time, also where the script's own clock is
 * simulated, since the other script has to run meanwhile.
 */
export class DocumentLock {
  private holder: object | undefined;
  private waiting: Waiting[] = [];

  /** Resolves to whether `holder` has the lock, at the latest after so many milliseconds. First come, first served. */
  take(holder: object, milliseconds: number): Promise<boolean> {
    if (this.holder === undefined || this.holder === holder) {
      this.holder = holder;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const settle = (granted: boolean) => {
        clearTimeout(timer);
        this.waiting = this.waiting.filter((one) => one !== waiting);
        resolve(granted);
      };
      const waiting: Waiting = { holder, settle };
      const timer = setTimeout(() => settle(false), milliseconds);
      this.waiting.push(waiting);
    });
  }

  isHeldBy(holder: object): boolean {
    return this.holder === holder;
  }

  /** Gives the lock to the next who waits. Nothing happens where `holder` does not have it. */
  release(holder: object): void {
    if (this.holder !== holder) return;
    const next = this.waiting[0];
    this.holder = next?.holder;
    next?.settle(true);
  }

  /** A script that ended or was killed neither holds the lock nor waits for it. */
  forget(holder: object): void {
    for (const waiting of this.waiting.filter((one) => one.holder === holder)) waiting.settle(false);
    this.release(holder);
  }
}

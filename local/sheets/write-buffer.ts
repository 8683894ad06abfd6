/** When a script's writes reach the cells. */
export type Writes = 'buffered' | 'at once';

/**
 * A script's writes, which Google bundles: a refusal (a protection, a typed column, a drop-down list) comes with the next
 * read, with `flush` or at the end of the script, and not from the call that wrote. Google documents the bundling
 * (https://developers.google.com/apps-script/reference/spreadsheet/spreadsheet-app#flush), and that `Range.canEdit` can be
 * asked before. What becomes of the writes behind a refused one is not known: on purpose they are lost here.
 */
export class WriteBuffer {
  private pending: (() => void)[] = [];

  constructor(private readonly writes: Writes) {}

  /** Writes later, or now where nothing is bundled. */
  add(write: () => void): void {
    if (this.writes === 'at once') write();
    else this.pending.push(write);
  }

  /** Does what was bundled. Throws what refused it. */
  settle(): void {
    for (const write of this.pending.splice(0)) write();
  }

  /** The script was killed: what was bundled is lost. */
  drop(): void {
    this.pending = [];
  }
}

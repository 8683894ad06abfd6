import type { LearnedWrite, Templates } from '../growthzone';

type Learned = Pick<Templates, 'reads' | 'writes'>;

/** The write that a recording does not show and that was learned before; undefined where it shows both, or nothing was. */
export function keptFrom({ writes }: Learned, before: Templates | undefined): LearnedWrite | undefined {
  const names: readonly LearnedWrite[] = ['importAttendees', 'attendanceSave'];
  return names.find((name) => writes[name] === undefined && before?.writes[name] !== undefined);
}

/**
 * What a recording shows of one of the two writes, beside the other one as it was learned before. A save goes with the read
 * whose stamps and rows it gives back: both are of the same recording.
 */
export function mergedWith(shown: Learned, before: Templates | undefined): Learned {
  const kept = keptFrom(shown, before);
  if (!before || kept === undefined) return shown;
  const { attendanceRead, ...lists } = kept === 'attendanceSave' ? before.reads : shown.reads;
  // A save without a read of its own gives back what its list shows.
  const isOfList = kept === 'attendanceSave' && !attendanceRead;
  const reads = isOfList ? { ...shown.reads, ...lists } : { ...before.reads, ...shown.reads };
  const { attendanceRead: _, ...others } = reads;
  return {
    reads: { ...others, ...(attendanceRead && { attendanceRead }) },
    writes: { ...before.writes, ...shown.writes },
  };
}

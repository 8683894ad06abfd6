import type { DoctorLine } from '../growthzone';

/** The connection, examined. */
export interface DoctorReport {
  readonly tenant: string;
  readonly lines: readonly DoctorLine[];
}

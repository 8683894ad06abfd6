import { formatted } from '../zones';
import type { Tenant } from './tenant';

/** The association's own day, as year, month, day. */
export function today({ clock, profile }: Tenant): string {
  return formatted(new Date(clock.now()), profile.timeZone, 'yyyy-MM-dd');
}

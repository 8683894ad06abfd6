import { momentOf } from '../zones';
import type { Profile } from './profile';

/** A time of the association's own clocks, 2026-02-05T09:00:00, as the API answers it (CAPTURED): 2026-02-05T14:00:00Z. */
export function inUtc({ timeZone }: Pick<Profile, 'timeZone'>, local: string): string {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = local.split(/\D/).map(Number);
  const moment = momentOf({ year, month, day, hour, minute, second }, timeZone);
  return `${moment.toISOString().slice(0, 19)}Z`;
}

/** Milliseconds since 1970 as a day and time of the association's own clocks, with their zone: `Jun 30, 2026, 11:00 AM EDT`. */
export function written({ timeZone }: Pick<Profile, 'timeZone'>, milliseconds: number): string {
  const day = { year: 'numeric', month: 'short', day: 'numeric' } as const;
  const time = { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const;
  return new Date(milliseconds).toLocaleString('en-US', { ...day, ...time, timeZone }).replace(/\u202f/g, ' ');
}

/** Late enough in the day that it is the next one in UTC. */
const EVENING = '20:00:00';

/** A completion's date: as a date, or where the day of marking is kept as a moment of that day. */
export const activityDate = (profile: Profile, day: string): string =>
  profile.completionDate === 'class date' ? `${day}T00:00:00` : inUtc(profile, `${day}T${EVENING}`);

// Apart from what is held to a schema, so that the page has these lists without it.

/** Zones in which an association of REALTORS is, by their IANA names: an unknown one would silently be UTC on Google. */
export const TIME_ZONES = [
  'America/New_York',
  'America/Detroit',
  'America/Indiana/Indianapolis',
  'America/Kentucky/Louisville',
  'America/Chicago',
  'America/Denver',
  'America/Boise',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'America/Adak',
  'America/Puerto_Rico',
  'America/St_Thomas',
  'Pacific/Honolulu',
  'Pacific/Guam',
] as const;
export type TimeZone = (typeof TIME_ZONES)[number];

/** Which day GrowthZone may record as completed, beside any other that a person would be asked about. */
export const COMPLETION_DATES = ['class date', 'day of marking'] as const;
export type CompletionDate = (typeof COMPLETION_DATES)[number];

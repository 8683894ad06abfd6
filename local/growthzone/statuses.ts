/** The words are the guide's. */
export const ATTENDEE_STATUSES = ['Registered', 'Attended', 'No Show'] as const;
export type AttendeeStatus = (typeof ATTENDEE_STATUSES)[number];

/** EventAttendeeStatusId (INVENTED numbers; that there is such an id is 2ND-HAND). */
export function attendeeStatusId(status: AttendeeStatus): number {
  return ATTENDEE_STATUSES.indexOf(status) + 1;
}

/** The words are the guide's. */
export const ATTENDEE_STATUSES = ['Registered', 'Attended', 'No Show'] as const;
export type AttendeeStatus = (typeof ATTENDEE_STATUSES)[number];

/** EventAttendeeStatusId (2ND-HAND); the other numbers are Unknown, Invited, Declined, Tentative, Cancelled and WaitingList. */
const NUMBERS: Readonly<Record<AttendeeStatus, number>> = { Registered: 4, Attended: 5, 'No Show': 7 };

export function attendeeStatusId(status: AttendeeStatus): number {
  return NUMBERS[status];
}

/** The status of a number; nothing where the number means another one, or none. */
export function statusNumbered(id: number): AttendeeStatus | undefined {
  return ATTENDEE_STATUSES.find((status) => NUMBERS[status] === id);
}

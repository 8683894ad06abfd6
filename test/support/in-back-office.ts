import { type Association, EVENT } from './association';

// What a coordinator does in the back office by hand, at the stand-in itself: no request of the add-on is counted for it.

type InGrowthZone = Pick<Association, 'growthzone'>;

/** Import Attendees. */
export function importFile({ growthzone: { store } }: InGrowthZone, csv: string, status = 'Registered'): void {
  const registrationTypeId = store.registrationTypesOf(EVENT)[0]?.registrationTypeId ?? 0;
  const answer = store.importAttendees(EVENT, { csv, registrationTypeId, status });
  if (!answer.ok) throw new Error(answer.message);
}

/** The screen Actual Attendance/No Shows. */
function attendanceIn({ growthzone: { store } }: InGrowthZone) {
  const sheet = store.attendance(EVENT);
  if (!sheet.ok) throw new Error(sheet.message);
  return sheet;
}

/** These places of the list to Attended, or all. */
export function setAttended(all: InGrowthZone, places?: readonly number[]): void {
  const { auditId, attendees } = attendanceIn(all);
  const changes = attendees
    .filter((_, place) => places?.includes(place) ?? true)
    .map(({ eventAttendeeId }) => ({ eventAttendeeId, status: 'Attended' }));
  all.growthzone.store.saveAttendance(EVENT, { auditId, changes });
}

/** The table of the Attendees tab as it is copied, its header first: a line for each, with the status. */
export const copiedLines = (all: InGrowthZone): readonly string[] => [
  'Attendee\tStatus',
  ...attendanceIn(all).attendees.map(({ contactName, status }) => `${contactName}\t${status}`),
];

import { addMembers, CLASS_DATE, type Running, running } from './growthzone';
import { attendanceForm, csvFile, type Screen, screensOf } from './screens';

export interface Office extends Running, ReturnType<typeof screensOf> {}

/** Closed at the end of the test file that opened them. */
const offices: Office[] = [];
afterAll(() => Promise.all(offices.map(({ growthzone }) => growthzone.close())));

/** A back office with some members. */
export async function office(members: number, options: Parameters<typeof running>[0] = {}): Promise<Office> {
  const at = await running(options);
  addMembers(at.store, members);
  const made = { ...at, ...screensOf(at.growthzone) };
  offices.push(made);
  return made;
}

/** What an event's General tab is filled in with. */
export const DETAILS = { startTime: '09:00', endTime: '11:30', registrationEnabled: 'yes' };

/** Makes an event with a free registration type on the New event screen; gives its number. */
export async function makeEvent(
  { send, store }: Office,
  code: string,
  more: Record<string, string> = {},
): Promise<number> {
  const componentId = store.componentFor(code)?.componentId ?? 0;
  const event = { name: `Ethics, ${code}`, date: CLASS_DATE, ...DETAILS, typeName: 'Free', price: 0, componentId };
  const made = await send('/events', { ...event, ...more });
  expect(made.text).toContain('made.');
  return Number(/events\/(\d+)/.exec(made.path)?.[1]);
}

/** Imports a file on the event's Import Attendees screen; gives the screen that it ends on. */
export async function importFile(
  { send, store }: Office,
  eventId: number,
  csv: string,
  status = 'Registered',
  name?: string,
) {
  const registrationTypeId = store.registrationTypesOf(eventId)[0]?.registrationTypeId ?? 0;
  return send(`/events/${eventId}/attendees/import`, { file: csvFile(csv, name), registrationTypeId, status });
}

/** Set All to Attended, then Done. */
export async function setAll({ open, send }: Office, eventId: number): Promise<Screen> {
  const path = `/events/${eventId}/attendees/attendance`;
  const shown = await send(path, { ...attendanceForm(await open(path)), do: 'set-all' });
  expect(shown.text).toContain('Nothing is saved until you click Done');
  return send(path, { ...attendanceForm(shown), do: 'done' });
}

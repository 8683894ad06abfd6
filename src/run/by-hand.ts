import type { EventAttendee } from '../growthzone';
import { type CsvProfile, csvText } from '../plan/csv';
import { ATTENDEES_PER_FILE, batches } from '../plan/files';
import { isLeftOut, type Person, type RunEvent } from './states';

export interface HandFile {
  readonly name: string;
  readonly rows: number;
  readonly text: string;
}

export type HandCode =
  | 'download'
  | 'trial-import'
  | 'trial-read-back'
  | 'import'
  | 'read-back'
  | 'trial-attended'
  | 'trial-certificate'
  | 'attended'
  | 'final-read-back';

/** One line of the checklist, in the words of GrowthZone's own screens (CONFIRMED by the guide). */
export interface HandStep {
  readonly code: HandCode;
  readonly text: string;
}

/** Who of an event's list was last seen, as far as it decides about "Set All to Attended". */
export interface SeenList {
  /** People in the list who are not in the plan, or are held or left out. */
  readonly beyond: number;
  /** People of the plan who are in the list. */
  readonly planned: number;
  /** People in the list who have the credit and are still Registered there. */
  readonly credited: number;
}

/**
 * The files that are still to be imported: nobody who was seen in the event, nobody held. Until a first import was
 * seen, its first person stands alone in a file.
 */
export function handFiles(event: RunEvent, people: readonly Person[], profile: CsvProfile): readonly HandFile[] {
  const ready = people.filter(({ state }) => state === 'READY');
  const base = `${event.credit}-${event.eventId}`;
  const isFirst = !people.some(
    ({ state }) => state === 'REGISTERED' || state === 'ATTENDED' || state === 'CREDIT SEEN',
  );
  const trial = isFirst ? ready.slice(0, 1) : [];
  const parts = batches(ready.slice(trial.length));
  const file = (name: string, rows: readonly Person[]) => ({ name, rows: rows.length, text: csvText(rows, profile) });
  return [
    ...(trial.length > 0 ? [file(`${base}-trial.csv`, trial)] : []),
    ...parts.map((part, place) => file(`${base}-${place + 1}of${parts.length}.csv`, part)),
  ];
}

/** The checklist of the by-hand route. */
export function handSteps(event: RunEvent, files: readonly HandFile[], isSetAllAllowed: boolean): readonly HandStep[] {
  const type =
    event.registrationType === '' ? 'the free registration type' : `registration type "${event.registrationType}"`;
  const trial = files.find(({ name }) => name.endsWith('-trial.csv'));
  const rest = files.filter((file) => file !== trial);
  const where = `event ${event.eventId} "${event.name}"`;
  const how = `choose ${type}, Status "Registered", never "Attended"`;
  const all = isSetAllAllowed
    ? 'click "Set All to Attended" and save'
    : 'set each person of the list below to Attended, by name, and save; not "Set All to Attended"';
  const lines: readonly (readonly [HandCode, string] | undefined)[] = [
    [
      'download',
      `Download the ${files.length} ${files.length === 1 ? 'file' : 'files'}, at most ${ATTENDEES_PER_FILE} attendees each.`,
    ],
    trial && [
      'trial-import',
      `A trial with one person: in GrowthZone open ${where}, Attendees tab, Import Attendees; choose ${trial.name}; ${how}.`,
    ],
    trial && ['trial-read-back', 'Read back here, or paste the attendee list: that one person must be found.'],
    rest.length > 0
      ? ['import', `Import Attendees again for ${rest.map(({ name }) => name).join(', ')}: ${how}. Each file once.`]
      : undefined,
    ['read-back', 'Read back here, or paste the attendee list. Go on when everyone is Registered.'],
    event.canary === 'open'
      ? [
          'trial-attended',
          `A trial with one person: in ${where} open Actual Attendance/No Shows, set one person to Attended, save.`,
        ]
      : undefined,
    event.canary === 'open'
      ? [
          'trial-certificate',
          'Look whether that person got the certificate (Continuing Education, or the e-mail), then read back here.',
        ]
      : undefined,
    [
      'attended',
      `Open Actual Attendance/No Shows again and ${all}. Certificates and e-mails go out at once; records sent to M1 cannot be taken back.`,
    ],
    ['final-read-back', 'Read back here, or paste the attendee list, until everyone has the credit.'],
  ];
  return lines.flatMap((line) => (line ? [{ code: line[0], text: line[1] }] : []));
}

/**
 * Whether "Set All to Attended" may be offered, with the reason: it marks everyone in the event and cannot be taken
 * back, so the list, read or pasted, must show nobody beyond the plan.
 */
export function setAll(
  people: readonly Person[],
  list: SeenList | undefined,
): { readonly allowed: boolean; readonly why: string } {
  const no = (why: string) => ({ allowed: false, why: `${why} Mark these people by name.` });
  if (!list) return no('The list of attendees was not read back yet.');
  if (list.beyond > 0)
    return no(`${list.beyond} in the event are not in this plan, and "Set All to Attended" would mark them too.`);
  if (list.credited > 0) return no(`${list.credited} have the credit already and would get a second certificate.`);
  const expected = people.filter((person) => !isLeftOut(person) && person.state !== 'READY').length;
  if (list.planned === 0 || list.planned < expected)
    return no(`Only ${list.planned} of ${expected} people were in the list.`);
  return { allowed: true, why: `The list shows the ${list.planned} people of this plan and nobody else.` };
}

/** What a list says about "Set All to Attended"; contact 0 is whoever is not known. */
export function seenList(
  people: readonly Person[],
  attendees: readonly Pick<EventAttendee, 'contactId' | 'status'>[],
): SeenList {
  const planned = new Map(
    people.filter(({ state }) => state !== 'HELD' && state !== 'FAILED').map((person) => [person.contactId, person]),
  );
  const known = attendees.filter(({ contactId }) => contactId > 0 && planned.has(contactId));
  const credited = known.filter(
    ({ contactId, status }) => status === 'Registered' && planned.get(contactId)?.state === 'CREDIT SEEN',
  );
  return { beyond: attendees.length - known.length, planned: known.length, credited: credited.length };
}

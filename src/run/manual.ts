import type { AttendeeStatus, EventAttendee } from '../growthzone';
import { ATTENDEES_PER_FILE, batches, type CsvProfile, csvText } from '../roster/export';
import { nameAgreement, splitName } from '../roster/rules/names';
import { isLeftOut, type Person, type RunEvent, type State } from './machine';

export interface ManualFile {
  readonly name: string;
  readonly rows: number;
  readonly text: string;
}

/** The lines of the checklist, in their order. */
export const MANUAL_STEP_CODES = [
  'download',
  'trial-import',
  'trial-read-back',
  'import',
  'read-back',
  'trial-attended',
  'trial-certificate',
  'attended',
  'final-read-back',
] as const;
export type ManualStepCode = (typeof MANUAL_STEP_CODES)[number];

/** One line of the checklist, in the words of GrowthZone's own screens (CONFIRMED by the guide). */
export interface ManualStep {
  readonly code: ManualStepCode;
  readonly part: 'import' | 'mark';
  readonly text: string;
  /** False for what was ticked and need not be done again. */
  readonly isOpen: boolean;
}

/**
 * The files that are still to be imported: nobody who was seen in the event, nobody held. Until a first import was
 * seen, its first person stands alone in a file.
 */
export function manualFiles(event: RunEvent, people: readonly Person[], profile: CsvProfile): readonly ManualFile[] {
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

/** Lines of the checklist that are about importing; the others are about marking. */
const IMPORTING: ReadonlySet<ManualStepCode> = new Set([
  'download',
  'trial-import',
  'trial-read-back',
  'import',
  'read-back',
]);

/** What was done at a line that is no longer to do. */
const DONE: Readonly<Record<ManualStepCode, string>> = {
  download: 'Files downloaded.',
  'trial-import': 'Trial with one person imported.',
  'trial-read-back': 'That one person found.',
  import: 'Files imported.',
  'read-back': 'Read back after the import.',
  'trial-attended': 'One person set to Attended.',
  'trial-certificate': 'That person’s certificate seen.',
  attended: 'Everyone set to Attended.',
  'final-read-back': 'Credit read back.',
};

/** What the checklist is made for. */
export interface ManualWork {
  readonly event: RunEvent;
  readonly people: readonly Person[];
  readonly files: readonly ManualFile[];
  readonly isSetAllAllowed: boolean;
  /** Codes of the lines that a person ticked. */
  readonly ticked: ReadonlySet<string>;
}

/** The checklist of the by-hand route: what is still to do, and what was ticked and is done. */
export function manualSteps(work: ManualWork): readonly ManualStep[] {
  const open = new Map([...importLines(work), ...markLines(work)]);
  return (Object.keys(DONE) as ManualStepCode[]).flatMap((code) => {
    const text = open.get(code) ?? (work.ticked.has(code) ? DONE[code] : undefined);
    const part = IMPORTING.has(code) ? 'import' : 'mark';
    return text === undefined ? [] : [{ code, part, text, isOpen: open.has(code) }];
  });
}

type Lines = readonly (readonly [ManualStepCode, string])[];

function importLines({ event, files }: ManualWork): Lines {
  if (files.length === 0) return [];
  const type =
    event.registrationType === '' ? 'the free registration type' : `registration type "${event.registrationType}"`;
  const how = `choose ${type}, Status "Registered", never "Attended"`;
  const trial = files.find(({ name }) => name.endsWith('-trial.csv'));
  const rest = files.filter((file) => file !== trial).map(({ name }) => name);
  const count = files.length === 1 ? 'file' : `${files.length} files`;
  const where = `in GrowthZone open ${called(event)}, Attendees tab, Import Attendees`;
  const lines: Lines = [['download', `Download the ${count}, at most ${ATTENDEES_PER_FILE} attendees each.`]];
  const first: Lines = trial
    ? [
        ['trial-import', `A trial with one person: ${where}; choose ${trial.name}; ${how}.`],
        ['trial-read-back', 'Read back here, or paste the attendee list: that one person must be found.'],
      ]
    : [];
  const others: Lines =
    rest.length > 0
      ? [
          [
            'import',
            `${trial ? 'Import Attendees again' : `I${where.slice(1)}`} for ${rest.join(', ')}: ${how}. Each file once.`,
          ],
          ['read-back', 'Read back here, or paste the attendee list. Go on when everyone is Registered.'],
        ]
      : [];
  return [...lines, ...first, ...others];
}

/** Whoever is held needs a decision first; the others are done. */
const TO_MARK: ReadonlySet<State> = new Set(['READY', 'REGISTERING', 'REGISTERED', 'MARKING', 'ATTENDED']);

function markLines({ event, people, isSetAllAllowed }: ManualWork): Lines {
  const registered = people.filter(({ state }) => state === 'REGISTERED');
  if (!people.some(({ state }) => TO_MARK.has(state))) return [];
  const first = registered.find(({ creditBefore }) => creditBefore === 'none') ?? registered[0];
  const screen = 'Actual Attendance/No Shows';
  const all = isSetAllAllowed
    ? 'click "Set All to Attended" and save (Done)'
    : 'set each person of the list below to Attended, by name, and save (Done); not "Set All to Attended"';
  const trial: Lines =
    event.canary === 'open'
      ? [
          [
            'trial-attended',
            `A trial with one person: in ${called(event)}, Attendees tab, open ${screen}, set ${first ? nameOf(first) : 'one person'} to Attended and save (Done).`,
          ],
          [
            'trial-certificate',
            'Look whether that person got the certificate (Continuing Education, or the e-mail), then read back here.',
          ],
        ]
      : [];
  return [
    ...trial,
    [
      'attended',
      `Open ${screen} ${event.canary === 'open' ? 'again ' : ''}and ${all}. Certificates and e-mails go out at once; records sent to M1 cannot be taken back.`,
    ],
    ['final-read-back', 'Read back here, or paste the attendee list, until everyone has the credit.'],
  ];
}

const called = ({ eventId, name }: RunEvent) => `event ${eventId} "${name}"`;

/** As GrowthZone's screens show them. */
export const nameOf = ({ firstName, lastName, growthzoneName }: Person): string =>
  growthzoneName || `${firstName} ${lastName}`;

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
    return no(
      `${list.beyond} in the event ${list.beyond === 1 ? 'is' : 'are'} not in this plan, and "Set All to Attended" would mark ${list.beyond === 1 ? 'that person' : 'them'} too.`,
    );
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

/** A list of attendees that a person pasted, as far as it could be read. */
export interface PastedList {
  /** Everybody in it; contact 0 where it is nobody of the plan, or could be two of them. */
  readonly attendees: readonly EventAttendee[];
  /** Lines with somebody who is not in the plan. */
  readonly others: number;
  /** Lines that could be two people of the plan. */
  readonly unclear: number;
}

const STATUSES: Readonly<Record<string, AttendeeStatus>> = {
  registered: 'Registered',
  attended: 'Attended',
  'no show': 'No Show',
  'no-show': 'No Show',
  noshow: 'No Show',
  cancelled: 'Cancelled',
  canceled: 'Cancelled',
  waiting: 'Waiting',
  'waiting list': 'Waiting',
};

/**
 * Reads a pasted attendee list: lines of cells, in whatever columns. A line counts where one cell is a status; whose
 * line it is tell a member ID, an e-mail address, a name in one cell, or a first and a last name in two, in that order.
 */
export function readPasted(lines: readonly (readonly string[])[], people: readonly Person[]): PastedList {
  const attendees: EventAttendee[] = [];
  let others = 0;
  let unclear = 0;
  for (const line of lines) {
    const cells = line.map((cell) => cell.trim()).filter((cell) => cell !== '');
    const status = cells.map((cell) => STATUSES[cell.toLowerCase()]).find((found) => found !== undefined);
    if (!status) continue;
    const matches = whose(cells, people);
    const [person] = matches;
    if (matches.length > 1) unclear += 1;
    else if (!person) others += 1;
    const contactId = matches.length === 1 && person ? person.contactId : 0;
    attendees.push({ attendeeId: 0, contactId, status, name: '' });
  }
  return { attendees, others, unclear };
}

function whose(cells: readonly string[], people: readonly Person[]): readonly Person[] {
  const lower = cells.map((cell) => cell.toLowerCase());
  const byId = people.filter(({ memberId }) => cells.includes(memberId));
  if (byId.length > 0) return byId;
  const byEmail = people.filter(({ email }) => email !== '' && lower.includes(email.toLowerCase()));
  if (byEmail.length === 1) return byEmail;
  return people.filter((person) => hasName(cells, person));
}

function hasName(cells: readonly string[], person: Person): boolean {
  const names = [person, splitName(person.growthzoneName)];
  return cells.some((cell, place) => {
    const next = cells[place + 1] ?? '';
    const readings = [splitName(cell), { firstName: cell, lastName: next }, { firstName: next, lastName: cell }];
    return readings.some((reading) => names.some((name) => nameAgreement(name, reading) === 'agrees'));
  });
}

import { ATTENDEES_PER_FILE, batches, type CsvProfile, csvText } from '../roster';
import type { State } from './machine';
import { isAlone, type Person, type RunEvent } from './person';

export interface ManualFile {
  readonly name: string;
  readonly rows: number;
  readonly text: string;
  /** True of the one person who is imported first, alone. */
  readonly isTrial: boolean;
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
  const trial = isFirst
    ? [ready.find((person) => !isAlone(person)) ?? ready[0]].filter((one) => one !== undefined)
    : [];
  const parts = batches(
    ready.filter((person) => !trial.includes(person)),
    isAlone,
  );
  const file = (name: string, rows: readonly Person[], isTrial = false) => ({
    name,
    rows: rows.length,
    text: csvText(rows, profile),
    isTrial,
  });
  return [
    ...(trial.length > 0 ? [file(`${base}-trial.csv`, trial, true)] : []),
    ...parts.map((part, index) => file(`${base}-${index + 1}of${parts.length}.csv`, part)),
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
  const trial = files.find(({ isTrial }) => isTrial);
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

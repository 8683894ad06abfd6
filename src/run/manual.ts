import { batches, type CsvProfile, csvText, listed, plural } from '../roster';
import type { State } from './machine';
import { isAlone, isIn, isLeftOut, isTrapped, nameOf, type Person, type RunEvent } from './person';

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
  'cure-back',
  'cure-done',
  'cure-read-back',
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
    (person) =>
      (person.state === 'REGISTERED' || CREDITED.has(person.state)) && !isIn(person, 'CREDIT SEEN/another-way'),
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
  // Who comes later is called by their number: "COEC-8101-1person.csv".
  const isLater = people.some(isMarkedHere) && parts.length === 1;
  const named = (rows: number, index: number) =>
    isLater || (rows === 1 && parts.length === 1 && trial.length === 0)
      ? `${base}-${plural(rows, 'person', 'people').replace(' ', '')}.csv`
      : `${base}-${index + 1}of${parts.length}.csv`;
  return [
    ...(trial.length > 0 ? [file(`${base}-trial.csv`, trial, true)] : []),
    ...parts.map((part, index) => file(named(part.length, index), part)),
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
  'cure-back': 'Set back to Registered.',
  'cure-done': 'Saved with Done.',
  'cure-read-back': 'Read back after that.',
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
  /** True where the event is not as it was built: nothing is to be done in it then. */
  readonly isChanged: boolean;
  /** What is missing of a list that is being pasted: until it is whole nothing else is to be done; empty where nothing is. */
  readonly missing: string;
  /** Codes of the lines that a person ticked. */
  readonly ticked: ReadonlySet<string>;
  /** False for whoever has no key here, or a tab that was built without one: the list is pasted then. */
  readonly canRead: boolean;
}

/** The checklist of the by-hand route: what is still to do; what was ticked, or what a read-back proved, is done. */
export function manualSteps(work: ManualWork): readonly ManualStep[] {
  const open = new Map(work.isChanged ? [] : linesOf(work));
  const done = provenBy(work);
  return MANUAL_STEP_CODES.flatMap((code) => {
    const text = open.get(code) ?? (work.ticked.has(code) || done.has(code) ? DONE[code] : undefined);
    const part = IMPORTING.has(code) ? 'import' : 'mark';
    return text === undefined ? [] : [{ code, part, text, isOpen: open.has(code) }];
  });
}

function linesOf(work: ManualWork): Lines {
  if (work.missing === '') return [...importLines(work), ...cureLines(work), ...markLines(work)];
  return [[work.people.some(({ state }) => state === 'READY') ? 'read-back' : 'final-read-back', work.missing]];
}

const CREDITED: ReadonlySet<State> = new Set(['ATTENDED', 'CREDIT SEEN']);
/** Of whoever was credited another way it shows nothing. */
const isMarkedHere = (person: Person): boolean =>
  CREDITED.has(person.state) && !isIn(person, 'CREDIT SEEN/another-way', 'CREDIT SEEN/already');
/** Marked here, and the certificate was seen. */
const isProof = (person: Person): boolean => person.state === 'CREDIT SEEN' && isMarkedHere(person);

/** What was surely done, by how people stand now. */
function provenBy({ people, files }: ManualWork): ReadonlySet<ManualStepCode> {
  const own = people.filter((person) => !isLeftOut(person));
  const isSeen = own.some(({ state }) => state === 'REGISTERED' || CREDITED.has(state));
  const isMarked = own.some(isMarkedHere);
  const isAllIn = isSeen && files.length === 0 && !own.some(({ state }) => state === 'READY');
  const isAllMarked = isMarked && own.every(({ state }) => CREDITED.has(state));
  return new Set<ManualStepCode>([
    ...(isSeen ? (['trial-import', 'trial-read-back'] as const) : []),
    ...(isAllIn ? (['download', 'import', 'read-back'] as const) : []),
    ...(isMarked ? (['trial-attended'] as const) : []),
    ...(own.some(isProof) ? (['trial-certificate'] as const) : []),
    ...(isAllMarked ? (['attended'] as const) : []),
    ...(isAllMarked && own.every(({ state }) => state === 'CREDIT SEEN') ? (['final-read-back'] as const) : []),
  ]);
}

const readBack = ({ canRead }: ManualWork): string => `${canRead ? 'Read back here, or p' : 'P'}aste the attendee list`;

type Lines = readonly (readonly [ManualStepCode, string])[];

function importLines(work: ManualWork): Lines {
  const { event, files } = work;
  if (files.length === 0) return [];
  const type =
    event.registrationType === '' ? 'the free registration type' : `registration type "${event.registrationType}"`;
  const how = `choose ${type}, Status "Registered", never "Attended"`;
  const trial = files.find(({ isTrial }) => isTrial);
  const rest = files.filter((file) => file !== trial).map(({ name }) => name);
  const count = files.length === 1 ? 'file' : `${files.length} files`;
  const where = `in GrowthZone open ${called(event)}, Attendees tab, Import Attendees`;
  const lines: Lines = [['download', `Download the ${count}.`]];
  const first: Lines = trial
    ? [
        ['trial-import', `Trial with one person: ${where}; choose ${trial.name}; ${how}.`],
        ['trial-read-back', `${readBack(work)}: that one person must be found.`],
      ]
    : [];
  const others: Lines =
    rest.length > 0
      ? [
          [
            'import',
            `${trial ? 'Import Attendees again' : `I${where.slice(1)}`} for ${rest.join(', ')}: ${how}. Each file once.`,
          ],
          ['read-back', `${readBack(work)}. Go on when everyone is Registered.`],
        ]
      : [];
  return [...lines, ...first, ...others];
}

const SCREEN = 'Actual Attendance/No Shows';

/** The guide's cure (CONFIRMED) of people imported as Attended; marking them then is the ordinary way. */
function cureLines(work: ManualWork): Lines {
  const { event, people } = work;
  const trapped = people.filter(isTrapped);
  if (trapped.length === 0) return [];
  const who = listed([
    ...trapped.slice(0, NAMED).map(nameOf),
    ...(trapped.length > NAMED ? [`${trapped.length - NAMED} more`] : []),
  ]);
  return [
    ['cure-back', `In ${called(event)}, Attendees tab, open ${SCREEN}: set ${who} back to Registered, one by one.`],
    ['cure-done', 'Once all of them are Registered, click Done.'],
    ['cure-read-back', `${readBack(work)}: they are Registered now, and marking gives the credit.`],
  ];
}
/** So many names fit in a line. */
const NAMED = 10;

/** Whoever is held needs a decision first; the others are done. */
const TO_MARK: ReadonlySet<State> = new Set(['READY', 'REGISTERING', 'REGISTERED', 'MARKING']);

function markLines(work: ManualWork): Lines {
  const { event, people, isSetAllAllowed } = work;
  const registered = people.filter(({ state }) => state === 'REGISTERED');
  const last: Lines = [['final-read-back', `${readBack(work)}, until everyone has the credit.`]];
  if (!people.some(({ state }) => TO_MARK.has(state)))
    return people.some(({ state }) => state === 'ATTENDED') ? last : [];
  const first = registered.find(({ creditBefore }) => creditBefore === 'none') ?? registered[0];
  const all = isSetAllAllowed
    ? 'click "Set All to Attended", then Done'
    : 'set each person listed below to Attended by name, then click Done; not "Set All to Attended"';
  const marked = people.find(({ state }) => state === 'ATTENDED');
  // As over the API: nobody else is marked before the first one's certificate was seen.
  if (marked && event.canary === 'open' && !people.some(isProof))
    return [['trial-certificate', certificateOf(nameOf(marked), work)]];
  const isTrial = event.canary === 'open' && !people.some(isMarkedHere);
  const trial: Lines = isTrial
    ? [
        [
          'trial-attended',
          `Trial with one person: in ${called(event)}, Attendees tab, open ${SCREEN}, set ${first ? nameOf(first) : 'one person'} to Attended, and click Done.`,
        ],
        ['trial-certificate', certificateOf('that person', work)],
      ]
    : [];
  return [
    ...trial,
    [
      'attended',
      `Open ${SCREEN} ${isTrial ? 'again ' : ''}and ${all}. Certificates and e-mails go out at once; records sent to M1 cannot be taken back.`,
    ],
    ...last,
  ];
}

/** Where the credit itself is read, nobody is asked for it. */
const certificateOf = (who: string, { canRead, event: { creditShown } }: ManualWork) =>
  `Check that ${who} got the certificate, then ${canRead && creditShown ? 'read back here' : 'say so above, or paste the completions'}.`;

const called = ({ eventId, name }: RunEvent) => `event ${eventId}${name && ` "${name}"`}`;

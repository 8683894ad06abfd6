import type { EventComponent, GzEvent, RegistrationType } from '../growthzone';
import type { Credit } from '../roster';

/** What is looked at before anybody is registered in an event. */
export type PreflightCode =
  | 'one-credit'
  | 'component'
  | 'certification'
  | 'm1-sync'
  | 'enrolment'
  | 'registration-type'
  | 'registration-enabled'
  | 'sessions'
  | 'class-date'
  | 'attendees';

/** One line of a preflight. What could not be checked is never taken for passed: a person looks and says so. */
export interface PreflightLine {
  readonly code: PreflightCode;
  readonly result: 'pass' | 'fail' | 'could not check';
  /** What was found; with `fail` also what to do, with `could not check` what to look for in GrowthZone. */
  readonly text: string;
}

/** An event as far as GrowthZone shows it; undefined where the association's GrowthZone does not answer that question. */
export interface EventFacts {
  readonly event: GzEvent;
  readonly components: readonly EventComponent[] | undefined;
  readonly registrationTypes: readonly RegistrationType[] | undefined;
}

/** What the event is compared with. Dates are `YYYY-MM-DD`; the class date is undefined where nobody said it. */
export interface ClassFacts {
  readonly credit: Credit;
  readonly classDate: string | undefined;
  readonly today: string;
  /** Credits whose component a person looked up for an earlier class. */
  readonly lookedUp?: readonly Credit[];
  /** Other credits of this roster that the event is chosen for already. */
  readonly usedFor: readonly Credit[];
}

const IN_CERTIFICATION = 'Does the component belong to a certification?';
const SYNC = 'Does the component trigger the sync to M1?';

const line = (code: PreflightCode, result: PreflightLine['result'], text: string): PreflightLine => ({
  code,
  result,
  text,
});

/** Compares an event with the guide's conditions for importing attendees, one line each. */
export function preflight(
  facts: EventFacts,
  { credit, classDate, today, usedFor, lookedUp = [] }: ClassFacts,
): readonly PreflightLine[] {
  const isKnown = lookedUp.includes(credit);
  const lines = [
    oneCreditLine(credit, usedFor),
    ...componentLines(credit, facts.components),
    // No route is known that shows it; the guide's certifications have it on by default (CONFIRMED).
    line('enrolment', 'could not check', 'Is "Enroll attendees to all relevant certifications" on?'),
    registrationTypeLine(facts.registrationTypes),
    registrationLine(facts.event, today),
    sessionsLine(facts.event),
    dateLine(facts.event, classDate, today),
  ];
  return lines.map((one) =>
    isKnown && isOfComponent(one) ? line(one.code, 'pass', `${one.text} Looked up for an earlier class.`) : one,
  );
}

const COMPONENT_CODES: ReadonlySet<PreflightCode> = new Set(['certification', 'm1-sync', 'enrolment']);

/** Whether a line asks for a fact of the component, which holds for every event that has it. */
export const isOfComponent = ({ code, result }: Pick<PreflightLine, 'code' | 'result'>): boolean =>
  result === 'could not check' && COMPONENT_CODES.has(code);

/** The event's free registration type, which the import names; undefined where there is none or it cannot be read. */
export function freeRegistrationType({ registrationTypes }: EventFacts): RegistrationType | undefined {
  return registrationTypes?.find(({ free }) => free === true) ?? registrationTypes?.find(({ free }) => free !== false);
}

/** What is wrong with an event that other credits use; the guide wants one event for each credit type. */
export const sharedWith = (others: readonly Credit[]): string =>
  `Chosen for ${others.join(' and ')} too; each credit needs its own event.`;

function oneCreditLine(credit: Credit, usedFor: readonly Credit[]): PreflightLine {
  return usedFor.length === 0
    ? line('one-credit', 'pass', `For ${credit} alone.`)
    : line('one-credit', 'fail', sharedWith(usedFor));
}

function componentLines(credit: Credit, components: EventFacts['components']): readonly PreflightLine[] {
  if (!components) {
    return [
      line('component', 'could not check', `Is the component for ${credit} attached, and no other?`),
      line('certification', 'could not check', IN_CERTIFICATION),
      line('m1-sync', 'could not check', SYNC),
    ];
  }
  const [component] = components;
  if (!component) return [line('component', 'fail', `No component is attached. Attach the one for ${credit}.`)];
  if (components.length > 1) {
    const codes = components.map(({ code, name }) => code || name).join(', ');
    return [
      line(
        'component',
        'fail',
        `${components.length} components are attached (${codes}); everyone would get all. Leave only ${credit}.`,
      ),
    ];
  }
  const called = component.code || component.name;
  if (component.code.toUpperCase() !== credit) {
    return [
      line('component', 'fail', `The component is ${called}, not ${credit}. Choose another event or attach ${credit}.`),
    ];
  }
  return [line('component', 'pass', `One component: ${called}.`), certificationLine(component), syncLine(component)];
}

function certificationLine({ certification }: EventComponent): PreflightLine {
  return certification === ''
    ? line('certification', 'could not check', IN_CERTIFICATION)
    : line('certification', 'pass', `Belongs to "${certification}".`);
}

function syncLine({ syncToM1 }: EventComponent): PreflightLine {
  if (syncToM1 === true) return line('m1-sync', 'pass', 'Triggers the sync to M1.');
  if (syncToM1 === false) {
    return line('m1-sync', 'fail', 'Does not trigger the sync to M1: nothing would reach it. Turn that on.');
  }
  return line('m1-sync', 'could not check', SYNC);
}

function registrationTypeLine(types: EventFacts['registrationTypes']): PreflightLine {
  if (!types) return line('registration-type', 'could not check', 'Is there a free registration type?');
  const [paid] = types;
  if (!paid) return line('registration-type', 'fail', 'No registration type. Add a free one.');
  const free = types.find((type) => type.free === true);
  if (free) return line('registration-type', 'pass', `Free registration type "${free.name}".`);
  const unknown = types.find((type) => type.free === undefined);
  if (unknown) return line('registration-type', 'could not check', `Is registration type "${unknown.name}" free?`);
  return line(
    'registration-type',
    'fail',
    `Only paid registration types ("${paid.name}"). An import makes no invoice: add a free one, or register these people in GrowthZone.`,
  );
}

/**
 * Never a failure: a real tenant answered that registration is not enabled for events that took registrations (CAPTURED).
 * What speaks against it is only said.
 */
function registrationLine({ registration }: GzEvent, today: string): PreflightLine {
  const { enabled, available, from, until } = registration;
  const hints = [
    ...(enabled === false ? ['not enabled'] : []),
    ...(available === false ? ['not available now'] : []),
    ...(from > today ? [`begins on ${from}`] : []),
    ...(until !== '' && until < today ? [`ended on ${until}`] : []),
  ];
  if (enabled === true && hints.length === 0) return line('registration-enabled', 'pass', 'Registration is enabled.');
  const said = hints.length === 0 ? '' : ` Its API says: ${hints.join(', ')}. That may mean nothing.`;
  return line('registration-enabled', 'could not check', `Is registration enabled?${said}`);
}

function sessionsLine({ sessions }: GzEvent): PreflightLine {
  if (sessions === false) return line('sessions', 'pass', 'No sessions.');
  return sessions === true
    ? line('sessions', 'fail', 'The event has sessions, which do not work here. Make one event for each credit.')
    : line('sessions', 'could not check', 'Is the event without sessions?');
}

/** Who is in the event already, before anything was imported into it; undefined where its list could not be read. */
export function attendeesLine(present: number | undefined): PreflightLine {
  if (present === undefined)
    return line('attendees', 'could not check', 'Who is in the event already, and with which status?');
  return line('attendees', 'pass', present === 0 ? 'Nobody is in the event yet.' : `In the event already: ${present}.`);
}

function dateLine({ date }: GzEvent, classDate: string | undefined, today: string): PreflightLine {
  if (date === '') return line('class-date', 'could not check', 'Is the event on the day of the class?');
  if (date > today)
    return line(
      'class-date',
      'fail',
      `The event is on ${date}, in the future; M1 refuses that. Import after the class.`,
    );
  if (classDate === undefined)
    return line('class-date', 'could not check', `The roster gives no date. Was the class on ${date}?`);
  return date === classDate
    ? line('class-date', 'pass', `On the class date, ${date}.`)
    : line(
        'class-date',
        'fail',
        `The event is on ${date}, the class on ${classDate}. Choose another event or set the class date.`,
      );
}

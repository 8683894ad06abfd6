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
  /** Other credits of this roster that the event is chosen for already. */
  readonly usedFor: readonly Credit[];
}

const line = (code: PreflightCode, result: PreflightLine['result'], text: string): PreflightLine => ({
  code,
  result,
  text,
});

/** Compares an event with the guide's conditions for importing attendees, one line each. */
export function preflight(
  facts: EventFacts,
  { credit, classDate, today, usedFor }: ClassFacts,
): readonly PreflightLine[] {
  return [
    oneCreditLine(credit, usedFor),
    ...componentLines(credit, facts.components),
    // No route is known that shows it; the guide's certifications have it on by default (CONFIRMED).
    line(
      'enrolment',
      'could not check',
      'Look whether the certification has "Enroll attendees to all relevant certifications" on.',
    ),
    registrationTypeLine(facts.registrationTypes),
    registrationLine(facts.event, today),
    sessionsLine(facts.event),
    dateLine(facts.event, classDate, today),
  ];
}

/** The event's free registration type, which the import names; undefined where there is none or it cannot be read. */
export function freeRegistrationType({ registrationTypes }: EventFacts): RegistrationType | undefined {
  return registrationTypes?.find(({ free }) => free === true) ?? registrationTypes?.find(({ free }) => free !== false);
}

/** The guide: one event for each credit type. */
function oneCreditLine(credit: Credit, usedFor: readonly Credit[]): PreflightLine {
  return usedFor.length === 0
    ? line('one-credit', 'pass', `For ${credit} alone.`)
    : line(
        'one-credit',
        'fail',
        `Chosen for ${usedFor.join(' and ')} too; each credit needs an event of its own. Choose another for one of them.`,
      );
}

function componentLines(credit: Credit, components: EventFacts['components']): readonly PreflightLine[] {
  if (!components) {
    return [
      line('component', 'could not check', `Look whether exactly one component is attached, the one for ${credit}.`),
      line('certification', 'could not check', 'Look whether the component belongs to a certification.'),
      line('m1-sync', 'could not check', 'Look whether the component is set to trigger the sync to M1.'),
    ];
  }
  const [component] = components;
  if (!component)
    return [line('component', 'fail', `No component is attached. Attach the one for ${credit}, then look again.`)];
  if (components.length > 1) {
    const codes = components.map(({ code, name }) => code || name).join(', ');
    return [
      line(
        'component',
        'fail',
        `${components.length} components are attached (${codes}); everyone would get all of them. Leave only ${credit}.`,
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
    ? line('certification', 'could not check', 'Look whether the component belongs to a certification.')
    : line('certification', 'pass', `Belongs to "${certification}".`);
}

function syncLine({ syncToM1 }: EventComponent): PreflightLine {
  if (syncToM1 === true) return line('m1-sync', 'pass', 'Set to trigger the sync to M1.');
  if (syncToM1 === false) {
    return line(
      'm1-sync',
      'fail',
      'Not set to trigger the sync to M1: nothing would reach M1. Set it, then look again.',
    );
  }
  return line('m1-sync', 'could not check', 'Look whether the component is set to trigger the sync to M1.');
}

function registrationTypeLine(types: EventFacts['registrationTypes']): PreflightLine {
  if (!types) return line('registration-type', 'could not check', 'Look whether there is a free registration type.');
  const [paid] = types;
  if (!paid)
    return line('registration-type', 'fail', 'There is no registration type. Add a free one, then look again.');
  const free = types.find((type) => type.free === true);
  if (free) return line('registration-type', 'pass', `Free registration type "${free.name}".`);
  const unknown = types.find((type) => type.free === undefined);
  if (unknown)
    return line('registration-type', 'could not check', `Look whether registration type "${unknown.name}" is free.`);
  return line(
    'registration-type',
    'fail',
    `Only paid registration types ("${paid.name}"). Importing makes no invoice: add a free type, or register these people in GrowthZone so that they are invoiced.`,
  );
}

/**
 * Never a failure: a real tenant answered that registration is not enabled for events that took registrations (CAPTURED).
 * What speaks against it is only said.
 */
function registrationLine({ registration }: GzEvent, today: string): PreflightLine {
  const { enabled, available, from, until } = registration;
  const hints = [
    ...(enabled === false ? ['that it is not enabled'] : []),
    ...(available === false ? ['that it is not available now'] : []),
    ...(from > today ? [`that it begins on ${from}`] : []),
    ...(until !== '' && until < today ? [`that it ended on ${until}`] : []),
  ];
  if (enabled === true && hints.length === 0) return line('registration-enabled', 'pass', 'Registration is enabled.');
  const said = hints.length === 0 ? '' : ` Its API says ${hints.join(', and ')}, which may mean nothing.`;
  return line('registration-enabled', 'could not check', `Look whether registration is enabled.${said}`);
}

function sessionsLine({ sessions }: GzEvent): PreflightLine {
  if (sessions === false) return line('sessions', 'pass', 'No sessions.');
  return sessions === true
    ? line('sessions', 'fail', 'The event has sessions, with which this does not work. Make one event for each credit.')
    : line('sessions', 'could not check', 'Look whether the event has no sessions.');
}

/** Who is in the event already, before anything was imported into it; undefined where its list could not be read. */
export function attendeesLine(present: number | undefined): PreflightLine {
  if (present === undefined)
    return line('attendees', 'could not check', 'Look whether anybody is in the event already, and with which status.');
  return line('attendees', 'pass', present === 0 ? 'Nobody is in the event yet.' : `In the event already: ${present}.`);
}

function dateLine({ date }: GzEvent, classDate: string | undefined, today: string): PreflightLine {
  if (date === '') return line('class-date', 'could not check', 'Look whether the event is on the day of the class.');
  if (date > today)
    return line(
      'class-date',
      'fail',
      `The event is on ${date}, in the future; M1 refuses that. Import after the class.`,
    );
  if (classDate === undefined)
    return line('class-date', 'could not check', `The roster gives no date. Look whether the class was on ${date}.`);
  return date === classDate
    ? line('class-date', 'pass', `On the class date, ${date}.`)
    : line(
        'class-date',
        'fail',
        `The event is on ${date}, the class on ${classDate}. Choose another event or set the class date.`,
      );
}

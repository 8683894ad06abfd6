import { type AddressCertainty, addressOf, pathOf, ROUTES, type RouteName, type RouteOverrides } from '../growthzone';
import { ATTENDEES_PER_FILE, plural } from '../roster';
import type { Person, RunEvent, RunRoute } from './person';

/** One call, or several alike, that a run would make from here on. */
export interface PlannedCall {
  /** In words, with how many people it is about. */
  readonly what: string;
  readonly method: 'GET' | 'POST';
  /** Under `/api`; ids that are not known yet in braces. */
  readonly path: string;
  readonly certainty: AddressCertainty;
  /** How many requests of this kind. */
  readonly times: number;
  readonly writes: boolean;
}

/**
 * Every call that registering and marking this tab would make, in order: pure, nothing is sent. Waiting for a credit
 * that is slow to show repeats its reads. By hand nothing is sent at all; only reading back calls.
 */
export function plannedCalls(
  event: RunEvent,
  people: readonly Person[],
  route: RunRoute,
  routes?: RouteOverrides,
): readonly PlannedCall[] {
  const ready = people.filter(({ state }) => state === 'READY').length;
  const toMark = ready + people.filter(({ state }) => state === 'REGISTERED').length;
  const call = callFor(event, routes);
  const list = (why: string) => call('attendeesSummary', `Read who is in the event${why}`);
  if (route === 'by hand') return [list(', when you read back'), call('progress', 'Read who has the credit', toMark)];
  return [
    ...eventReads(call, ' at the start of every step'),
    list(''),
    ...(ready > 0 && route === '' ? [call('attendanceRead', 'Find out whether the routes of the API are there')] : []),
    ...imports(event, ready, call),
    ...marks(event, toMark, call),
  ];
}

type Call = (name: RouteName, what: string, times?: number) => PlannedCall;

function callFor({ eventId, eventDetailId }: RunEvent, routes?: RouteOverrides): Call {
  return (name, what, times = 1) => {
    const { method, path, certainty } = addressOf(name, routes);
    const known = pathOf(name, { eventId, eventDetailId }, routes) ?? path;
    return { what, method, path: `/api${known}`, certainty, times, writes: ROUTES[name].write };
  };
}

/** The event as it is by then, held against what was known at the build. */
const eventReads = (call: Call, when: string): readonly PlannedCall[] => [
  call('event', `Read the event again${when}`),
  call('eventComponents', `Read its components again${when}`),
  call('registrationTypes', `Read its registration types again${when}`),
];

function imports({ importProven }: RunEvent, ready: number, call: Call): readonly PlannedCall[] {
  if (ready === 0) return [];
  const batches: number[] = importProven ? [] : [1];
  for (let rest = ready - batches.length; rest > 0; rest -= ATTENDEES_PER_FILE) {
    batches.push(Math.min(rest, ATTENDEES_PER_FILE));
  }
  return batches.flatMap((size, index) => [
    call('importAttendees', `Import ${plural(size, 'person', 'people')} as Registered${alone(index)}`),
    call('attendeesSummary', 'Read who is registered now'),
  ]);
  function alone(index: number): string {
    return index === 0 && !importProven ? ', alone, to prove the list' : '';
  }
}

function marks({ canary, creditShown }: RunEvent, toMark: number, call: Call): readonly PlannedCall[] {
  if (toMark === 0) return [];
  const groups = canary === 'seen' ? [toMark] : [1, toMark - 1].filter((size) => size > 0);
  return [
    ...(creditShown ? [call('enrolments', 'Find the enrolments of the certification')] : []),
    ...(creditShown ? [call('progress', 'Read the earlier credit of each person', toMark)] : []),
    ...groups.flatMap((size, index) => [
      ...eventReads(call, ' before marking'),
      call('attendanceRead', 'Read the attendance with its stamp'),
      call('attendanceSave', `Mark ${plural(size, 'person', 'people')} Attended${first(index)}`),
      call('attendeesSummary', 'Read who is Attended now'),
      ...(creditShown ? [call('progress', 'Look whether the credit is there', size)] : []),
    ]),
  ];
  function first(index: number): string {
    return index === 0 && canary === 'open' ? ', the first one alone' : '';
  }
}

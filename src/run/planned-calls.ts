import {
  type AddressCertainty,
  addressOf,
  attendanceRoute,
  eventValues,
  learnedOf,
  type Method,
  ROUTES,
  type RouteName,
  shownText,
  type Ways,
  writeWays,
} from '../growthzone';
import { plural } from '../roster';
import type { Person, RunEvent, RunRoute } from './person';

/** One call, or several alike, that a run would make from here on. */
export interface PlannedCall {
  /** In words, with how many people it is about. */
  readonly what: string;
  readonly method: Method;
  /** On the association's host; what is not known yet in braces. */
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
  ways: Ways = {},
): readonly PlannedCall[] {
  const { imports: isImported, marks: isMarked } = writeWays(ways);
  const ready = people.filter(({ state }) => state === 'READY').length;
  const toMark = ready + people.filter(({ state }) => state === 'REGISTERED').length;
  const call = callFor(event, ways);
  const list = (why: string) => call('attendeesSummary', `Read who is in the event${why}`);
  if (route === 'by hand')
    return [...list(', when you read back'), ...call('progress', 'Read who has the credit', toMark)];
  return [
    ...eventReads(call, ' at every step'),
    ...list(''),
    ...(ready > 0 && route === '' && isImported
      ? call(attendanceRoute(ways), 'Find out whether the API takes attendance')
      : []),
    ...(isImported ? imports(event, ready, call, ways) : []),
    ...(isMarked ? marks(event, toMark, call, ways) : []),
  ];
}

/** One call for each request of a write that was learned. */
type Call = (name: RouteName, what: string, times?: number) => readonly PlannedCall[];

function callFor(event: RunEvent, ways: Ways): Call {
  return (name, what, times = 1) => {
    const learned = learnedOf(name, ways.templates).map((one) => ({ ...one, certainty: 'LEARNED' as const }));
    const addresses = learned.length > 0 ? learned : [addressOf(name, ways)];
    return addresses.map(({ method, path, certainty }, index) => ({
      what: index === 0 ? what : `${what}, request ${index + 1}`,
      method,
      path: shownText(path, eventValues(event)),
      certainty,
      times,
      writes: ROUTES[name].write,
    }));
  };
}

/** The event as it is by then, held against what was known at the build. */
const eventReads = (call: Call, when: string): readonly PlannedCall[] => [
  ...call('event', `Read the event again${when}`),
  ...call('eventComponents', `Read its components again${when}`),
  ...call('registrationTypes', `Read its registration types again${when}`),
];

function imports({ importProven }: RunEvent, ready: number, call: Call, ways: Ways): readonly PlannedCall[] {
  if (ready === 0) return [];
  const first = importProven ? [] : [1];
  const batches = [...first, ...inRequests(ready - first.length, writeWays(ways).perImport)];
  return batches.flatMap((size, index) => [
    ...call('importAttendees', `Import ${plural(size, 'person', 'people')} as Registered${alone(index)}`),
    ...call('attendeesSummary', 'Read who is registered now'),
  ]);
  function alone(index: number): string {
    return index === 0 && !importProven ? ', alone, to prove the list' : '';
  }
}

/** So many people, by how many go in each request. */
function inRequests(people: number, most: number): readonly number[] {
  const sizes: number[] = [];
  for (let rest = people; rest > 0; rest -= most) sizes.push(Math.min(rest, most));
  return sizes;
}

function marks({ canary, creditShown }: RunEvent, toMark: number, call: Call, ways: Ways): readonly PlannedCall[] {
  if (toMark === 0) return [];
  const first = canary === 'seen' ? [] : [1];
  const groups = [...first, ...inRequests(toMark - first.length, writeWays(ways).perMark)];
  return [
    ...(creditShown ? call('enrolments', 'Read the enrolments') : []),
    ...(creditShown ? call('progress', 'Read the earlier credit', toMark) : []),
    ...groups.flatMap((size, index) => [
      ...eventReads(call, ' before marking'),
      ...call(attendanceRoute(ways), 'Read the attendance with its stamp'),
      ...call('attendanceSave', `Mark ${plural(size, 'person', 'people')} Attended${alone(index)}`),
      ...call('attendeesSummary', 'Read who is Attended now'),
      ...(creditShown ? call('progress', 'Look for the credit', size) : []),
    ]),
  ];
  function alone(index: number): string {
    return index === 0 && canary === 'open' ? ', the first one alone' : '';
  }
}

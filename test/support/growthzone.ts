import { type LocalClock, simulatedClock } from '../../local/clock';
import { type GrowthZone, type GrowthZoneOptions, startGrowthZone } from '../../local/growthzone';
import { openStore, type Store } from '../../local/growthzone/store';

/** A Tuesday after the class of every story here. */
export const NOW = Date.parse('2026-02-10T18:00:00Z');
export const CLASS_DATE = '2026-02-05';
export const KEY = 'test-key';
export const MINUTE = 60_000;

export function memberId(index: number): string {
  return `9999${String(index).padStart(5, '0')}`;
}

/** Adds members 9999-00001 and up; gives their ContactIds. */
export function addMembers(store: Store, count: number): number[] {
  return store.addMembers(
    Array.from({ length: count }, (_, index) => ({
      memberId: memberId(index + 1),
      firstName: `First${index + 1}`,
      lastName: `Last${index + 1}`,
      email: `member${index + 1}@example.com`,
      organization: 'Fernwood Group',
    })),
  );
}

/** The CSV of members 9999-`from` up to and with `to`. */
export function csvOf(from: number, to: number): string {
  const rows = Array.from({ length: to - from + 1 }, (_, index) => {
    const number = from + index;
    return `${memberId(number)},First${number},Last${number},member${number}@example.com,Fernwood Group`;
  });
  return ['Member ID,First Name,Last Name,Email,Organization', ...rows, ''].join('\r\n');
}

export function freshStore(profile?: GrowthZoneOptions['profile']): { store: Store; clock: LocalClock } {
  const clock = simulatedClock(NOW);
  return { store: openStore({ clock, profile }), clock };
}

/** An event on the class date that completes COEC, with a free registration type. */
export function coecEvent(store: Store) {
  const { eventId, registrationTypeIds } = store.addEvent({ name: 'Ethics', date: CLASS_DATE, credit: 'COEC' });
  return { eventId, registrationTypeId: registrationTypeIds[0] ?? 0 };
}

/** Imports a CSV into it, without HTTP. Throws where it is refused. */
export function importAs(store: Store, event: ReturnType<typeof coecEvent>, csv: string, status = 'Registered') {
  const { eventId, registrationTypeId } = event;
  const answer = store.importAttendees(eventId, { csv, registrationTypeId, status });
  if (!answer.ok) throw new Error(answer.message);
  return answer;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // The tests look into bodies of every shape.
  readonly body: unknown;
}

export interface Running {
  readonly growthzone: GrowthZone;
  readonly store: Store;
  readonly clock: LocalClock;
  /** Calls at a pace that draws no 429, with the good key unless `init` says otherwise. */
  call(path: string, init?: RequestInit): Promise<Answer>;
  post(path: string, body: unknown): Promise<Answer>;
  importFile(eventId: number, form: ImportForm): Promise<Answer>;
}

export interface ImportForm {
  readonly csv: string | Uint8Array<ArrayBuffer>;
  readonly fileName?: string;
  readonly registrationTypeId: number;
  readonly status?: string;
}

/** A stand-in on a free port. */
export async function running(options: Partial<GrowthZoneOptions> = {}): Promise<Running> {
  const clock = simulatedClock(NOW);
  const growthzone = await startGrowthZone({ clock, keys: [KEY], ...options });
  const call = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    clock.sleep(250);
    const headers = new Headers(init.headers);
    if (!headers.has('Authorization')) headers.set('Authorization', `ApiKey ${KEY}`);
    const response = await fetch(growthzone.url + path, { ...init, headers });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
  };
  return {
    growthzone,
    store: growthzone.store,
    clock,
    call,
    post: (path, body) =>
      call(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    importFile: (eventId, { csv, fileName = 'COEC.csv', registrationTypeId, status = 'Registered' }) => {
      const form = new FormData();
      form.set('file', new File([csv], fileName, { type: 'text/csv' }));
      form.set('EventRegistrationTypeId', String(registrationTypeId));
      form.set('EventAttendeeStatus', status);
      return call(`/api/events/${eventId}/attendees/import`, { method: 'POST', body: form });
    },
  };
}

/** A stand-in with 250 members, one event of each kind and two registered people. */
export async function furnished(options: Partial<GrowthZoneOptions> = {}) {
  const at = await running(options);
  const contactIds = addMembers(at.store, 250);
  const coec = at.store.addEvent({ name: 'Ethics', date: CLASS_DATE, credit: 'COEC' });
  const paid = at.store.addEvent({
    name: 'Paid',
    date: '2026-01-15',
    registrationTypes: [{ name: 'Members', price: 45, isForMembers: true }],
    sessions: true,
  });
  const registrationTypeId = coec.registrationTypeIds[0] ?? 0;
  at.store.importAttendees(coec.eventId, { csv: csvOf(1, 2), registrationTypeId, status: 'Registered' });
  at.store.addCompletion({ memberId: memberId(1), credit: 'COEC', date: '2022-03-01' });
  return { ...at, contactIds, coec, paid, registrationTypeId };
}

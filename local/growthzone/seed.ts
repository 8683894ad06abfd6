import type { NewMember } from './members';
import { FIRST_NAMES, LAST_NAMES, OFFICES } from './names';
import { pick, randomFrom } from './random';
import type { Store } from './store';

/** No association has these numbers; two begin with 0, since IDs are text. */
const ISSUERS = ['9999', '9998', '0412', '0099'] as const;
const MOST_MEMBERS = 100_000;
const DAY = 86_400_000;

/**
 * `count` fictional members, at most 100,000: the same ones for the same `seed`. Nine-digit member IDs, each once;
 * accents, suffixes and double surnames; mostly active REALTORs, with some of whatever else an association has.
 */
export function fictionalMembers(count: number, seed: number): NewMember[] {
  if (count > MOST_MEMBERS) throw new RangeError(`At most ${MOST_MEMBERS} members can be made up.`);
  const random = randomFrom(seed);
  const first = Math.floor(random() * MOST_MEMBERS);
  return Array.from({ length: count }, (_, index) => fictionalMember(random, first + index));
}

function fictionalMember(random: () => number, place: number): NewMember {
  const firstName = pick(random, FIRST_NAMES);
  const family = pick(random, LAST_NAMES);
  const lastName = random() < 0.08 ? `${family}${random() < 0.5 ? '-' : ' '}${pick(random, LAST_NAMES)}` : family;
  // Multiplying by a number without a common factor visits every five-digit tail once, in no visible order.
  const tail = String((place * 7919) % MOST_MEMBERS).padStart(5, '0');
  return {
    memberId: pick(random, ISSUERS) + tail,
    firstName,
    middleName: random() < 0.2 ? `${pick(random, FIRST_NAMES).charAt(0)}.` : '',
    lastName,
    suffix: weighted(random, { '': 94, 'Jr.': 3, 'Sr.': 1, II: 1, III: 1 }),
    email: `${plain(firstName)}.${plain(lastName)}${tail}@example.${random() < 0.5 ? 'com' : 'org'}`,
    organization: pick(random, OFFICES),
    status: weighted(random, { Active: 92, Pending: 3, Expired: 2, Dropped: 2, Suspended: 1 }),
    memberType: weighted(random, { R: 88, RA: 7, AFF: 5 }),
    m1Status: weighted(random, { A: 93, P: 3, S: 1, I: 2, T: 1 }),
    joined: `${2000 + Math.floor(random() * 25)}-0${1 + Math.floor(random() * 9)}-15`,
  };
}

/** Every fiftieth of these members gets an ethics credit of the cycle before, as a real directory has them. */
export function seedEarlierCredit(store: Store, members: readonly NewMember[]): void {
  for (const [index, { memberId }] of members.entries()) {
    if (index % 50 === 0 && memberId) store.addCompletion({ memberId, credit: 'COEC', date: '2023-05-11' });
  }
}

/**
 * Events to try things on: one per credit a week ago, set up as the guide asks, and some that an import must not be made
 * into. `now` is milliseconds since 1970.
 */
export function seedEvents(store: Store, now: number): void {
  const day = (offset: number) => new Date(now + offset * DAY).toISOString().slice(0, 10);
  const paid = [{ name: 'Member fee', price: 45, isForMembers: true }];
  store.addEvent({ name: 'Code of Ethics, existing members (COEC)', date: day(-7), credit: 'COEC' });
  store.addEvent({ name: 'Code of Ethics, new members (COEN)', date: day(-7), credit: 'COEN' });
  store.addEvent({ name: 'Fair Housing (FAIRH)', date: day(-7), credit: 'FAIRH' });
  store.addEvent({
    name: 'Code of Ethics, paid registration only',
    date: day(-14),
    credit: 'COEC',
    registrationTypes: paid,
  });
  store.addEvent({ name: 'Education day with sessions', date: day(-21), credit: 'COEC', sessions: true });
  store.addEvent({ name: 'Code of Ethics, next month', date: day(30), credit: 'COEC', onCalendar: true });
  store.addEvent({ name: 'Ethics and Fair Housing on one event', date: day(-28), credit: ['COEC', 'FAIRH'] });
  store.addEvent({ name: 'Annual picnic', date: day(-35), onCalendar: true });
}

/** One of the keys, as often as its weight says. The weights add up to 100. */
function weighted<Key extends string>(random: () => number, weights: Readonly<Record<Key, number>>): Key {
  const keys = Object.keys(weights) as Key[];
  let left = random() * 100;
  for (const key of keys) {
    left -= weights[key];
    if (left < 0) return key;
  }
  return keys[0]!;
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/ı/g, 'i')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
}

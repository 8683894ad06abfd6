import { EVENT_OPTIONS, open, unexplained, unlessSuspicious } from './doubts';
import { fits, type Person, type PersonHole, roleOfName } from './people';
import { type Flat, isStatusName, isStatusWord, plainName, type Scalar, said, statusOf } from './rows';
import type { World } from './world';

/** A value of a request that may be one of this event, of a person, of an earlier answer, or always the same. */
export interface Leaf {
  readonly place: 'path' | 'query' | 'body';
  /** The member's or field's name; of a part of a path, the part before it. */
  readonly name: string;
  /** One for each person of the request where it stands in what is repeated, else one. */
  readonly values: readonly Scalar[];
}

/** A value of an earlier answer, which a later request may say again. */
export interface Source {
  /** As a hole names it: `stamp.AuditId`, `told.JobId`. */
  readonly hole: string;
  readonly path: string;
  readonly value: Scalar;
}

/** What the request is about, as far as its values need it. */
export interface Scene {
  readonly purpose: 'read' | 'import' | 'save';
  readonly world: World;
  /** One for each value of a leaf that is repeated. */
  readonly people: readonly (Person | undefined)[];
  /** Each person's row in the attendance read. */
  readonly seen: readonly (Flat | undefined)[];
  readonly sources: readonly Source[];
  /** The paths in `seen` that are ids or the status themselves. */
  readonly seenRoles: ReadonlySet<string>;
  /** A member that a person said to be the status. */
  readonly statusName?: string;
}

/** What a leaf becomes: a text with a hole, the value itself, nothing, or a question with what it may be. */
export type Choice =
  | { readonly is: 'hole'; readonly hole: string }
  | { readonly is: 'constant' }
  | { readonly is: 'dropped'; readonly why: 'personal' | 'token' }
  | { readonly is: 'open'; readonly why: Unclear; readonly options: readonly Option[] };

/** Why a value is asked about. */
export type Unclear = 'several' | 'made' | 'date' | 'text' | 'number' | 'event' | 'filter' | 'money';
export type Option = { readonly hole: string } | 'same' | 'out';

interface Candidate {
  readonly hole: string;
  readonly score: number;
  /** By its name alone, where the recording shows other events. */
  readonly isUnsure?: boolean;
}

const FILE = /^[^/\\{}]+\.(csv|txt|xlsx?)$/i;
const EVENT_NAME = /^(event|class|course|activity)(e?s)?(id|key|no|number)?$/;
const TYPE_NAME =
  /registration(type|option)|regtype|regoption|^ticket(s|id|key|type\w*)?$|^typeid$|^feetype|attendeetype|^type$/;
const ROW_NAME = /^(row|line|seq|sequence|order|position|index)(no|number|index)?$/;

/** A number as large as this is hardly met by chance. */
const LARGE = 1000;
/** Two meanings as close as this are not settled. */
const CLOSE = 0.9;

/** What a value most likely is, by what the recording shows of it and by its name. */
export function choose(leaf: Leaf, scene: Scene): Choice {
  if (leaf.values.length === 0) return { is: 'constant' };
  const status = statusHole(leaf, scene);
  if (status !== undefined) return status;
  // A file's name may be somebody's.
  if (scene.purpose === 'import' && leaf.place === 'body' && leaf.values.every((value) => FILE.test(said(value))))
    return { is: 'hole', hole: 'fileName' };
  const same: readonly Candidate[] = isSame(leaf.values) ? [{ hole: '', score: constantScore(leaf) }] : [];
  const found = [...candidates(leaf, scene), ...same].sort((a, b) => b.score - a.score);
  const [best, next] = found;
  if (best === undefined) return unexplained(leaf, scene);
  if (next !== undefined && best.score - next.score < CLOSE && differs(best, next))
    return open('several', found.filter(({ score }) => best.score - score < CLOSE).map(option));
  if (best.hole === '') return unlessSuspicious(leaf, scene);
  // An event has two numbers, and some addresses have the other one after the same word.
  if (best.isUnsure) return open('several', EVENT_OPTIONS.slice(0, 2));
  return { is: 'hole', hole: best.hole };
}

const option = ({ hole }: Candidate): Option => (hole === '' ? 'same' : { hole });

/** Two names in the same words, or a person's own row beside them, say the same. */
const differs = (best: Candidate, next: Candidate): boolean =>
  best.hole === '' ? IDS.test(next.hole) : IDS.test(best.hole) && (IDS.test(next.hole) || next.hole === '');
const IDS = /^(event|eventDetail|registrationType|attendee|contact|member)Id$/;

/** In a request's JSON a number stays one, and what GrowthZone gave is given back as it was. */
export function withKind(hole: string, values: readonly Scalar[]): string {
  if (/^(seen|stamp|told)\./.test(hole)) return `${hole}:same`;
  if (values.every((value) => typeof value === 'number')) return `${hole}:number`;
  return values.every((value) => typeof value === 'boolean') ? `${hole}:flag` : hole;
}

const isSame = (values: readonly Scalar[]): boolean => values.every((value) => value === values[0]);

const PRESENT = /attended|^present|showed|checkedin|washere/;
const REGISTERED = 4;
const ATTENDED = 5;

/** The status is a constant of an import, and a hole of a save: the same save sets people back. */
function statusHole({ place, name, values }: Leaf, { purpose, statusName }: Scene): Choice | undefined {
  // A list of those alone who have that status now would lose them when they get another one.
  if (purpose === 'read' && (values.every(isStatusWord) || (isStatusName(name) && statusOf(values[0]) !== undefined)))
    return open('filter', place === 'path' ? [] : ['out', 'same']);
  if (values.every(isStatusWord)) return purpose === 'save' ? { is: 'hole', hole: 'status' } : { is: 'constant' };
  const isNamed = isStatusName(name) || (statusName !== undefined && plainName(name) === plainName(statusName));
  if (isNamed && values.every((value) => statusOf(value) !== undefined))
    return purpose === 'save' && values.some((value) => statusOf(value) === ATTENDED)
      ? { is: 'hole', hole: /^\d+$/.test(said(values[0])) ? 'status:number' : 'status' }
      : isSame(values) && (purpose !== 'save' || statusOf(values[0]) !== REGISTERED)
        ? { is: 'constant' }
        : undefined;
  const isFlag =
    purpose === 'save' &&
    PRESENT.test(plainName(name)) &&
    values.includes(true) &&
    values.every((value) => typeof value === 'boolean');
  return isFlag ? { is: 'hole', hole: 'status:flag' } : undefined;
}

function candidates(leaf: Leaf, scene: Scene): readonly Candidate[] {
  const seen = ofSeen(leaf, scene);
  // What GrowthZone itself shows of somebody goes back as it showed it, not as a roster writes it.
  const person = ofPerson(leaf, scene).filter(({ hole }) => IDS.test(hole) || !seen.some(({ score }) => score > 3));
  return [...ofEvent(leaf, scene), ...person, ...ofRow(leaf), ...seen, ...ofSources(leaf, scene)];
}

/** How much a value that is met says: a small number is met by chance. */
function weight(value: Scalar | undefined): number {
  const text = said(value);
  if (/^\d+$/.test(text)) return Number(text) >= LARGE ? 3 : Number(text) > 20 ? 1.5 : 1;
  return text.length >= 4 ? 3 : 1;
}

function ofEvent({ name, values }: Leaf, { world }: Scene): readonly Candidate[] {
  const [value] = values;
  const text = said(value);
  if (!isSame(values) || text === '') return [];
  const plain = plainName(name);
  const [isEvent, isDetail, isType] = [EVENT_NAME.test(plain), /detail/.test(plain), TYPE_NAME.test(plain)];
  const other = roleOfName(name) !== undefined || isStatusName(name) ? -2 : 0;
  const found: Candidate[] = [];
  const isKnown = [world.eventIds, world.detailIds, world.registrationTypes].some((ids) => ids.has(text));
  const add = (hole: string, known: boolean, named: boolean, misnamed: boolean) => {
    if (!known && (isKnown || !(named && /^[1-9]\d*$/.test(text)))) return;
    const score = (known ? weight(value) : 0.5) + (named ? 2 : 0) + (misnamed ? -2 : 0) + other;
    const isUnsure = !known && hole === 'eventId' && world.shownEvents.size > 0;
    if (score > 0) found.push({ hole, score, ...(isUnsure && { isUnsure }) });
  };
  add('eventId', world.eventIds.has(text), isEvent && !isDetail, isDetail || isType);
  add('eventDetailId', world.detailIds.has(text), isDetail, isType);
  add('registrationTypeId', world.registrationTypes.has(text), isType, isEvent || isDetail);
  return found;
}

const ROLES: readonly PersonHole[] = [
  'attendeeId',
  'contactId',
  'memberId',
  'firstName',
  'lastName',
  'fullName',
  'lastFirst',
  'email',
  'office',
  'suffix',
];

function ofPerson({ name, values }: Leaf, { people }: Scene): readonly Candidate[] {
  if (values.length !== people.length) return [];
  const named = roleOfName(name);
  return ROLES.flatMap((role) => {
    const known = values.filter((value, index) => isMet(role, people[index]?.[role], value)).length;
    const empty = values.filter((value) => said(value) === '').length;
    const isNamed = named === role || (named === 'fullName' && role === 'lastFirst' && isTurned(values));
    // Rows without an e-mail or office say nothing against it.
    if (known > 0 && known + empty === values.length)
      return {
        hole: role,
        score: weight(values.find((value) => said(value) !== '')) + (isNamed ? 2 : named ? -1.5 : 0),
      };
    const mayBe =
      isNamed &&
      values.some((value) => said(value) !== '') &&
      values.every((value) => said(value) === '' || fits(role, value));
    return mayBe && !(role === 'fullName' && isTurned(values)) ? { hole: role, score: 2.5 } : [];
  });
}

const isTurned = (values: readonly Scalar[]): boolean => values.every((value) => /\S, *\S/.test(said(value)));

function isMet(role: PersonHole, known: string | undefined, value: Scalar): boolean {
  const text = said(value).trim();
  if (known === undefined || text === '') return false;
  return role === 'email' || /name|last/i.test(role) ? known.toLowerCase() === text.toLowerCase() : known === text;
}

function ofRow({ name, values }: Leaf): readonly Candidate[] {
  const isNamed = ROW_NAME.test(plainName(name));
  const counts = (first: number) => values.every((value, index) => said(value) === String(index + first));
  if (values.length < 3 && !isNamed) return [];
  const score = (isNamed ? 3.5 : 0) + (values.length > 2 ? 2.5 : 0);
  return [...(counts(1) ? [{ hole: 'row', score }] : []), ...(counts(0) ? [{ hole: 'index', score }] : [])];
}

function ofSeen({ name, values }: Leaf, { seen, seenRoles }: Scene): readonly Candidate[] {
  const [first] = seen;
  if (first === undefined || values.length !== seen.length) return [];
  return [...first.keys()].flatMap((path) => {
    if (seenRoles.has(path) || !/^[\w$.-]+$/.test(path)) return [];
    // Nothing at all is no value that could be given back.
    if (!values.every((value, index) => seen[index]?.get(path) === value) || values.every((value) => value === null))
      return [];
    const isNamed = plainName(path) === plainName(name);
    const score = isNamed ? 3.2 + (isSame(values) ? 0 : 1) : weight(values[0]) >= 3 && !isSame(values) ? 2.2 : 0;
    return score > 0 ? { hole: `seen.${path}`, score } : [];
  });
}

function ofSources({ name, values }: Leaf, { sources }: Scene): readonly Candidate[] {
  const [value] = values;
  if (!isSame(values) || value === null || said(value) === '' || typeof value === 'boolean') return [];
  return sources.flatMap((source) => {
    if (said(source.value) !== said(value)) return [];
    const [own, theirs] = [plainName(name), plainName(source.path)];
    const isNamed = own === theirs || (own !== '' && theirs !== '' && (own.endsWith(theirs) || theirs.endsWith(own)));
    const score = isNamed ? 4 : weight(value) >= 3 ? 2.8 : 0;
    return score > 0 ? { hole: source.hole, score } : [];
  });
}

function constantScore({ name, values }: Leaf): number {
  const [value] = values;
  if (value === null || value === '' || typeof value === 'boolean') return 3;
  const text = said(value);
  if (/^-?\d+$/.test(text)) return Math.abs(Number(text)) <= 20 ? 1.9 : Number(text) < LARGE ? 1.4 : 0.5;
  return (values.length > 1 ? 2.5 : 1.5) - (roleOfName(name) ? 1 : 0);
}

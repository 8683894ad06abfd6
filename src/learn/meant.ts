import type { LearnedWrite } from '../growthzone';
import type { Asked } from './asked';
import { wholeOf } from './each';
import { COUNTS, roleOfName } from './people';
import { isStatusName, plainName, type Scalar, said } from './rows';
import { NONE, statusText } from './words';
import type { World } from './world';
import type { Write } from './writes';

/** A member of a request that a person says is the status. */
export interface Meant {
  readonly write: Write;
  /** As its member or field is called. */
  readonly name: string;
}

/**
 * Which member of these requests says a status by its number, where none is called so: one question, since a 4 or 5 may be
 * anything. Undefined where there is none, or where a person says so.
 */
export function meantStatus(
  id: LearnedWrite,
  number: number,
  writes: readonly Write[],
  asked: Asked,
  world: World,
): Meant | undefined {
  const found = writes.flatMap((write) => namesOf(write, number, world).map((name) => ({ write, name })));
  if (found.length === 0) return undefined;
  const isOne = new Set(found.map(({ write }) => write.key)).size === 1;
  const texts = found.map(({ write, name }) => (isOne ? name : `${name} in ${write.key}`));
  const options = [...new Set(texts)];
  const answer = asked.ask(`${id}.status`, statusText(id), [...options, NONE]);
  return found[texts.indexOf(answer)];
}

/** Names under which that number stands once in the request, or for each person. */
function namesOf({ exchange, each, parts }: Write, number: number, world: World): readonly string[] {
  const isIt = ([path, value]: readonly [string, Scalar]) =>
    said(value) === String(number) &&
    !path.startsWith('/') &&
    roleOfName(path) === undefined &&
    !isStatusName(path) &&
    !COUNTS.test(plainName(path)) &&
    !world.registrationTypes.has(said(value));
  const own = each?.is === 'whole' ? [] : parts;
  const [first] = own;
  const ofEach = first ? [...first].filter((one) => isIt(one) && own.every((part) => part.get(one[0]) === one[1])) : [];
  return [...[...wholeOf(exchange)].filter(isIt), ...ofEach].map(([path]) => path.split('.').pop() ?? path);
}

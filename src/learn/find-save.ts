import { type Result, success } from '../roster';
import type { Asked } from './asked';
import { namesSomebody, saveByHand, savedSomehow, saveInVain } from './by-hand';
import type { Exchange } from './exchange';
import { AGAIN, type FoundImport, likeliest, refused, wereThere } from './find';
import { meantStatus } from './meant';
import { roleOfName } from './people';
import { isStatusName, isStatusWord, type Scalar, statusOf } from './rows';
import { GUIDS, maySave, SAVE, unlearnable, unreadBecause } from './unread';
import { isGood, type World } from './world';
import { ATTENDED, bringsPeople, marksAttended, outcomeOf, type Write } from './writes';

export interface FoundSave {
  readonly write: Write;
  readonly alike: readonly Write[];
  readonly statusName?: string;
}

/** A save that the add-on can make, or why it is made by hand, in a sentence; neither where the recording shows none. */
export interface SaveOrNot {
  readonly save?: FoundSave;
  readonly byHand: string;
}

export function findSave({
  sent,
  exchanges,
  imports,
  world,
  asked,
}: {
  readonly sent: readonly Write[];
  readonly exchanges: readonly Exchange[];
  readonly imports: FoundImport | undefined;
  readonly world: World;
  readonly asked: Asked;
}): Result<SaveOrNot> {
  const used = new Set(imports?.chain.writes);
  const marking = sent.filter(
    (write) =>
      !used.has(write) && marksAttended(write) && isGood(write.exchange) && write.exchange.answer.is !== 'page',
  );
  const naming = marking.filter((write) => isNaming(write, world) && !isRefusedByAnswer(write));
  const best = likeliest(
    'attendanceSave',
    naming.map((write) => ({ chain: { writes: [write], polls: [] }, score: saveScore(write, world) })),
    asked,
  );
  const write = best?.chain.writes[0];
  if (write) return success({ save: { write, alike: naming.filter(({ key }) => key === write.key) }, byHand: '' });
  const byHand = saveByHand(exchanges, world);
  if (byHand !== '') return success({ byHand });
  const hasGuidsOnly = (one: Write) => hasGuids(one) && (marking.includes(one) || maySave(one.exchange));
  if (sent.some((one) => !used.has(one) && isGood(one.exchange) && hasGuidsOnly(one)))
    return refused(unlearnable(SAVE, GUIDS));
  const all = marking.find(({ each, isOfAll }) => each === undefined || isOfAll);
  if (all && !all.isOfAll && namesSomebody(all, world)) return refused(UNREPEATABLE);
  if (all)
    return refused(
      `${SAVE} marks everybody in the event and names nobody (Set All): ${AGAIN} and mark one person by name.`,
    );
  const nameless = sent.filter(
    (one) => !used.has(one) && !marking.includes(one) && one.statuses.size === 0 && namesKnown(one, world),
  );
  const meant = meantStatus('attendanceSave', ATTENDED, nameless, asked, world);
  if (meant)
    return success({
      save: {
        write: meant.write,
        alike: nameless.filter(({ key }) => key === meant.write.key),
        statusName: meant.name,
      },
      byHand: '',
    });
  const others = sent.filter(
    (one) => !used.has(one) && isGood(one.exchange) && !world.lists.some(({ exchange }) => exchange === one.exchange),
  );
  const unread = others.map((one) => unreadBecause(one, 'save', world)).find((why) => why !== '');
  if (unread !== undefined) return refused(unlearnable(SAVE, unread));
  // Each status with its people under a name of its own, and the like.
  if (others.some((one) => isSaveOf(one, world) && !isInVain(one))) return refused(UNREPEATABLE);
  const inVain = saveInVain(sent.filter((one) => !used.has(one) && marksAttended(one) && isNaming(one, world)));
  return success({ byHand: inVain || savedSomehow(world) });
}

const UNREPEATABLE = `${SAVE} names people in a way that the add-on cannot repeat, so nothing of it is used: leave the save out, and mark people by hand.`;

const hasGuids = ({ exchange: { path, body } }: Write): boolean =>
  /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/i.test(JSON.stringify([path, body]));

/** Whether a write is about people of a list, each by name. */
const namesKnown = (one: Write, world: World): boolean =>
  one.each !== undefined &&
  one.each.is !== 'file' &&
  !one.isOfAll &&
  isGood(one.exchange) &&
  one.exchange.answer.is !== 'page' &&
  (!bringsPeople(one) || wereThere(one, world)) &&
  one.people.length > 0 &&
  one.people.every((person) => person !== undefined);

/** Whether a save names people whom the recording shows to be there. */
const isNaming = (write: Write, world: World): boolean =>
  write.each !== undefined &&
  !write.isOfAll &&
  write.each.is !== 'file' &&
  (!bringsPeople(write) || wereThere(write, world));

/** Whether a write saves the attendance of somebody by its address, or by what stands anywhere in it. */
const isSaveOf = (one: Write, world: World): boolean => {
  const [isCalled, isSaid] = [maySave(one.exchange), saysAttended('', one.exchange.body)];
  return (isCalled && isSaid) || (namesSomebody(one, world) && (isCalled || isSaid));
};

function saysAttended(name: string, value: unknown): boolean {
  if (typeof value === 'object' && value !== null)
    // What is in a list is called by the list's name.
    return Object.entries(value).some(([inner, one]) => saysAttended(Array.isArray(value) ? name : inner, one));
  const text = value as Scalar;
  return (isStatusWord(text) || isStatusName(name.replace(/es$/i, ''))) && statusOf(text) === ATTENDED;
}

const isInVain = (write: Write): boolean => isRefusedByAnswer(write) || write.exchange.answer.is === 'page';

const isRefusedByAnswer = ({ exchange }: Write): boolean => outcomeOf(exchange).hasFailed;

function saveScore({ each, people, exchange, parts }: Write, world: World): number {
  const known = people.filter((person) => person !== undefined).length;
  const names = parts.some((part) => [...part.keys()].some((name) => roleOfName(name) === 'attendeeId'));
  return (
    (each?.is === 'whole' ? 1 : 2) +
    (known > 0 && world.lists.length > 0 ? 2 : 0) +
    (names ? 1 : 0) +
    (/attend|status|checkin|presence|roll/i.test(exchange.path) ? 1 : 0)
  );
}

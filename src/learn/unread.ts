import { isSomebodys } from './each';
import type { Exchange, Unread } from './exchange';
import type { World } from './world';
import type { Write } from './writes';

export const IMPORT = 'The import in this recording';
export const SAVE = 'The attendance save in this recording';
export const unlearnable = (what: string, why: string): string => `${what} cannot be learned: ${why}.`;

const BY_HAND = ': do it by hand';

/** Why a request cannot be repeated, and what to do. */
export const WHY: Readonly<Record<Unread | 'inside', string>> = {
  cut: 'the browser did not keep what it sent, or not all of it: record it once more with one person',
  packed: 'what it sent is packed in a way that is not read here: record it once more with the browser itself',
  XML: `it is sent as XML, which the add-on does not write${BY_HAND}`,
  batch: `it is a batch of several requests in one, which the add-on does not write${BY_HAND}`,
  header: `it says in a header of its own, or in a field, what it does, which the add-on does not send${BY_HAND}`,
  sheet:
    'its file is a spreadsheet or another kind of file, and the add-on writes CSV alone: record the import of a CSV',
  files: `it sends several files at once, and the add-on writes one${BY_HAND}`,
  stamp: `it gives back a stamp in a header, which the add-on does not send${BY_HAND}`,
  state: `it gives back the state of a page (__VIEWSTATE), which only a browser has${BY_HAND}`,
  type: `it is sent neither as JSON nor as a form, and the add-on writes nothing else${BY_HAND}`,
  inside: `people stand inside of one text of it (a query, a batch, a packed file), or in cells without names, which the add-on cannot fill${BY_HAND}`,
};

/** Why what is known by such ids cannot be asked for. */
export const GUIDS = `it names events or people by GUIDs, and the add-on knows them by numbers alone${BY_HAND}`;

const IMPORTS = /import|upload|attendee|registra|register|enrol|participant|roster|bulk/i;
const SAVES = /attendance|attended|no-?show|check-?in|roll-?call/i;

/** Whether a request sounds like a save of attendance. */
export const maySave = ({ path }: Exchange): boolean => SAVES.test(path);

/**
 * Why a request that may be the import, or the save, cannot be learned from, in the words of a sentence; empty where it can
 * be read, or is about something else.
 */
export function unreadBecause({ exchange, each }: Write, purpose: 'import' | 'save', world: World): string {
  const { body, path } = exchange;
  const isMeant = (text: string) => (purpose === 'import' ? IMPORTS.test(text) && !SAVES.test(path) : SAVES.test(text));
  if (body.is === 'unread') return isMeant(path) || isMeant(body.text) ? WHY[body.why] : '';
  const inside = each === undefined ? textWithPeople(exchange, world) : undefined;
  return inside !== undefined && (isMeant(path) || isMeant(inside)) ? WHY.inside : '';
}

/** Longer than whatever is one value. */
const LONG = 60;
const LISTED = /^\d+([,;| ]+\d+)+$|\n/;
const PACKED = /^(?:data:[\w/.;-]+,)?[\w+/-]{60,}=*$/;

/** A text of a request in which several values stand: a query with its people, a file, a packed one. */
function textWithPeople({ body }: Exchange, world: World): string | undefined {
  const texts =
    body.is === 'form' ? body.fields.map(([, text]) => text) : body.is === 'json' ? textsIn(body.value) : [];
  return texts.find(
    (text) =>
      (text.length > LONG || LISTED.test(text)) &&
      (PACKED.test(text) ||
        (text.match(/\d{4,}/g) ?? []).some((id) => isSomebodys(id, world)) ||
        /[^\s@]@[^\s@]+\.[a-z]{2}|\d{9}/i.test(text) ||
        world.personal.isIn(text.toLowerCase(), true)),
  );
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  // Cells without names are a line.
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return [`${value.join()}\n`];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

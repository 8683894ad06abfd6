import type { Choice, Leaf, Option, Scene, Unclear } from './holes';
import { roleOfName } from './people';
import { plainName, said } from './rows';
import { looksDated, looksMade, looksPersonal } from './secrets';
import type { World } from './world';

// What is always the same in one recording may still be of one person, day, session or event.

/** A constant that may be somebody's, of this moment, or of this session, is asked about, never kept in silence. */
export function unlessSuspicious(leaf: Leaf, scene: Scene): Choice {
  const text = said(leaf.values[0]).trim();
  if (isPersonal(text, scene.world))
    return leaf.place === 'path' ? open('text', []) : { is: 'dropped', why: 'personal' };
  const out: readonly Option[] = leaf.place === 'path' ? [] : ['out', 'same'];
  if (looksMade(text) || (scene.purpose === 'save' && STAMP.test(plainName(leaf.name)) && text !== ''))
    return open('made', out);
  if (looksDated(text)) return open('date', out);
  if (
    scene.purpose === 'import' &&
    leaf.place !== 'path' &&
    MONEY.test(plainName(leaf.name)) &&
    !/^(0|false|no|)$/i.test(text)
  )
    return open('money', out);
  // The number of whoever made the recording is nobody else's, and none of an event.
  if (leaf.place !== 'path' && isOfRecorder(plainName(leaf.name), text)) return open('text', ['out']);
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return open('text', out);
  if (scene.purpose === 'import' && OF_FILE.test(plainName(leaf.name)) && text !== '') return open('made', out);
  if (scene.purpose !== 'read' && scene.world.ofEvents.has(text)) return open('event', out);
  if (leaf.place !== 'query' && /^\d{4,}$/.test(text))
    return open('number', [...EVENT_OPTIONS, ...(leaf.place === 'path' ? (['same'] as const) : out)]);
  // Two capitalized words in a row may be somebody's name, where it is not one of the page's own words.
  if (leaf.place === 'body' && roleOfName(leaf.name) !== undefined && /\p{L}{2}/u.test(text))
    return open('text', ['out']);
  if (looksLikeName(text) && scene.purpose !== 'read') return open('text', out);
  return { is: 'constant' };
}

/** What a save must give back of the last read, where no read of the recording told it. */
const STAMP = /audit|stamp|rowver|concurrency|etag|revision/;

const isOfRecorder = (name: string, text: string): boolean =>
  /^\d{2,}$/.test(text)
    ? SOMEBODY.test(name)
    : BY.test(name) && /\p{L}{2}/u.test(text) && !/^(true|false|yes|no)$/i.test(text);

const BY =
  /(created|modified|updated|changed|saved|entered|done|marked|imported)by(name)?$|^(user|login|operator|staff)(name)?$/;

/** An import makes no invoice (CONFIRMED); what one recording paid is no other person's. */
const MONEY = /invoice|payment|amount|price|charge|paid|card|last4|fee(s|amount)?$/;

const OF_FILE = /^(file)?(size|bytes|length|checksum|hash|md5|sha\d*)$/;

const SOMEBODY =
  /(contact|person|individual|attendee|user|staff|(created|modified|updated|changed|saved|entered|done)by)(id|key|no|number)?$/;

/** Two capitalized words; headings of columns and the like are none. */
const looksLikeName = (text: string): boolean =>
  /^\p{Lu}[\p{L}'-]+,? \p{Lu}[\p{L}'-]+$/u.test(text) &&
  roleOfName(text) === undefined &&
  !/\b(id|name|number|date|type|status|code|e-?mail|phone|address|member|attendee|event|class|course|registration|import|export|free|staff|license|primary|company|office|organization|city|state|zip|title|file|list)\b/i.test(
    text,
  );

export const EVENT_OPTIONS: readonly Option[] = [
  { hole: 'eventId' },
  { hole: 'eventDetailId' },
  { hole: 'registrationTypeId' },
];

export const open = (why: Unclear, options: readonly Option[]): Choice => ({ is: 'open', why, options });

/** Differs from person to person, and nothing that was read says why. */
export function unexplained(leaf: Leaf, { world }: Scene): Choice {
  const texts = leaf.values.map((value) => said(value).trim());
  if (texts.some((text) => isPersonal(text, world))) return { is: 'dropped', why: 'personal' };
  return open(
    texts.some(looksMade) ? 'made' : texts.some(looksDated) ? 'date' : 'text',
    leaf.place === 'path' ? [] : ['out'],
  );
}

/** Whether a text names somebody of the recording, or looks as if it could be written to or called. */
function isPersonal(text: string, { personal }: World): boolean {
  const plain = text.toLowerCase();
  if (plain === '') return false;
  if (personal.has(plain) || looksPersonal(text)) return true;
  return plain.length > 8 && /\s|@|\d{6}/.test(plain) && personal.isIn(plain);
}

import * as v from 'valibot';
import { messageOf } from '../google/spreadsheet';
import { requireUi } from '../google/ui';
import { FIELDS, type RosterSettings } from '../roster/settings';
import { CREDITS, failure } from '../roster/types';
import { DECISIONS, MANUAL_STEP_CODES } from '../run';
import { answers } from './answers';
import type { Ask, Asked, Result } from './index';

/** A list of some ten thousand attendees. */
const PASTED_CHARACTERS = 1_000_000;
/** A member list of some 40,000 people. */
const MEMBER_LIST_CHARACTERS = 5_000_000;

const credit = v.picklist(CREDITS);
/** A row, a column or an ID: whole, and at least 1. */
const place = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const session = v.pipe(v.string(), v.minLength(8), v.maxLength(64));
const memberIds = v.pipe(v.array(v.pipe(v.string(), v.maxLength(20))), v.minLength(1), v.maxLength(5000));
const shortText = v.pipe(v.string(), v.maxLength(600));
const upTo = (characters: number) => v.pipe(v.string(), v.maxLength(characters));

const nothing = v.strictObject({});
const ofCredit = v.strictObject({ credit });

/** Exactly what goes with each question: anything else is refused before anything is read. */
const shapes: { readonly [Name in Ask]: v.GenericSchema<unknown, Asked<Name>> } = {
  state: v.strictObject({ isOpening: v.exactOptional(v.boolean()) }),
  saveConnection: v.strictObject({ tenant: shortText, key: shortText }),
  forgetKey: nothing,
  routes: nothing,
  saveRoutes: v.strictObject({ routes: v.record(shortText, shortText) }),
  // `readSettings` looks at each of them.
  saveSettings: v.strictObject({ settings: v.custom<RosterSettings>((input) => typeof input === 'object') }),
  doctor: v.strictObject({ eventId: v.exactOptional(place) }),

  sampleRoster: nothing,
  columns: nothing,
  mapColumns: v.strictObject({
    headerRow: place,
    fields: v.record(v.pipe(v.string(), v.regex(/^[1-9]\d{0,4}$/)), v.picklist(['', ...FIELDS])),
  }),
  readMembers: v.strictObject({ restart: v.boolean() }),
  memberList: v.strictObject({ text: upTo(MEMBER_LIST_CHARACTERS) }),
  check: nothing,
  repair: v.strictObject({ code: shortText }),
  undoRepairs: nothing,
  select: v.strictObject({ row: place, column: place }),
  vendorList: nothing,
  files: nothing,

  events: nothing,
  build: v.strictObject({
    events: v.record(credit, place),
    checked: shortText,
    accepted: v.pipe(v.array(shortText), v.maxLength(100)),
    lookedUp: v.array(credit),
    nobodyToInvoice: v.boolean(),
  }),
  takeOver: ofCredit,
  people: ofCredit,
  peoplePreflight: ofCredit,
  tryWithoutSending: ofCredit,

  step: v.strictObject({
    credit,
    goal: v.picklist(['registered', 'credited']),
    session,
    seconds: v.exactOptional(v.pipe(v.number(), v.minValue(5), v.maxValue(60))),
  }),
  pause: v.strictObject({ session }),
  decide: v.strictObject({ credit, memberIds, decision: v.picklist(DECISIONS) }),
  cure: v.strictObject({ credit, memberIds, session }),

  byHand: ofCredit,
  tickByHand: v.strictObject({ credit, code: v.picklist(MANUAL_STEP_CODES), on: v.boolean() }),
  readBack: v.strictObject({ credit, pasted: v.exactOptional(upTo(PASTED_CHARACTERS)) }),
};

const question = v.looseObject({ ask: v.picklist(Object.keys(shapes) as Ask[]) });

/**
 * Answers one question of the page. Refuses to run as a cell formula, where it would act with the owner's key: there
 * is no UI in a formula. Failures come back as data.
 */
export function answer(request: unknown): Result<unknown> {
  requireUi();
  const asked = v.safeParse(question, request);
  if (!asked.success) return unknownTo(asked.issues[0]);
  const { ask, ...rest } = asked.output;
  return answerTo(ask, rest);
}

function answerTo<Name extends Ask>(ask: Name, rest: unknown): Result<unknown> {
  const read = v.safeParse(shapes[ask], rest);
  if (!read.success) return unknownTo(read.issues[0]);
  try {
    return answers[ask](read.output);
  } catch (error) {
    return failure('failed', `${messageOf(error)} Nothing further was done; try again.`);
  }
}

/** Names the member that is wrong, where its name is a word: what else the page sent is not said back. */
function unknownTo({ path }: v.BaseIssue<unknown>): Result<never> {
  const name = String(path?.[0].key ?? '');
  const member = /^\w{1,40}$/.test(name) ? name : 'request';
  return failure(
    'bad-request',
    `The page asked something that the add-on does not know (${member}). Reload the spreadsheet.`,
  );
}

import * as v from 'valibot';
import type { Answer, Ask, Request } from '../api';
import { FIELDS } from '../roster/fields';
import type { RosterSettings } from '../roster/settings';
import { failure } from '../roster/types';
import { answers } from './answers';

const credit = v.picklist(['COEC', 'COEN', 'FAIRH']);
const place = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
/** A list of some ten thousand attendees. */
const PASTED_CHARACTERS = 1_000_000;
const session = v.pipe(v.string(), v.minLength(8), v.maxLength(64));
const memberIds = v.pipe(v.array(v.pipe(v.string(), v.maxLength(20))), v.minLength(1), v.maxLength(5000));
/** A member list of some 40,000 people. */
const MEMBER_LIST_CHARACTERS = 5_000_000;
const shortText = v.pipe(v.string(), v.maxLength(600));

/** Each question's exact shape: anything else is refused before anything is read. */
const schema = v.variant('ask', [
  v.strictObject({ ask: v.literal('state'), isOpening: v.optional(v.boolean()) }),
  v.strictObject({ ask: v.literal('saveConnection'), tenant: shortText, key: shortText }),
  v.strictObject({ ask: v.literal('forgetKey') }),
  v.strictObject({ ask: v.literal('routes') }),
  v.strictObject({ ask: v.literal('saveRoutes'), routes: v.record(shortText, shortText) }),
  v.strictObject({
    ask: v.literal('saveSettings'),
    settings: v.custom<RosterSettings>((input) => typeof input === 'object'),
  }),
  v.strictObject({ ask: v.literal('check') }),
  v.strictObject({ ask: v.literal('files') }),
  v.strictObject({ ask: v.literal('columns') }),
  v.strictObject({
    ask: v.literal('mapColumns'),
    headerRow: place,
    fields: v.record(v.pipe(v.string(), v.regex(/^[1-9]\d{0,4}$/)), v.picklist(['', ...FIELDS])),
  }),
  v.strictObject({ ask: v.literal('repair'), code: shortText }),
  v.strictObject({ ask: v.literal('undoRepairs') }),
  v.strictObject({ ask: v.literal('vendorList') }),
  v.strictObject({ ask: v.literal('memberList'), text: v.pipe(v.string(), v.maxLength(MEMBER_LIST_CHARACTERS)) }),
  v.strictObject({ ask: v.literal('readMembers'), restart: v.boolean() }),
  v.strictObject({ ask: v.literal('select'), row: place, column: place }),
  v.strictObject({ ask: v.literal('events') }),
  v.strictObject({
    ask: v.literal('build'),
    events: v.record(credit, place),
    accepted: v.pipe(v.array(shortText), v.maxLength(100)),
    lookedUp: v.array(credit),
    nobodyToInvoice: v.boolean(),
  }),
  v.strictObject({
    ask: v.literal('step'),
    credit,
    goal: v.picklist(['registered', 'credited']),
    session,
    seconds: v.optional(v.pipe(v.number(), v.minValue(5), v.maxValue(60))),
  }),
  v.strictObject({ ask: v.literal('pause'), session }),
  v.strictObject({ ask: v.picklist(['people', 'peoplePreflight', 'byHand', 'takeOver']), credit }),
  v.strictObject({
    ask: v.literal('decide'),
    credit,
    memberIds,
    decision: v.picklist(['send again', 'it is done', 'leave out']),
  }),
  v.strictObject({ ask: v.literal('tickByHand'), credit, code: shortText, on: v.boolean() }),
  v.strictObject({
    ask: v.literal('readBack'),
    credit,
    pasted: v.optional(v.pipe(v.string(), v.maxLength(PASTED_CHARACTERS))),
  }),
  v.strictObject({ ask: v.literal('tryWithoutSending'), credit }),
  v.strictObject({ ask: v.literal('sampleRoster') }),
  v.strictObject({ ask: v.literal('doctor'), eventId: v.optional(place) }),
  v.strictObject({ ask: v.literal('cure'), credit, memberIds, session }),
]);

/**
 * Answers one question of the page. Refuses to run as a cell formula, where it would act with the owner's key: there
 * is no UI in a formula. Failures come back as data.
 */
export function answer(request: unknown): Answer<unknown> {
  SpreadsheetApp.getUi();
  const read = v.safeParse(schema, request);
  if (!read.success) {
    const path = v.getDotPath(read.issues[0]) ?? 'request';
    return failure(
      'bad-request',
      `The page asked something that the add-on does not know (${path}). Reload the spreadsheet.`,
    );
  }
  try {
    return dispatch(read.output as Request);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return failure('failed', `${message} Nothing further was done; try again.`);
  }
}

function dispatch(request: Request): Answer<unknown> {
  const table = answers as Readonly<Record<Ask, (request: Request) => Answer<unknown>>>;
  return table[request.ask](request);
}

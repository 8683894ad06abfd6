import type { LearnedRead, LearnedWrite, RequestTemplate, Templates } from '../growthzone';
import { failure, type Result, success } from '../roster';
import { type Answers, Asked, type Question } from './asked';
import { type KnownAssociation, ofAssociation } from './association';
import { importElsewhere } from './by-hand';
import { newNotes } from './draft';
import { draftAll } from './drafts';
import type { Recording } from './exchange';
import { findImport, NO_IMPORT } from './find';
import { findSave } from './find-save';
import { neededOf, unreadOf } from './lost';
import { keptFrom, mergedWith } from './merged';
import { leakIn } from './proof';
import { isWrite } from './verbs';
import { type KnownEvent, worldOf } from './world';
import { writeFrom } from './writes';

export interface Known extends KnownAssociation {
  /** The events that are chosen in the add-on. */
  readonly events?: readonly KnownEvent[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** What was learned before; a recording of an import alone, or of a save alone, keeps the other one of it. */
  readonly learned?: Templates;
}

/** A request that was found. */
export interface Found {
  readonly what: LearnedRead | LearnedWrite;
  /** For an import with several requests one for each. */
  readonly request: RequestTemplate;
}

/** What was left out, and what was passed over. */
export interface Dropped {
  /** Requests that are none of these: other pages, other sites, tries that failed. */
  readonly requests: number;
  readonly otherSites: number;
  readonly failed: number;
  readonly cookies: number;
  readonly tokens: number;
  /** Values that name or may name somebody. */
  readonly personal: number;
}

export interface Lesson {
  readonly tenant: string;
  readonly templates: Templates;
  readonly found: readonly Found[];
  /** What the recording does not show, and stays as it was learned before. */
  readonly kept: LearnedWrite | undefined;
  readonly questions: readonly Question[];
  /** Why people are marked by hand, though the recording shows a save, in a sentence; empty where it shows none. */
  readonly byHand: string;
  /** A sentence about answers that could not be read, and that nothing of this needed; empty where there are none. */
  readonly unread: string;
  readonly dropped: Dropped;
}

const refused = (message: string) => failure('bad-recording', message);

/**
 * What a recording shows of how an association's GrowthZone is asked: templates without anything of anybody or of a session.
 * Gives a problem of one sentence where it shows no import, a failed one, one that the add-on must not repeat, or another
 * association's, or where an answer that it needs cannot be read. While a question is open, the first of its options is taken.
 */
export function learn(recording: Recording, known: Known, answers: Answers = {}): Result<Lesson> {
  const own = ofAssociation(recording, known);
  if (!own.ok) return own;
  const { tenant, exchanges, otherSites } = own.value;
  const world = worldOf(exchanges, known.events ?? []);
  const asked = new Asked(answers);
  const sent = exchanges.filter(isWrite).map((exchange) => writeFrom(exchange, world));
  const imports = findImport(sent, exchanges, world, asked);
  if (!imports.ok) return imports;
  const found = findSave({ sent, exchanges, imports: imports.value, world, asked });
  if (!found.ok) return found;
  const { save, byHand } = found.value;
  const before = known.learned?.tenant === tenant ? known.learned : undefined;
  if (!imports.value && !(save && before?.writes.importAttendees))
    return refused(importElsewhere(recording.exchanges, exchanges) || NO_IMPORT);
  const notes = newNotes();
  const drafted = draftAll({ exchanges, world, asked, notes, sent, imports: imports.value, save });
  if (!drafted.ok) return drafted;
  const shown: Templates = { version: 1, tenant, learnedAt: known.today, ...drafted.value };
  const wrong = asked.wrongAnswer();
  if (wrong !== undefined) return refused(wrong);
  const chain = imports.value?.chain;
  const needed = neededOf({
    exchanges,
    world,
    imports: [...(chain?.writes.map(({ exchange }) => exchange) ?? []), ...(chain?.polls ?? [])],
    save: save?.write,
    templates: shown,
    questions: asked.questions(),
  });
  if (needed !== undefined) return refused(needed);
  const leak = leakIn(shown, recording, world);
  if (leak !== undefined)
    return refused(
      `What was found (${leak}) would hold something personal or secret, so nothing of this recording is used: record an import of one person into an event made for it.`,
    );
  const templates: Templates = { ...shown, ...mergedWith(shown, before) };
  return success({
    tenant,
    templates,
    found: foundIn(templates),
    kept: keptFrom(shown, before),
    questions: asked.questions(),
    byHand,
    unread: unreadOf(exchanges),
    dropped: {
      requests: recording.exchanges.length + recording.passedOver - foundIn(shown).length,
      otherSites,
      failed: exchanges.filter(({ status }) => status >= 400).length,
      cookies: recording.leftOut.cookies,
      tokens: recording.leftOut.tokens + notes.tokens,
      personal: notes.personal,
    },
  });
}

/** The requests of templates, in the order in which they are made. */
export function foundIn({ reads, writes }: Templates): readonly Found[] {
  const order: readonly LearnedRead[] = ['registrationTypes', 'eventComponents', 'attendeesSummary'];
  const read = (name: LearnedRead): readonly Found[] => {
    const template = reads[name];
    return template ? [{ what: name, request: template.request }] : [];
  };
  const write = (name: LearnedWrite): readonly Found[] =>
    (writes[name]?.requests ?? []).map((request) => ({ what: name, request }));
  return [...order.flatMap(read), ...write('importAttendees'), ...read('attendanceRead'), ...write('attendanceSave')];
}

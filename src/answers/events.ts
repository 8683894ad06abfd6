import { type Chosen, fillTab } from '../google/fill-tab';
import { serverClock } from '../google/http';
import { loadDirectory } from '../google/member-cache';
import { todayHere } from '../google/spreadsheet';
import { loadEvent, loadSettings, storeSettings } from '../google/stores';
import { writeSummary } from '../google/summary-tab';
import type { Client } from '../growthzone';
import type { RosterCheck } from '../roster/check';
import { commonDate, conserved, countSentence, planFiles } from '../roster/export';
import { markOfReview } from '../roster/fingerprint';
import type { RosterSettings } from '../roster/settings';
import { CREDITS, type Credit, failure, type Result, success } from '../roster/types';
import {
  type EventCandidate,
  evident,
  findCandidates,
  howToMakeEvent,
  type PreflightLine,
  passes,
  readCandidate,
  runEventOf,
} from '../run';
import { checkNow } from './check';
import { refused } from './connection';
import type { Asked, CandidateEvent, ChosenEvent, EventsReport } from './index';

/** Looks up the events that this roster's credits could go to. */
export function events(client: Client): Result<EventsReport> {
  const settings = loadSettings();
  const checked = checkNow(settings);
  if (!checked.ok) return checked;
  const { check } = checked.value;
  const credits = creditsOf(check);
  const when = whenOf(settings, check);
  const found = findCandidates(client, credits, settings.events ?? {}, when, usedFor(settings.events ?? {}));
  if (!found.ok) return refused(found.problem);
  return success({
    classDate: when.classDate ?? '',
    questions: questionsFor(check),
    credits: credits.map((credit) => {
      const candidates = found.value.get(credit) ?? [];
      const chosen = evident(candidates)?.facts.event.eventId ?? 0;
      return {
        credit,
        people: check.credits[credit],
        candidates: candidates.map(candidateOf),
        chosen,
        advice: candidates.some(passes) ? '' : howToMakeEvent(credit, when.classDate),
      };
    }),
  });
}

/**
 * Puts everyone who earned credit in the credit tabs; people already there keep their state. Gives a problem, and
 * changes nothing, where a decision is missing or an event does not meet the guide's conditions.
 */
export function build(client: Client, request: Asked<'build'>): Result<readonly ChosenEvent[]> {
  const settings = loadSettings();
  const checked = checkNow(settings);
  if (!checked.ok) return checked;
  const { check, roster } = checked.value;
  const ready = readyToBuild(client, check, settings, request);
  if (!ready.ok) return ready;
  const sheetId = roster.sheet.getSheetId();
  const chosen: Chosen[] = [];
  for (const credit of creditsOf(check)) {
    const event = eventFor(client, credit, request, sheetId, whenOf(settings, check));
    if (!event.ok) return event;
    chosen.push(event.value);
  }
  // Whoever continues decides the roster as it was decided here, whatever they remember for such headers. Settings are
  // read again: GrowthZone was asked meanwhile, and somebody may have changed them.
  const { mapping } = checked.value.settings;
  storeSettings({ ...loadSettings(), ...(mapping ? { mapping } : {}) });
  for (const one of chosen) fillTab(one, check);
  writeSummary(check, serverClock.now());
  return success(
    chosen.map(({ event: { credit, eventId, name, date, registrationType } }) => ({
      credit,
      eventId,
      name,
      date,
      registrationType,
    })),
  );
}

const creditsOf = (check: RosterCheck): readonly Credit[] => CREDITS.filter((credit) => check.credits[credit] > 0);

/** The other credits that an event is chosen for, now or when their tabs were built. */
const usedFor =
  (chosen: Asked<'build'>['events']) =>
  (credit: Credit, eventId: number): readonly Credit[] =>
    CREDITS.filter((other) => other !== credit && (chosen[other] ?? loadEvent(other)?.eventId) === eventId);

/** The guide's three questions before anything is imported, with what the roster says about them. */
function questionsFor(check: RosterCheck): EventsReport['questions'] {
  const credits = creditsOf(check);
  const events = credits.length === 1 ? 'one event' : `${credits.length} events, one for each`;
  return [
    { code: 'credit-types', text: `More than one credit type? The roster gives ${credits.join(', ')}: ${events}.` },
    { code: 'invoices', text: 'Must anybody be invoiced through GrowthZone? Importing never makes an invoice.' },
    {
      code: 'earned',
      text: `Who really earned credit? ${check.counts.credit} rows did, ${check.counts['left out']} are left out.`,
    },
  ];
}

function whenOf(settings: RosterSettings, check: RosterCheck) {
  return {
    classDate: settings.classDate ?? commonDate(check.rows.filter(({ outcome }) => outcome === 'credit')),
    today: settings.today ?? todayHere(serverClock.now()),
  };
}

function candidateOf({ facts, lines }: EventCandidate): CandidateEvent {
  const { eventId, name, date } = facts.event;
  return { eventId, name, date, lines };
}

/** Everything but the events themselves: counts that add up, members at hand, checks accepted, nobody to invoice. */
function readyToBuild(
  client: Client,
  check: RosterCheck,
  settings: RosterSettings,
  request: Asked<'build'>,
): Result<RosterCheck> {
  const sound = conserved(check, planFiles(check, settings));
  if (!sound.ok) return sound;
  if (creditsOf(check).length === 0)
    return failure('no-credit', `No row earns credit: ${countSentence(check)}. Nothing to import.`);
  if (!loadDirectory(client.tenant))
    return failure('no-directory', 'The member directory is not at hand. Read the members first.');
  if (markOfReview(check.rows) !== request.checked) {
    return failure(
      'roster-changed',
      `The roster is no longer what you reviewed: now ${countSentence(check)}. Check it again, look at what is new, then build.`,
    );
  }
  const open = openChecks(check, request.accepted);
  if (open > 0) {
    const rows = `${open} ${open === 1 ? 'row has a check that was' : 'rows have checks that were'}`;
    return failure('checks-open', `${rows} not accepted. Look at the checks in step 2, accept them, then build again.`);
  }
  if (!request.nobodyToInvoice) {
    return failure(
      'to-invoice',
      'Importing never makes an invoice. Confirm that nobody of this class is invoiced through GrowthZone, or register these people there instead.',
    );
  }
  return sound;
}

function openChecks(check: RosterCheck, accepted: readonly string[]): number {
  return check.rows.filter(
    ({ outcome, findings }) =>
      outcome === 'credit' && findings.some(({ level, code }) => level === 'check' && !accepted.includes(code)),
  ).length;
}

function eventFor(
  client: Client,
  credit: Credit,
  request: Asked<'build'>,
  sheetId: number,
  when: ReturnType<typeof whenOf>,
): Result<Chosen> {
  const eventId = request.events[credit];
  if (eventId === undefined) {
    const which = when.classDate ? `on ${when.classDate} ` : '';
    return failure(
      'no-event',
      `No event ${which}is chosen for ${credit}. Choose one, or make one: ${howToMakeEvent(credit, when.classDate)}`,
    );
  }
  const twin = CREDITS.find((other) => other !== credit && request.events[other] === eventId);
  if (twin) {
    const message = `Event ${eventId} is chosen for ${credit} and for ${twin}; each credit needs an event of its own. Choose another for one of them.`;
    return failure('event-shared', message);
  }
  const candidate = readCandidate(client, eventId, {
    credit,
    ...when,
    usedFor: usedFor(request.events)(credit, eventId),
  });
  if (!candidate.ok) return refused(candidate.problem);
  const { lines, facts } = candidate.value;
  const called = `Event ${eventId} "${facts.event.name}" for ${credit}`;
  const failed = lines.find(({ result }) => result === 'fail');
  if (failed) return failure('event-unfit', `${called}: ${failed.text}`);
  if (notShown(lines).length > 0 && !request.lookedUp.includes(credit)) {
    return failure(
      'not-looked-up',
      `${called}: ${notShown(lines)[0]?.text} Then tick that you looked, and build again.`,
    );
  }
  const event = runEventOf(credit, client.tenant, sheetId, candidate.value);
  return success({ event, unchecked: notShown(lines) });
}

const notShown = (lines: readonly PreflightLine[]) => lines.filter(({ result }) => result === 'could not check');

import * as v from 'valibot';
import { loadSettings } from '../google/stores';
import type { Client } from '../growthzone';
import { type Credit, type CreditRow, numberFrom, type Result, rowsOf, success } from '../roster';
import { readCandidate, runEventOf, UNREADABLE } from '../run';
import { connected } from './connection';
import { whenOf } from './events';
import { keepFirstLook } from './first-look';
import { type EarlierCredits, earlierCredits, earlierPorts } from './people';
import { credit, positive, request } from './request';
import { checkNow } from './roster-now';

/** What is known before the build of the earlier credit of whoever is to be put in a credit's tab. */
export interface EarlierReport {
  readonly credit: Credit;
  readonly eventId: number;
  /** `YYYY-MM-DD`, of the event. */
  readonly date: string;
  readonly people: number;
  /** Who was not looked at yet: ask again for the rest. */
  readonly unread: number;
  /** False where this association's GrowthZone does not show credit. */
  readonly creditShown: boolean;
  /** Who has this component already: with the event's own date nobody marks them again, with another it is overwritten. */
  readonly earlier: readonly { readonly memberId: string; readonly name: string; readonly date: string }[];
  /** Whose completions GrowthZone refuses, while it shows the others'. */
  readonly unreadable: readonly string[];
  /** Who was looked at and has no credit of the event's date, by member ID: if they are Attended, they have no credit. */
  readonly without: readonly string[];
}

const look = v.strictObject({
  credit,
  eventId: positive,
  seconds: v.exactOptional(numberFrom(1, 25)),
});

export const earlierRequests = {
  /**
   * Looks at the earlier credit of whoever the roster gives this credit, by the component of the event that is chosen,
   * for up to `seconds` (25 where it is not said): two requests a person. Ask again while somebody is `unread`; what was
   * read is kept for 15 minutes. Sends nothing, and marking reads all of it anew.
   */
  earlierCredit: request({ input: look, handle: connected(earlierCredit) }),
};

function earlierCredit(
  client: Client,
  { credit, eventId, seconds = 25 }: v.InferOutput<typeof look>,
): Result<EarlierReport> {
  const settings = loadSettings();
  const checked = checkNow(settings);
  if (!checked.ok) return checked;
  const { check } = checked.value;
  const candidate = readCandidate(client, eventId, { credit, ...whenOf(settings, check), usedFor: [] });
  if (!candidate.ok) return candidate;
  const event = runEventOf(credit, client.tenant, 0, candidate.value);
  const rows = rowsOf(check, credit);
  const people = rows.map(({ memberId, member }) => ({ memberId, contactId: member?.contactId ?? 0, enrolmentId: 0 }));
  const found = earlierCredits(earlierPorts(client, event.componentId), event, people, seconds * 1000);
  if (found.problem) return { ok: false, problem: found.problem };
  const report = { credit, eventId, date: event.date, ...earlierOf(rows, found, event.date) };
  keepFirstLook(event, report.without);
  return success(report);
}

/** The people by what is known of them. */
export function earlierOf(
  rows: readonly Pick<CreditRow, 'memberId' | 'firstName' | 'lastName'>[],
  { known, isShown }: EarlierCredits,
  date: string,
): Omit<EarlierReport, 'credit' | 'eventId' | 'date'> {
  const has = (memberId: string): string => known[memberId] ?? '';
  return {
    people: rows.length,
    unread: isShown ? rows.filter(({ memberId }) => has(memberId) === '').length : 0,
    creditShown: isShown,
    earlier: rows
      .filter(({ memberId }) => !['', 'none', UNREADABLE].includes(has(memberId)))
      .map(({ memberId, firstName, lastName }) => ({
        memberId,
        name: `${firstName} ${lastName}`,
        date: has(memberId),
      })),
    unreadable: rows
      .filter(({ memberId }) => has(memberId) === UNREADABLE)
      .map(({ firstName, lastName }) => `${firstName} ${lastName}`),
    without: rows.flatMap(({ memberId }) => (['', date, UNREADABLE].includes(has(memberId)) ? [] : [memberId])),
  };
}

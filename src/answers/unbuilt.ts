import { findCreditTab } from '../google/credit-tab';
import { loadEvent } from '../google/stores';
import { peopleOf } from '../google/tab-people';
import { CREDITS, type Credit, type RosterCheck, rowsOf } from '../roster';
import { type Person, type RunEvent, type StepReport, type Unbuilt, withUnbuilt } from '../run';
import { checkOf } from './reviewed';

/** What is known of a credit's tab: nothing where it was never built. */
export type TabKnown =
  | undefined
  | {
      /** The sheet of the roster for which it was built. */
      readonly sheetId: number;
      /** Undefined where nobody looks into it now. */
      readonly people: readonly Pick<Person, 'memberId'>[] | undefined;
    };

/**
 * Who earns a credit by the roster of `sheetId` as it is now, and has no row in that credit's tab. A tab that was built
 * for another sheet's roster since says nothing about this one.
 */
export function unbuiltBy(
  check: RosterCheck,
  sheetId: number,
  tabOf: (credit: Credit) => TabKnown,
): readonly Unbuilt[] {
  return CREDITS.filter((credit) => check.credits[credit] > 0).flatMap((credit) => {
    const tab = tabOf(credit);
    if (tab && (tab.sheetId !== sheetId || !tab.people)) return [];
    const there = new Set(tab?.people?.map(({ memberId }) => memberId));
    return rowsOf(check, credit)
      .filter(({ memberId }) => !there.has(memberId))
      .map(({ memberId, firstName, lastName }) => ({ credit, memberId, name: `${firstName} ${lastName}` }));
  });
}

/** A report that says who of the roster is in no tab; the other credits' tabs are not looked into. */
export function comparedReport(
  report: StepReport,
  event: RunEvent,
  people: readonly Person[],
  check: RosterCheck | undefined,
): StepReport {
  if (!check) return report;
  const unbuilt = unbuiltBy(check, event.sheetId, (credit) => {
    if (credit === event.credit) return { sheetId: event.sheetId, people };
    const other = loadEvent(credit);
    return other && { sheetId: other.sheetId, people: undefined };
  });
  return withUnbuilt(report, unbuilt);
}

/** Everybody who is in no tab, of every roster that tabs were built for; whatever cannot be compared now is left away. */
export function unbuiltNow(): readonly Unbuilt[] {
  const events = CREDITS.flatMap((credit) => {
    const tab = findCreditTab(credit);
    const event = tab?.isCopied ? undefined : loadEvent(credit);
    return event ? [event] : [];
  });
  const known = (credit: Credit): TabKnown => {
    const event = events.find((one) => one.credit === credit);
    return event && { sheetId: event.sheetId, people: peopleOf(event) };
  };
  return events
    .filter(({ sheetId }, index) => events.findIndex((one) => one.sheetId === sheetId) === index)
    .flatMap((event) => {
      const check = checkOf(event);
      return check ? unbuiltBy(check, event.sheetId, known) : [];
    });
}

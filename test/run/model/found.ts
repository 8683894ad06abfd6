import type { Schedule } from './schedule';

/** Schedules that once ended badly, or show what a safeguard is for. */
export const FOUND: readonly Schedule[] = [
  {
    // A permission that lacks for a moment during the cure must not send the rest by hand for good.
    before: ['new', 'imported as Attended', 'new'],
    faults: [
      { gap: 9, fault: { kind: 'status', status: 504, applied: false } },
      { gap: 5, fault: { kind: 'status', status: 500, applied: false } },
      { gap: 9, fault: { kind: 'status', status: 403, applied: false } },
    ],
    kills: [5],
    meanwhile: [],
    event: [],
    showsCompletions: true,
  },
  {
    // Killed before the record of what a list showed; the next list then finds the person Registered.
    before: ['imported as Attended'],
    faults: [{ gap: 3, fault: { kind: 'no answer', applied: false } }],
    kills: [19],
    meanwhile: [{ gap: 8, what: 'a stale screen sets everybody back to Registered', index: 0 }],
    event: [],
    showsCompletions: true,
  },
  {
    // The question about a credit since the class must outlast another hold.
    before: ['new', 'new', 'new'],
    faults: [],
    kills: [],
    meanwhile: [
      { gap: 8, what: 'somebody takes the next class, too, soon', index: 4 },
      { gap: 9, what: 'somebody else sets No Show', index: 1 },
    ],
    event: [],
    showsCompletions: true,
  },
  {
    // Set back by somebody else where completions are not shown: the certificate is looked for before anything is sent again.
    before: ['new'],
    faults: [
      { gap: 9, fault: { kind: 'lag', seconds: 32 } },
      { gap: 9, fault: { kind: 'lag', seconds: 43 } },
      { gap: 9, fault: { kind: 'slow down', retryAfter: 3600 } },
      { gap: 2, fault: { kind: 'no answer', applied: false } },
      { gap: 9, fault: { kind: 'late', seconds: 86 } },
    ],
    kills: [26, 30],
    meanwhile: [
      { gap: 5, what: 'the tab is sorted', index: 7 },
      { gap: 3, what: 'a stale screen sets everybody back to Registered', index: 7 },
      { gap: 2, what: 'a ready row is deleted and built again', index: 4 },
      { gap: 8, what: 'a stale screen sets everybody back to Registered', index: 5 },
    ],
    event: [
      { gap: 13, what: 'two components' },
      { gap: 19, what: 'moved' },
    ],
    showsCompletions: false,
  },
  {
    // A word typed over a State answers no question about a credit since the class.
    before: ['new', 'new'],
    faults: [{ gap: 4, fault: { kind: 'slow down', retryAfter: 120 } }],
    kills: [5],
    meanwhile: [
      { gap: 9, what: 'somebody takes the next class, too, soon', index: 4 },
      { gap: 9, what: 'a stale screen sets everybody back to Registered', index: 3 },
      { gap: 8, what: 'REGISTERED is typed over a State', index: 4 },
    ],
    event: [
      { gap: 8, what: 'two components' },
      { gap: 11, what: 'two components' },
    ],
    showsCompletions: true,
  },
  {
    // Killed around the marking, and set back by somebody where completions are not shown: only the journal knows.
    before: ['new', 'new'],
    faults: [
      { gap: 15, fault: { kind: 'status', status: 500, applied: false } },
      { gap: 6, fault: { kind: 'late', seconds: 3 } },
      { gap: 1, fault: { kind: 'no answer', applied: false } },
      { gap: 8, fault: { kind: 'slow down', retryAfter: 0 } },
      { gap: 3, fault: { kind: 'status', status: 502, applied: false } },
    ],
    kills: [38, 29, 25],
    meanwhile: [{ gap: 37, what: 'a stale screen sets everybody back to Registered', index: 0 }],
    event: [{ gap: 13, what: 'moved' }],
    showsCompletions: false,
  },
  {
    // Killed between what is bound and the cells: somebody whom others mark had the credit already, as only the first says.
    before: ['registered', 'registered'],
    faults: [],
    kills: [25, 20, 4, 23],
    meanwhile: [
      { gap: 7, what: 'a stale screen sets everybody back to Registered', index: 2 },
      { gap: 6, what: 'a stale screen sets everybody back to Registered', index: 7 },
      { gap: 1, what: 'somebody else marks Attended', index: 0 },
    ],
    event: [],
    showsCompletions: true,
  },
];

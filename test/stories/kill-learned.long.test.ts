import { PROFILES } from '../../local/growthzone/profile';
import { killedAtEach } from '../support/kill-each';
import type { Kind, Moment } from '../support/killed';
import { LEARNED } from '../support/learned';

// The same by the ways that were learned from a recording, killed at every request.

type Shape = keyof typeof LEARNED;
const learned = (shape: Shape): Kind => ({ profile: PROFILES[shape], templates: LEARNED[shape] });

/** Two people at once are too many, which no recording shows. */
const small = (shape: Shape, status: 400 | 413): Kind => ({
  profile: { ...PROFILES[shape], hiddenLimit: { people: 1, status } },
  templates: LEARNED[shape],
});

const BOTH = ['request', 'answer'] as const;
const KINDS: readonly (readonly [string, Kind, readonly Moment[]])[] = [
  ['rows and numbers', learned('rows-and-numbers'), BOTH],
  ['an upload and a job', learned('upload-and-job'), BOTH],
  ['one by one', learned('one-by-one'), BOTH],
  ['rows and numbers, of which GrowthZone takes fewer than recorded', small('rows-and-numbers', 413), ['answer']],
  ['an upload and a job, of which it takes fewer than recorded', small('upload-and-job', 400), ['answer']],
];
const EACH = KINDS.flatMap(([name, kind, moments]) =>
  moments.map((moment): [Moment, string, Kind] => [moment, name, kind]),
);

test.each(EACH)('killed at any %s, everybody is registered and marked once: %s', (moment, _, kind) =>
  killedAtEach(moment, kind),
);

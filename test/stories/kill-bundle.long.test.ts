import { killedAtEach } from '../support/kill-each';

// The built bundle itself, by the routes of its own, killed at every request and at every flush and property that it writes.

test.each(['request', 'answer', 'stored'] as const)(
  'killed at any %s, everybody is registered and marked once',
  (moment) => killedAtEach(moment, {}),
);

import { growthZoneView } from '../../local/workbench/growthzone-view';
import { office } from '../support/office';

// Whoever looks at two screens, in a browser of whatever zone, reads one time of day, and whose it is.

test.each([
  ['America/New_York', '11:00 AM EDT', '12:00 PM EDT'],
  ['America/Denver', '9:00 AM MDT', '10:00 AM MDT'],
  ['UTC', '3:00 PM UTC', '4:00 PM UTC'],
])('an association in %s reads %s on its screens and in the workbench', async (timeZone, time, later) => {
  const { open, send, clock, store } = await office(1, { profile: { timeZone } });
  clock.advance(Date.parse('2026-06-30T15:00:00Z') - clock.now());
  const written = `Jun 30, 2026, ${time}`;
  expect(growthZoneView(store, clock).now).toBe(written);
  for (const path of ['/', '/stand-in']) expect((await open(path)).text).toContain(`It is ${written}.`);
  expect((await send('/stand-in/time', { minutes: 60 })).text).toContain(`It is Jun 30, 2026, ${later}.`);
});

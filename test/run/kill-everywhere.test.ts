import { endOf, ROSTER, undisturbed } from './model/kills';

// The machine is killed before every fifth effect of a full run, in turn, and the run taken up again; before every one in
// kill-everywhere.long.test.ts.

test('undisturbed, everybody is registered and certified once, whoever had the credit not again', () => {
  expect(undisturbed.end).toEqual({
    lost: [],
    doubled: [],
    states: ROSTER.map(() => 'CREDIT SEEN'),
    counted: { certificates: 6, attendedTransitions: 6, registrations: 7, educationRecords: 6 },
  });
  expect(undisturbed.effects).toBeGreaterThan(100);
});

test('killed before one effect, taken up by the same session', () => {
  for (let at = 1; at <= undisturbed.effects; at += 5) {
    const { end, kills } = endOf([at]);
    expect({ at, kills, end }).toEqual({ at, kills: 1, end: undisturbed.end });
  }
});

test('killed before any one effect while the event was changed: nobody is marked until it is put back', () => {
  for (let at = 1; at <= undisturbed.effects; at += 9) {
    const { end } = endOf([at], undefined, (world) => world.changeEventSoon(at % 2 === 0 ? 'moved' : 'two components'));
    expect({ at, end }).toEqual({ at, end: undisturbed.end });
  }
});

import { endOf, undisturbed } from './model/kills';

// As kill-everywhere.test.ts, before every single effect, by two people, and more than once.

test('killed before any one effect, taken up by the same session', () => {
  for (let at = 1; at <= undisturbed.effects; at += 1) {
    const { end, kills } = endOf([at]);
    expect({ at, kills, end }).toEqual({ at, kills: 1, end: undisturbed.end });
  }
});

test('killed before any one effect, taken up by a colleague', () => {
  for (let at = 1; at <= undisturbed.effects; at += 1) {
    const { end, kills } = endOf([at], ['session-one', 'session-two']);
    expect({ at, kills, end }).toEqual({ at, kills: 1, end: undisturbed.end });
  }
});

test('killed every few effects until it is done', () => {
  for (const gap of [7, 11, 13, 29]) {
    const kills = Array.from({ length: 200 }, (_, n) => (n + 1) * gap);
    expect({ gap, end: endOf(kills).end }).toEqual({ gap, end: undisturbed.end });
  }
});

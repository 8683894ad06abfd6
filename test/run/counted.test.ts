import type { HttpRequest } from '../../src/growthzone';
import { answer } from '../support/scripted';
import { World } from './model/world';

// GrowthZone's own count of an event, in its list of events: one read at the end of registering, a hint and no proof.

/** A class of three whose event is counted so in the list of events; the requests for that list. */
function counted(row: object | undefined) {
  const world = new World(['new', 'new', 'new']);
  const asked: HttpRequest[] = [];
  const send = world.network.send.bind(world.network);
  jest.spyOn(world.network, 'send').mockImplementation((request) => {
    if (!request.url.includes('/events/all')) return send(request);
    asked.push(request);
    const { eventId } = world.book.event;
    const rows = [{ EventId: 1, RegisteredAttendees: 99 }, ...(row ? [{ EventId: eventId, ...row }] : [])];
    return answer(200, { Results: rows, TotalRecordAvailable: rows.length });
  });
  return { world, asked };
}

function run(world: World) {
  for (;;) {
    const report = world.step('session-one', 'registered');
    if (report === 'killed' || report === undefined) throw new Error('Nobody kills or waits here.');
    if (report.status === 'waiting') world.clock.sleep(report.waitSeconds * 1000);
    else if (report.status !== 'working') return report;
  }
}

test.each([
  [{ RegisteredAttendees: 3 }, ''],
  [{ RegisteredAttendees: '3' }, ''],
  [{}, ''],
  [{ RegisteredAttendees: null }, ''],
  [undefined, ''],
  [{ RegisteredAttendees: 2 }, 2],
  [{ RegisteredAttendees: 4 }, 4],
  [{ RegisteredAttendees: 0 }, 0],
])('an event counted as %j', (row, count) => {
  const { world, asked } = counted(row);
  const said = ` GrowthZone counts ${count} registered in event ${world.book.event.eventId}, the list shows 3: look there.`;
  const sentence = `3 of 3 registered.${count === '' ? '' : said}`;
  expect(run(world)).toMatchObject({ status: 'done', sentence });
  expect(asked).toHaveLength(1);
  // Nobody was sent since.
  expect(run(world)).toMatchObject({ status: 'done', sentence: '3 of 3 registered.' });
  expect(asked).toHaveLength(1);
});

test('a refusal of the list of events says nothing, and ends nothing', () => {
  const world = new World(['new']);
  const send = world.network.send.bind(world.network);
  jest
    .spyOn(world.network, 'send')
    .mockImplementation((request) => (request.url.includes('/events/all') ? answer(403, {}) : send(request)));
  expect(run(world)).toMatchObject({ status: 'done', sentence: '1 of 1 registered.' });
});

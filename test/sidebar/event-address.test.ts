import { associationIn, type Entered, givenEvent, type Known } from '../../src/sidebar/event-address';

const KNOWN: Known = { credit: 'COEC', classDate: '2026-02-05', others: {}, association: '' };
const entered = (event: string, more: Partial<Entered> = {}): Entered => ({
  event,
  name: '',
  date: '',
  association: '',
  ...more,
});
const give = (event: string, more: Partial<Entered> = {}, known: Partial<Known> = {}) =>
  givenEvent(entered(event, more), { ...KNOWN, ...known });

test.each([
  ['https://demo.growthzoneapp.com/a#/EventInfo/8101/Attendees?eventDetailId=42507&page=2'],
  ['https://demo.growthzoneapp.com/a#/EventInfo/8101'],
  [' demo.growthzoneapp.com/a/#/EventInfo/8101/General\n'],
  ['https://Demo.GrowthZoneApp.com/backoffice/events/8101/attendees'],
])('an address pasted whole tells the event and the association: %s', (address) => {
  expect(give(address)).toEqual({ event: { eventId: 8101, name: '', date: '' }, association: 'demo' });
});

test('a number goes with name, date and association', () => {
  const more = { name: ' Ethics ', date: '2026-02-05', association: 'Demo ' };
  expect(give(' 8101 ', more)).toEqual({
    event: { eventId: 8101, name: 'Ethics', date: '2026-02-05' },
    association: 'demo',
  });
  expect(give('8101', { name: 'Ethics', date: '2026-02-05' }, { association: 'demo' })).toMatchObject({
    association: 'demo',
  });
});

const ADDRESS = 'https://demo.growthzoneapp.com/a#/EventInfo/8101/General';
const NUMBERED = { name: 'Ethics', date: '2026-02-05', association: 'demo' };

test.each([
  [
    'the address of another page',
    give('https://demo.growthzoneapp.com/a#/ContactInfo/5002/ContactOverview'),
    '“https://demo.growthzoneapp.com/a#/ContactInfo/5002/ContactOverview” is another page of GrowthZone, not an event’s. Open the event',
  ],
  [
    'only the id that does not count',
    give('https://demo.growthzoneapp.com/a#/Events?eventDetailId=42507'),
    'is another page',
  ],
  [
    'another site',
    give('https://example.com/a#/EventInfo/8101'),
    'is not an address in growthzoneapp.com. Open the event',
  ],
  [
    'a site that only looks like it',
    give('https://demo.growthzoneapp.com.example.org/a#/EventInfo/8101'),
    'is not an address in growthzoneapp.com',
  ],
  [
    'a number that is text',
    give('Ethics class', NUMBERED),
    '“Ethics class” is not an event number, such as 8101, or an address. Open',
  ],
  ['no number', give('0', NUMBERED), '“0” is not an event number'],
  ['nothing', give('', NUMBERED), '“” is not an event number'],
  ['a number alone', give('8101', { association: 'demo' }), 'Enter the name and date of event 8101'],
  ['no association', give('8101', { ...NUMBERED, association: '' }), 'Also enter your association'],
  [
    'no association’s name',
    give('8101', { ...NUMBERED, association: 'My board!' }),
    '“my board!” is not an association’s name',
  ],
  [
    'another association than the other event’s',
    give(ADDRESS, {}, { association: 'other' }),
    'This event belongs to “demo”, this spreadsheet to “other”',
  ],
  [
    'another day',
    give('8101', { ...NUMBERED, date: '2026-03-01' }),
    'Event 8101 is on 2026-03-01, the class was on 2026-02-05. Use the event of that day',
  ],
  [
    'the event of another credit',
    give(ADDRESS, {}, { others: { COEN: { eventId: 8101, name: '', date: '' } } }),
    'Event 8101 is already used for COEN; each credit needs its own. Enter the event for COEC.',
  ],
])('%s is refused with the value and what to do', (_, given, words) => {
  expect(given).toEqual(expect.stringContaining(words));
});

test('the same event may be given for the same credit again', () => {
  expect(give(ADDRESS, {}, { others: { COEC: { eventId: 8101, name: '', date: '' } } })).toMatchObject({
    event: { eventId: 8101 },
  });
});

test.each([
  ['demo', 'demo'],
  [' demo ', 'demo'],
  ['demo.growthzoneapp.com', 'demo'],
  ['https://demo.growthzoneapp.com/a/#/EventInfo/8101', 'demo'],
  ['https://demo.example.com/', 'https://demo.example.com/'],
])('the association in what was pasted: %s', (text, association) => {
  expect(associationIn(text)).toBe(association);
});

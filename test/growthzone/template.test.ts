import fc from 'fast-check';
import type { RequestTemplate, Value } from '../../src/growthzone';
import { fillText, fillValue, holesOf, literalText, requestOf, shownText } from '../../src/growthzone/template';

const VALUES = {
  eventId: 5,
  lastName: "O'Hara",
  'seen.Row.Version': 'AAE=',
  'stamp.AuditId': 7,
  'told.upload': 'u-1',
  status: 'Attended',
  'status:number': 5,
  'status:flag': true,
  index: 0,
};

test.each([
  ['/a/{eventId}/b', '/a/5/b'],
  ['{lastName}, {eventId}', "O'Hara, 5"],
  ['{{"Id":{eventId}}', '{"Id":5}'],
  ['{{{eventId}}', '{5}'],
  ['{status} is {status:number}', 'Attended is 5'],
  ['{seen.Row.Version}', 'AAE='],
  ['{index}', '0'],
  ['', ''],
  ['{firstName}', undefined],
  ['{constructor}', undefined],
  ['{eventId', undefined],
  ['{1}', undefined],
])('the text %j is filled to %j', (text, filled) => {
  expect(fillText(text, VALUES)).toBe(filled);
});

test.each<[Value, unknown]>([
  ['{eventId:number}', 5],
  ['{eventId}', '5'],
  ['id {eventId:number}', 'id 5'],
  ['{status:number}', 5],
  ['{status:flag}', true],
  ['{stamp.AuditId:same}', 7],
  ['{told.upload:same}', 'u-1'],
  ['{told.upload:number}', undefined],
  [{ a: [1, null, true, '{eventId:number}'] }, { a: [1, null, true, 5] }],
  [{ a: { b: '{nobody}' } }, undefined],
  [
    [{ '*each': { Id: '{contactId:number}', Of: '{eventId:number}' } }],
    [
      { Id: 1, Of: 5 },
      { Id: 2, Of: 5 },
    ],
  ],
])('the JSON %j is filled to %j', (value, filled) => {
  expect(fillValue(value, VALUES, [{ contactId: 1 }, { contactId: 2 }])).toEqual(filled);
});

const template = (more: Partial<RequestTemplate>): RequestTemplate => ({
  method: 'POST',
  path: '/api/x/{eventId}',
  query: {},
  asks: 'nothing',
  ...more,
});
const textOf = (filled: ReturnType<typeof requestOf>): string =>
  filled?.body && 'text' in filled.body ? filled.body.text : '';
const TWO = [
  { memberId: '999900001', lastName: 'A & B', index: 0 },
  { memberId: '999900002', lastName: 'Say "hi", {you}', index: 1 },
];

test('a query, a form and a file are written as their kinds are', () => {
  const query = { $top: '100', 'a b': '{lastName}' };
  expect(requestOf(template({ method: 'GET', query }), { values: VALUES })).toEqual({
    method: 'GET',
    address: "/api/x/5?$top=100&a%20b=O'Hara",
  });
  const form = template({
    body: { is: 'form', fields: [['all', '{eventId}']], each: [['P[{index}].Name', '{lastName}']] },
  });
  expect(requestOf(form, { values: { eventId: 5 }, people: TWO })?.body).toEqual({
    kind: 'form',
    text: 'all=5&P%5B0%5D.Name=A%20%26%20B&P%5B1%5D.Name=Say%20%22hi%22%2C%20%7Byou%7D',
  });
  const file = template({
    body: { is: 'multipart', fields: [['of', '{eventId}']], file: { field: 'up', name: 'x-{eventId}.csv' } },
  });
  const columns = [
    ['Member ID', '{memberId}'],
    ['{{Name}', '{lastName}'],
    ['Status', 'Registered'],
  ] as const;
  expect(requestOf(file, { values: { eventId: 5 }, people: TWO, columns })?.body).toEqual({
    kind: 'multipart',
    fields: { of: '5' },
    file: {
      field: 'up',
      name: 'x-5.csv',
      text: 'Member ID,{Name},Status\r\n999900001,A & B,Registered\r\n999900002,"Say ""hi"", {you}",Registered\r\n',
    },
  });
});

test.each([
  ['of several people nobody stands outside of each', template({ path: '/api/{memberId}' }), TWO],
  ['a way up', template({ path: '/api/{lastName}/x' }), [{ lastName: '..' }]],
  ['another host', template({ path: '/{lastName}/x' }), [{ lastName: '/evil.example' }]],
  ['a query in a path', template({ path: '/api/{lastName}' }), [{ lastName: 'a?b=1' }]],
  ['an id that is none', template({ path: '/api/{contactId}' }), [{ contactId: 0 }]],
  ['an id that is a text', template({ path: '/api/{contactId}' }), [{ contactId: '7' }]],
])('nothing is sent: %s', (_, one, people) => {
  expect(requestOf(one, { values: VALUES, people })).toBeUndefined();
});

test('one person stands anywhere', () => {
  const one = template({ path: '/api/p/{memberId}', query: { n: '{lastName}' } });
  expect(requestOf(one, { values: {}, people: TWO.slice(0, 1) })?.address).toBe('/api/p/999900001?n=A%20%26%20B');
});

test('what is shown keeps the holes that have no value', () => {
  expect(shownText('/a/{eventId}/{attendeeId}/{status:number}', { eventId: 5 })).toBe(
    '/a/5/{attendeeId}/{status:number}',
  );
});

const NAMES = ['eventId', 'lastName', 'seen.Some.Path', 'told.x', 'stamp.Y'];
const hole = fc.constantFrom(...NAMES);
const values = fc.record(Object.fromEntries(NAMES.map((name) => [name, fc.string()])));
const literal = fc.string({ unit: fc.constantFrom(...'{}a1:.,"\\ é'.split('')) });

/** What is filled, read back by the constants around the holes. */
test('a text that is filled is its constants and values in their order', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(literal, hole)), literal, values, (parts, end, given) => {
      const text = `${parts.map(([before, name]) => `${literalText(before)}{${name}}`).join('')}${literalText(end)}`;
      const whole = `${parts.map(([before, name]) => before + given[name]).join('')}${end}`;
      expect(fillText(text, given)).toBe(whole);
      expect(holesOf(text)).toEqual(parts.map(([, name]) => name));
    }),
  );
});

test('filled and parsed again, each kind of body gives the same values for everybody', () => {
  const person = fc.record({
    memberId: fc.stringMatching(/^9999\d{5}$/),
    lastName: fc.string({ unit: 'grapheme', minLength: 1 }).map((name) => name.trim() || 'X'),
    contactId: fc.integer({ min: 1, max: 2 ** 31 }),
  });
  fc.assert(
    fc.property(fc.array(person, { minLength: 1, maxLength: 5 }), literal, (given, constant) => {
      const people = given.map((one, index) => ({ ...one, index }));
      const json: Value = {
        Constant: literalText(constant),
        People: [{ '*each': { No: '{memberId}', Family: '{lastName}', Contact: '{contactId:number}' } }],
      };
      const filled = requestOf(template({ body: { is: 'json', value: json } }), { values: VALUES, people });
      expect(JSON.parse(textOf(filled))).toEqual({
        Constant: constant,
        People: given.map((one) => ({ No: one.memberId, Family: one.lastName, Contact: one.contactId })),
      });
      const each = [
        ['P[{index}].Family', '{lastName}'],
        ['P[{index}].No', '{memberId}'],
      ] as const;
      const form = requestOf(template({ body: { is: 'form', fields: [['Constant', literalText(constant)]], each } }), {
        values: VALUES,
        people,
      });
      expect([...new URLSearchParams(textOf(form))]).toEqual([
        ['Constant', constant],
        ...given.flatMap((one, index) => [
          [`P[${index}].Family`, one.lastName],
          [`P[${index}].No`, one.memberId],
        ]),
      ]);
    }),
  );
});

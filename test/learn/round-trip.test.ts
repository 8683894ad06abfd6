import fc from 'fast-check';
import type { RequestTemplate, Value } from '../../src/growthzone';
import { requestOf, type Values } from '../../src/growthzone/template';
import { eventValues, personValues, type Sendable } from '../../src/growthzone/templates';
import type { Said } from '../support/har';
import { har } from '../support/har';
import { lessonOf } from './lesson';

// A template and a world are made up; what a browser would have recorded of them is learned; and what was learned must send,
// in another world, byte for byte what the first template sends there.

interface World {
  readonly event: { readonly eventId: number; readonly eventDetailId: number; readonly registrationTypeId: number };
  readonly people: readonly Sendable[];
}

const NAMES = ['Ana', 'Boris', 'Chloe', 'Dmitri', 'Emeka', 'Farah', 'Gwen', 'Hector', 'Ines', 'Jonas'];
const FAMILIES = ['Alvarez', 'Brandt', "O'Dell", 'Ivanov', 'Okafor', 'Haddad', 'Price', 'Ruiz', 'Sato', 'Weber'];

/** Ids that lie apart, as those of one GrowthZone do. */
const world = (from: number): fc.Arbitrary<World> =>
  fc
    .record({
      seed: fc.integer({ min: 1, max: 400 }),
      who: fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 6 }),
      turn: fc.integer({ min: 0, max: 9 }),
    })
    .map(({ seed, who, turn }) => ({
      event: {
        eventId: from + seed,
        eventDetailId: from + 20_000 + seed * 3,
        registrationTypeId: from + 40_000 + seed,
      },
      people: who.map((place, at): Sendable => {
        const [firstName, lastName] = [NAMES[place] ?? '', FAMILIES[(place + turn) % 10] ?? ''];
        return {
          memberId: String(999_900_000 + from + seed * 10 + place),
          contactId: from + 60_000 + seed * 10 + place,
          attendeeId: from + 80_000 + seed * 10 + at,
          firstName,
          lastName,
          suffix: '',
          email: `${firstName}.${place}.${seed}@example.com`.toLowerCase(),
          office: `Fernwood ${place % 3}`,
        };
      }),
    }));

/** What a list calls things. */
const LISTS = [
  { id: 'EventAttendeeId', contact: 'ContactId', status: 'EventAttendeeStatus', isWord: true },
  { id: 'registrantKey', contact: 'person.key', status: 'attendeeStatusId', isWord: false },
  { id: 'id', contact: 'contactId', status: 'state', isWord: false },
] as const;
type ListNames = (typeof LISTS)[number];

const MEMBERS: readonly (readonly [name: string, hole: string])[] = [
  ['memberNumber', '{memberId}'],
  ['firstName', '{firstName}'],
  ['lastName', '{lastName}'],
  ['emailAddress', '{email}'],
  ['contactId', '{contactId:number}'],
  ['line', '{row:number}'],
];

const CONSTANTS: readonly Readonly<Record<string, Value>>[] = [
  {},
  { notify: false },
  { source: 'web', mode: 2 },
  { options: { quiet: true } },
];

interface Shape {
  readonly list: ListNames;
  readonly listPath: string;
  readonly import: RequestTemplate;
  readonly save: RequestTemplate;
  readonly hasStamp: boolean;
  readonly hasVersion: boolean;
}

const each = (one: Value): Value => [{ '*each': one }];
const plain = { query: {}, asks: 'nothing' } as const;

const shape: fc.Arbitrary<Shape> = fc
  .record({
    list: fc.constantFrom(...LISTS),
    base: fc.constantFrom('/api/events/{eventId}', '/a/services/event/{eventId}', '/api/v3/{eventId}/class'),
    members: fc.subarray([...MEMBERS.slice(1)], { minLength: 0 }),
    constants: fc.constantFrom(...CONSTANTS),
    importAs: fc.constantFrom('rows', 'file', 'one'),
    importVerb: fc.constantFrom('POST', 'PUT'),
    saveAs: fc.constantFrom('rows', 'form', 'one', 'ids'),
    saveVerb: fc.constantFrom('POST', 'PUT', 'PATCH'),
    hasStamp: fc.boolean(),
    hasVersion: fc.boolean(),
  })
  .map(({ list, base, members, constants, importAs, importVerb, saveAs, saveVerb, hasStamp, hasVersion }) => {
    const own = [MEMBERS[0] ?? ['', ''], ...members];
    const status = list.isWord ? 'Registered' : 4;
    const type = { registrationTypeId: '{registrationTypeId:number}' };
    const importBody: RequestTemplate['body'] =
      importAs === 'file'
        ? {
            is: 'multipart',
            fields: [
              ['registrationTypeId', '{registrationTypeId}'],
              [list.status, String(status)],
            ],
            file: {
              field: 'file',
              name: '{fileName}',
              columns: own.map(([name, hole]) => [name, hole.replace(':number', '')]),
            },
          }
        : importAs === 'rows'
          ? {
              is: 'json',
              value: { ...constants, ...type, [list.status]: status, people: each(Object.fromEntries(own)) },
            }
          : { is: 'json', value: { ...constants, ...type, [list.status]: status, contactId: '{contactId:number}' } };
    const marked = list.isWord ? '{status}' : '{status:number}';
    const stamp = hasStamp ? { version: '{stamp.version:same}' } : {};
    const row = {
      [list.id]: '{attendeeId:number}',
      [list.status]: marked,
      ...(hasVersion && { rowVersion: '{seen.rowVersion:same}' }),
    };
    const saveBody: RequestTemplate['body'] =
      saveAs === 'rows'
        ? { is: 'json', value: { ...constants, ...stamp, people: each(row) } }
        : saveAs === 'ids'
          ? { is: 'json', value: { ...stamp, ids: each('{attendeeId:number}'), [list.status]: marked } }
          : saveAs === 'one'
            ? { is: 'json', value: { [list.status]: marked } }
            : {
                is: 'form',
                fields: [],
                each: [
                  [`rows[{index}].${list.id}`, '{attendeeId}'],
                  [`rows[{index}].${list.status}`, marked],
                ],
              };
    return {
      list,
      listPath: `${base}/attendees`,
      import: { ...plain, method: importVerb, path: `${base}/import`, body: importBody },
      save: {
        ...plain,
        method: saveVerb,
        path: saveAs === 'one' ? '/api/attendees/{attendeeId}/status' : `${base}/attendance`,
        body: saveBody,
      },
      hasStamp: hasStamp && (saveAs === 'rows' || saveAs === 'ids'),
      hasVersion,
    };
  });

/** Whether it speaks of one person alone. */
const isOne = ({ body }: RequestTemplate): boolean => body?.is === 'json' && !JSON.stringify(body).includes('*each');

const STAMP = 'v-77ab';
const versionOf = (person: Sendable): string => `r${person.attendeeId}`;

function valuesOf({ event, people }: World) {
  const values: Values = {
    ...eventValues(event),
    fileName: 'a.csv',
    'stamp.version': STAMP,
    status: 'Attended',
    'status:number': 5,
  };
  return {
    values,
    people: people.map((person, at): Values => ({ ...personValues(person, at), 'seen.rowVersion': versionOf(person) })),
  };
}

/** What a template sends in a world: one request, or one for each person. */
function sent(template: RequestTemplate, world: World) {
  const { values, people } = valuesOf(world);
  const batches = isOne(template) ? people.map((person) => [person]) : [people];
  return batches.map((batch) => requestOf(template, { values, people: batch }));
}

function recorded(template: RequestTemplate, world: World): readonly Said[] {
  return sent(template, world).map((request): Said => {
    if (!request) throw new Error('A template of this test cannot be filled.');
    const { method, address: url, body } = request;
    if (body?.kind === 'json') return { method, url, json: JSON.parse(body.text), answer: {} };
    if (body?.kind === 'form')
      return { method, url, text: body.text, type: 'application/x-www-form-urlencoded', answer: {} };
    if (body?.kind !== 'multipart') throw new Error('A write has a body.');
    const boundary = 'XyZ';
    const parts = Object.entries(body.fields).map(
      ([name, text]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`,
    );
    const file = `--${boundary}\r\nContent-Disposition: form-data; name="${body.file.field}"; filename="x.csv"\r\n\r\n${body.file.text}\r\n--${boundary}--\r\n`;
    return {
      method,
      url,
      text: [...parts, file].join(''),
      type: `multipart/form-data; boundary=${boundary}`,
      answer: {},
    };
  });
}

function listed({ list, listPath, hasStamp, hasVersion }: Shape, { event, people }: World, isAfter: boolean): Said {
  const rows = people.map((person) => {
    const [outer = '', inner] = list.contact.split('.');
    return {
      [list.id]: person.attendeeId,
      [outer]: inner === undefined ? person.contactId : { [inner]: person.contactId },
      fullName: `${person.firstName} ${person.lastName}`,
      email: person.email,
      [list.status]: list.isWord ? (isAfter ? 'Attended' : 'Registered') : isAfter ? 5 : 4,
      ...(hasVersion && { rowVersion: versionOf(person) }),
    };
  });
  return {
    url: listPath.replace('{eventId}', String(event.eventId)),
    answer: { ...(hasStamp && { version: STAMP }), items: rows, total: rows.length },
  };
}

function recording(one: Shape, world: World): readonly Said[] {
  const { event, people } = world;
  return [
    {
      url: `/api/events/${event.eventId}`,
      answer: {
        EventId: event.eventId,
        EventDetailId: event.eventDetailId,
        Name: 'Ethics',
        StartDate: '2026-02-05T19:00:00Z',
      },
    },
    {
      url: `/api/events/${event.eventDetailId}/registrationtypes`,
      answer: [{ Id: event.registrationTypeId, Name: 'Member' }],
    },
    {
      url: '/api/contacts',
      answer: {
        Results: people.map(({ contactId, firstName, lastName, email, memberId }) => ({
          ContactId: contactId,
          FirstName: firstName,
          LastName: lastName,
          EmailAddress: email,
          AccountNumber: memberId,
        })),
      },
    },
    ...recorded(one.import, world),
    listed(one, world, false),
    ...recorded(one.save, world),
    listed(one, world, true),
  ];
}

test('what is learned sends in another world what the recorded one would send there', () => {
  fc.assert(
    fc.property(shape, world(10_000), world(200_000), (one, here, there) => {
      const lesson = lessonOf(har(recording(one, here)));
      expect(lesson.questions).toEqual([]);
      const { importAttendees, attendanceSave } = lesson.templates.writes;
      const [imported] = importAttendees?.requests ?? [];
      const [saved] = attendanceSave?.requests ?? [];
      if (!imported || !saved) throw new Error(`Not learned: ${JSON.stringify(lesson.templates.writes)}`);
      const { values, people } = valuesOf(there);
      const again = (learned: RequestTemplate, per: number) =>
        (per === 1 ? people.map((person) => [person]) : [people]).map((batch) =>
          requestOf(learned, { values, people: batch }),
        );
      expect(again(imported, importAttendees?.perRequest ?? 0)).toEqual(sent(one.import, there));
      expect(again(saved, attendanceSave?.perRequest ?? 0)).toEqual(sent(one.save, there));
      // Nothing of the first world is left.
      const text = JSON.stringify(lesson.templates);
      for (const person of here.people)
        for (const value of [person.memberId, person.email, String(person.contactId), person.lastName])
          expect(text).not.toContain(value);
    }),
    { numRuns: 120 },
  );
}, 120_000);

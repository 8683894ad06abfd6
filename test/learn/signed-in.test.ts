import { har, type Said } from '../support/har';
import { lessonOf, WHOLE } from './lesson';

// A key may be refused where a browser proved itself otherwise: which of them is said as the recording shows it, or that it
// does not show it.

const withHeaders = (headers: Readonly<Record<string, string>>): readonly Said[] =>
  WHOLE.map((one) => ({ ...one, headers }));
const curl = ({ url, json }: Said, headers: string): string =>
  `curl 'https://demo.growthzoneapp.com${url}' -H 'Content-Type: application/json'${headers} --data-raw '${JSON.stringify(json)}'`;
const PASTED: Said = {
  url: '/api/events/8101/attendees/add',
  json: { eventId: 8101, status: 'Registered', people: [{ memberId: '999901101', lastName: 'Alvarez' }] },
};

const asksIn = (said: readonly Said[] | string): readonly string[] => [
  ...new Set(lessonOf(said).found.map(({ request: { asks } }) => asks)),
];

test.each<[what: string, said: readonly Said[] | string, asks: string]>([
  ['an export without cookies, as Chrome makes it', WHOLE, 'unseen'],
  ['the same of Edge', har(WHOLE, 'Microsoft Edge'), 'unseen'],
  ['a cookie', withHeaders({ Cookie: '.AspNet.ApplicationCookie=made-up-cookie' }), 'cookie'],
  ['an empty cookie', withHeaders({ Cookie: '' }), 'unseen'],
  ['a token beside it', withHeaders({ Cookie: 'a=made-up', 'X-XSRF-TOKEN': 'made-up-token' }), 'token'],
  ['a token alone, where the cookies were left out', withHeaders({ 'X-XSRF-TOKEN': 'made-up-token' }), 'token'],
  ['a key of its own', withHeaders({ Authorization: 'ApiKey made-up-key' }), 'nothing'],
  ['a key beside a cookie', withHeaders({ Authorization: 'ApiKey made-up-key', Cookie: 'a=made-up' }), 'cookie'],
  ['a pasted request without its cookie', curl(PASTED, ''), 'unseen'],
  ['a pasted request with it', curl(PASTED, " -b 'sid=made-up-cookie'"), 'cookie'],
  [
    'a pasted fetch, which never has one',
    `fetch("https://demo.growthzoneapp.com${PASTED.url}", { "method": "POST", "headers": { "content-type": "application/json" }, "body": ${JSON.stringify(JSON.stringify(PASTED.json))}, "credentials": "include" });`,
    'unseen',
  ],
])('how she was signed in: %s', (_, said, asks) => {
  expect(asksIn(said)).toEqual([asks]);
});

import { deflateRawSync, deflateSync } from 'node:zlib';
import { readRecording } from '../../src/learn';
import { withUnpacked } from '../../src/sidebar/steps/settings/unpack';
import { summary } from '../learn/lesson';
import { packedBy, treated } from '../learn/treated';

// Node.js has the same streams as browsers, and like some of them no format but these.

async function answerOf(pack: (text: string) => Uint8Array, name: string): Promise<unknown> {
  const read = readRecording(treated([summary('Registered')], () => true, packedBy(pack, name)));
  if (!read.ok) throw new Error(read.problem.message);
  const { exchanges } = await withUnpacked(read.value);
  return exchanges[0]?.answer;
}

test.each<[what: string, pack: (text: string) => Uint8Array]>([
  ['deflate', deflateSync],
  ['deflate without a header', deflateRawSync],
])('what this platform knows is unpacked: %s', async (_, pack) => {
  expect(await answerOf(pack, 'deflate')).toEqual({ is: 'json', value: summary('Registered').answer });
});

test.each<[what: string, pack: (text: string) => Uint8Array, name: string]>([
  ['in a format that is not known here', deflateSync, 'zstd'],
  ['and broken', (text) => deflateSync(text).subarray(0, 40), 'deflate'],
  ['and larger than is read', () => deflateSync(Buffer.alloc(61_000_000, 32)), 'deflate'],
])('an answer stays lost where it is packed %s', async (_, pack, name) => {
  expect(await answerOf(pack, name)).toMatchObject({ is: 'lost', why: 'packed' });
});

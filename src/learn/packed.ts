import { strFromU8 } from 'fflate';
import { answerOf, MOST_UNPACKED } from './answers';
import type { Exchange, Packed, Packing, Recording } from './exchange';

/** Bytes that a platform is asked to unpack: to at most `most`, since a recording may be made to fill the memory. */
export interface ToUnpack {
  readonly by: Packing;
  readonly bytes: Uint8Array;
  readonly most: number;
}

/** What they were; undefined where this platform cannot tell, where they are packed otherwise, or where they become more. */
export type Unpacked = Uint8Array | undefined;

/**
 * Gives a recording with those answers read that this platform can unpack; the others stay lost. Yields what is to be unpacked,
 * one after the other, and goes on with what it was: a browser needs time for it, Node.js does not. All of them together become
 * no larger than one answer may.
 */
export function* unpacking(recording: Recording): Generator<ToUnpack, Recording, Unpacked> {
  const exchanges: Exchange[] = [];
  let most = MOST_UNPACKED;
  for (const exchange of recording.exchanges) {
    const packed = exchange.answer.is === 'lost' ? exchange.answer.packed : undefined;
    const plain = packed && (yield* waysOf(packed, most));
    most -= plain?.length ?? 0;
    exchanges.push(packed && plain ? { ...exchange, answer: answerOf(strFromU8(plain), packed.type) } : exchange);
  }
  return { ...recording, exchanges };
}

function* waysOf({ by, bytes }: Packed, most: number): Generator<ToUnpack, Unpacked, Unpacked> {
  for (const one of by) {
    const plain = yield { by: one, bytes, most };
    if (plain) return plain;
  }
  return undefined;
}

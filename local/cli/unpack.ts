import * as zlib from 'node:zlib';
import { type Recording, type ToUnpack, type Unpacked, unpacking } from '../../src/learn';

type Way = (bytes: Uint8Array, options: { readonly maxOutputLength: number }) => Uint8Array;

const WAYS: Readonly<Record<ToUnpack['by'], Way | undefined>> = {
  brotli: zlib.brotliDecompressSync,
  // Node.js has it since 22.15.
  zstd: (zlib as { readonly zstdDecompressSync?: Way }).zstdDecompressSync,
  deflate: zlib.inflateSync,
  'deflate-raw': zlib.inflateRawSync,
};

/** A recording with those answers read that this Node.js can unpack. */
export function withUnpacked(recording: Recording): Recording {
  const steps = unpacking(recording);
  let step = steps.next();
  while (!step.done) step = steps.next(unpacked(step.value));
  return step.value;
}

function unpacked({ by, bytes, most }: ToUnpack): Unpacked {
  try {
    return WAYS[by]?.(bytes, { maxOutputLength: Math.max(1, most) });
  } catch {
    return undefined;
  }
}

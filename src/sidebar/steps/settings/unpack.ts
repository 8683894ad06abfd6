import { type Recording, type ToUnpack, type Unpacked, unpacking } from '../../../learn';

/** A recording with those answers read that this browser can unpack: deflate always, Brotli and Zstandard in some. */
export async function withUnpacked(recording: Recording): Promise<Recording> {
  const steps = unpacking(recording);
  let step = steps.next();
  while (!step.done) step = steps.next(await unpacked(step.value));
  return step.value;
}

async function unpacked({ by, bytes, most }: ToUnpack): Promise<Unpacked> {
  try {
    // A browser that does not know the format throws here.
    const stream = new DecompressionStream(by as CompressionFormat);
    const reader = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(stream).getReader();
    const parts: BlobPart[] = [];
    for (let left = most; left >= 0; ) {
      const { done, value } = await reader.read();
      if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
      left -= value.length;
      parts.push(value);
    }
    await reader.cancel();
  } catch {}
  return undefined;
}

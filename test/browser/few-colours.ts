import { crc32, deflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';

/** More are only shades at the edges of letters. */
const MOST_COLOURS = 200;

/** The part of a browser's canvas that is used here; the tests are compiled without the browser's types. */
interface InBrowser {
  createImageBitmap(blob: unknown): Promise<{ readonly width: number; readonly height: number }>;
  readonly OffscreenCanvas: new (
    width: number,
    height: number,
  ) => {
    getContext(kind: '2d'): {
      drawImage(image: unknown, x: number, y: number): void;
      getImageData(x: number, y: number, width: number, height: number): { readonly data: Uint8ClampedArray };
    };
  };
}

/** A picture in colours by number. */
interface Indexed {
  readonly width: number;
  readonly height: number;
  /** Red in the lowest eight bits, then green, then blue. */
  readonly colours: readonly number[];
  /** One byte a pixel, row by row, in base64. */
  readonly pixels: string;
}

/** The same picture in its most frequent colours alone, by number: half the size. `page` is any page, left as it is. */
export async function withFewColours(page: Page, png: Buffer): Promise<Buffer> {
  const read = await page.evaluate(inFewColours, [png.toString('base64'), MOST_COLOURS] as const);
  return indexedPng(read);
}

/** Runs in the browser, which can read a PNG. */
async function inFewColours([png, most]: readonly [string, number]): Promise<Indexed> {
  const browser = globalThis as unknown as InBrowser;
  const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
  const image = await browser.createImageBitmap(new Blob([bytes]));
  const { width, height } = image;
  const context = new browser.OffscreenCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  const drawn = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
  const counts = new Map<number, number>();
  for (const pixel of drawn) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const colours = [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, most)
    .map(([pixel]) => pixel);
  const channel = (pixel: number, place: number) => (pixel >>> place) & 255;
  const distance = (one: number, other: number) =>
    [0, 8, 16].reduce((sum, place) => sum + (channel(one, place) - channel(other, place)) ** 2, 0);
  const numbers = new Map<number, string>();
  for (const pixel of counts.keys()) {
    let best = 0;
    colours.forEach((colour, place) => {
      if (distance(colour, pixel) < distance(colours[best] ?? 0, pixel)) best = place;
    });
    numbers.set(pixel, String.fromCharCode(best));
  }
  return { width, height, colours, pixels: btoa(Array.from(drawn, (pixel) => numbers.get(pixel)).join('')) };
}

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

/** Writes a PNG of one byte a pixel, as the PNG specification (W3C, 2003), sections 5 and 11, lays it out. */
function indexedPng({ width, height, colours, pixels }: Indexed): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, colours by number.
  header.set([8, 3], 8);
  const palette = Buffer.from(colours.flatMap((colour) => [0, 8, 16].map((place) => (colour >>> place) & 255)));
  const numbers = Buffer.from(pixels, 'base64');
  // Each row begins with its filter: none.
  const rows = Array.from({ length: height }, (_, y) => [
    Buffer.alloc(1),
    numbers.subarray(y * width, (y + 1) * width),
  ]);
  const data = deflateSync(Buffer.concat(rows.flat()), { level: 9 });
  const chunks = [chunk('IHDR', header), chunk('PLTE', palette), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([SIGNATURE, ...chunks]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)]);
}

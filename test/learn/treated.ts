import { entry, type Said } from '../support/har';

type Entry = ReturnType<typeof entry>;
type Content = Readonly<Record<string, unknown>>;
export type Change = (
  text: string,
  one: Entry,
) => { readonly content: Content; readonly headers?: readonly object[] } | undefined;

/** A recording whose answers to what `isIt` names were treated in some way. */
export const treated = (said: readonly Said[], isIt: (one: Said, at: number) => boolean, change: Change): string =>
  JSON.stringify({
    log: {
      version: '1.2',
      creator: { name: 'Some Proxy' },
      entries: said.map((one, at) => {
        const whole = entry(one);
        const text = 'text' in whole.response.content ? String(whole.response.content.text) : '';
        const changed = isIt(one, at) ? change(text, whole) : undefined;
        if (!changed) return whole;
        const { content, headers = [] } = changed;
        return { ...whole, response: { ...whole.response, headers, content } };
      }),
    },
  });

export const JSON_TYPE = 'application/json; charset=utf-8';
export const coded = (name: string) => [{ name: 'Content-Encoding', value: name }];
export const packedBy =
  (pack: (text: string) => Uint8Array, name?: string): Change =>
  (text) => ({
    headers: name === undefined ? [] : coded(name),
    content: {
      mimeType: JSON_TYPE,
      size: text.length,
      encoding: 'base64',
      text: Buffer.from(pack(text)).toString('base64'),
    },
  });

/** Nothing here unpacks it: what a platform lacks. */
export const zstd = packedBy(
  (text) => Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xff, ...Buffer.from(text).map((one) => one ^ 0xa5)]),
  'zstd',
);

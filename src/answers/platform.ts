import * as v from 'valibot';
import { givenBy, lookAtPlatform, PLATFORM_PARTS } from '../google/platform-check';
import { loadConnection } from '../google/stores';
import { success, textUpTo } from '../roster';
import { redact } from './redact';
import { request } from './request';

export const platformRequests = {
  /** Looks at a part of what Google does; `src/sidebar/texts/platform.ts` judges what was seen. */
  platform: request({
    input: v.strictObject({ part: v.picklist(PLATFORM_PARTS) }),
    handle: ({ part }) => {
      const looks = lookAtPlatform(part, loadConnection()?.tenant ?? '');
      // A message of Google's may name what is nobody's business: an address, a tab, a person.
      return success(
        looks.map((look) => (look.got.startsWith('threw ') ? { ...look, got: redact(look.got, withoutNames) } : look)),
      );
    },
  }),

  /** Says what arrived of `sent`, and gives what `give` names: what google.script.run carries either way. */
  carry: request({
    input: v.strictObject({ sent: v.exactOptional(v.unknown()), give: v.exactOptional(textUpTo(9)) }),
    handle: ({ sent, give }) => success({ arrived: arrived(sent), given: give === undefined ? null : givenBy(give) }),
  }),
};

/** Names of hosts and files. */
const withoutNames = (text: string): string => text.replace(/[\w-]+(?:\.[\w-]+)+/g, '(name)');

const arrived = (sent: unknown): string =>
  typeof sent === 'string' ? `string of ${sent.length}` : sent instanceof Date ? 'date' : String(sent);

import { join } from 'node:path';
import { realClock } from '../../local/clock';
import { AddOn, newSheet, SpreadsheetHost } from '../../local/sheets';
import type { PlatformLook } from '../../src/answers';
import { platformParts } from '../../src/sidebar/platform';
import { judged, type PlatformResult } from '../../src/sidebar/texts/platform';
import { MARIA } from './script';

export const ID = '1hT9_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcd';
export const KEY = 'a-very-secret-key-4711';
const ROSTER = ['NRDS ID', 'First Name'];

/** A spreadsheet with a roster, and the add-on over it. */
export function bookWith(names: readonly string[] = ['Roster']) {
  const sheets = names.map((name, index) => newSheet(index + 1, name));
  sheets[0]?.values.push([...ROSTER]);
  const workbook = { id: ID, name: 'Class', timeZone: 'America/New_York', locale: 'en_US', sheets };
  const host = new SpreadsheetHost({ workbook, documentProperties: { settings: '{}' } });
  const open = (options: { tenant?: string; url?: string } = {}) =>
    AddOn.open({
      host,
      dist: join(process.cwd(), 'dist'),
      worker: join(process.cwd(), 'build/worker.mjs'),
      clock: realClock(),
      user: MARIA,
      userProperties: options.tenant ? { connection: JSON.stringify({ tenant: options.tenant, apiKey: KEY }) } : {},
      hosts: options.url ? { [`https://${options.tenant}.growthzoneapp.com`]: options.url } : {},
    });
  return { host, open };
}

/** The whole check as the page makes it, without what needs a browser. */
export async function checked(addOn: AddOn): Promise<PlatformResult> {
  const looks: PlatformLook[] = [];
  for (const part of platformParts((request) => addOn.run('ask', request), undefined)) looks.push(...(await part()));
  return judged(looks);
}

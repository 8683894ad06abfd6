import { strToU8, zipSync } from 'fflate';
import { SHARED } from './texts/shared';
import { sheetText } from './xlsx';

/** Offers a text as a file; nothing leaves the browser. */
export function download(
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
  type = 'text/csv;charset=utf-8',
): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Offers several texts as one file, made here. */
export function downloadZip(name: string, files: readonly { readonly name: string; readonly text: string }[]): void {
  const zip = zipSync(Object.fromEntries(files.map((file) => [file.name, strToU8(file.text)])));
  download(name, new Uint8Array(zip), 'application/zip');
}

/** Puts a text on the clipboard; in the sandbox of a sidebar the old way works where the new one is refused. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    return copied;
  }
}

/** Longer exports are no attendee lists. */
const MOST_BYTES = 5_000_000;

/** The text of an export: as it stands, or the first sheet of an .xlsx with tabs between its cells. */
export async function textOfFile(file: File): Promise<string> {
  if (file.size > MOST_BYTES) return '';
  const text = /\.xlsx$/i.test(file.name) ? sheetText(new Uint8Array(await file.arrayBuffer())) : await file.text();
  // GrowthZone's export has the event's number in its name alone.
  const event = /Attendees_(\d+)/i.exec(file.name)?.[1];
  return event === undefined ? text : `${SHARED.eventLine(event)}\n${text}`;
}

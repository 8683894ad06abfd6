import { type Refusal, refusal } from './tenant';

/** The text of an uploaded CSV. GUIDE: .csv format only; that it must be UTF-8 is INVENTED. */
export async function csvText(file: File): Promise<string | Refusal> {
  if (file.name === '') return refusal('invalid', 'No file was chosen.');
  if (!file.name.toLowerCase().endsWith('.csv')) return refusal('invalid', 'The file must be in .csv format.');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return refusal('invalid', 'The file is not UTF-8 text.');
  }
}

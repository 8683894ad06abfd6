import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Credit, type RosterSettings, readSettings } from '../../src/roster';
import type { Sample } from './protocol';

/** A sample roster and the day its class was on, for which the practice GrowthZone has events. */
export interface SampleRoster extends Sample {
  /** ISO date. */
  readonly classDate: string;
  /** The credit in whose event somebody has imported the roster's people already, as Attended. */
  readonly importedAsAttended?: Credit;
}

/** The first one is what a newcomer sees: the guide's own example. */
export const SAMPLES: readonly [SampleRoster, ...SampleRoster[]] = [
  {
    file: 'guide-class.csv',
    title: "The guide's own example: one class, COEC for existing members and COEN for new ones",
    classDate: '2026-05-14',
  },
  {
    file: 'who-earned.csv',
    title: 'A list of 128 people who earned COEC or COEN',
    classDate: '2026-04-21',
  },
  {
    file: 'learning-system.csv',
    title: "A learning system's list: three courses, some not passed, some IDs to fix",
    classDate: '2026-02-05',
  },
  {
    file: 'numbers-as-ids.xlsx',
    title: 'An Excel file whose member IDs are numbers and lost their leading zeros',
    classDate: '2026-03-18',
  },
  {
    file: 'webinar-report.csv',
    title: 'A webinar report: 150 minutes earn credit, several rows per person',
    classDate: '2026-03-12',
  },
  {
    file: 'imported-as-attended.csv',
    title: 'The trap: a class that was imported as “Attended” by mistake, so that nobody got the credit',
    classDate: '2026-06-04',
    importedAsAttended: 'COEC',
  },
];

/** The name of a sample: its file's without the ending. */
export function sampleName({ file }: Sample): string {
  return file.replace(/\.[^.]*$/, '');
}

/** The sample of this name, with or without its ending. */
export function sampleNamed(name: string): SampleRoster | undefined {
  return SAMPLES.find((sample) => sample.file === name || sampleName(sample) === name);
}

/** What the coordinator of a sample has decided about it already; `root` is the project's folder. */
export function sampleSettings(root: string, { file }: Sample): RosterSettings {
  const path = besideSample(root, file, 'settings.json');
  if (!existsSync(path)) return {};
  const read = readSettings(JSON.parse(readFileSync(path, 'utf8')));
  if (!read.ok) throw new Error(`${path}: ${read.problem.message}`);
  return read.value;
}

/** `samples/who-earned.members.csv` and the like. */
export function besideSample(root: string, file: string, ending: string): string {
  return join(root, 'samples', `${file.replace(/\.[^.]*$/, '')}.${ending}`);
}

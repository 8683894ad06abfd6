import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readTemplates, type Templates } from '../../src/growthzone';
import {
  type Answers,
  type Dropped,
  type Found,
  isFileOfSettings,
  type Known,
  type Lesson,
  learn,
  readRecording,
  tooLarge,
} from '../../src/learn';
import type { Problem, Result } from '../../src/roster';
import { parsed, printable, UsageError, UserError } from '../command-line';
import { makeFolder, replaceIn } from '../folder';
import { withUnpacked } from './unpack';

/** What `--save` writes, and the next import reads. */
const FILE = 'growthzone-learned.json';

const OPTIONS = {
  json: { type: 'boolean' },
  tenant: { type: 'string' },
  growthzone: { type: 'string' },
  event: { type: 'string' },
  answer: { type: 'string', multiple: true },
  save: { type: 'boolean' },
  data: { type: 'string' },
} as const;

/**
 * `roster learn`: what a recording shows of how an association's GrowthZone is asked. 0 where all is settled, 1 where a
 * question is open. Throws `UsageError` where the file is no recording that can be learned from.
 */
export function runLearn(argv: readonly string[]): number {
  const { values, positionals } = parsed({ args: [...argv], allowPositionals: true, options: OPTIONS });
  const [path, more] = positionals;
  if (path === undefined) throw new UsageError('Say which recording: npm run roster -- learn FILE.');
  if (more !== undefined) throw new UsageError(`One recording at a time; "${more}" is one too many.`);
  const known = { ...knownFrom(values), ...learnedBefore(values.data ?? '.') };
  const lesson = lessonFrom(path, known, answersFrom(values.answer ?? []));
  if (!lesson.ok) return refuse(lesson.problem, values.json === true);
  const open = lesson.value.questions.filter(({ answer }) => answer === '');
  console.log(printable(values.json ? JSON.stringify(jsonOf(lesson.value)) : words(lesson.value)));
  if (values.save && open.length === 0) save(lesson.value.templates, values.data ?? '.');
  if (values.save && open.length > 0)
    throw new UserError('Nothing was kept: answer the questions first, each with --answer ID=VALUE.');
  return open.length > 0 ? 1 : 0;
}

function knownFrom({
  tenant,
  growthzone,
  event,
}: {
  readonly tenant?: string;
  readonly growthzone?: string;
  readonly event?: string;
}): Known {
  if (tenant !== undefined && !/^[a-z0-9-]+$/.test(tenant))
    throw new UsageError(
      `"${tenant}" is not a GrowthZone name: give the part before .growthzoneapp.com, in lowercase.`,
    );
  const standIn =
    growthzone === undefined
      ? undefined
      : /^https?:\/\/((?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?)\/?$/.exec(growthzone)?.[1];
  if (growthzone !== undefined && standIn === undefined)
    throw new UsageError(`"${growthzone}" is not on this machine; --growthzone takes http://127.0.0.1:PORT.`);
  if (event !== undefined && !/^[1-9]\d{0,9}$/.test(event))
    throw new UsageError(`--event takes an event's number, not "${event}".`);
  return {
    today: new Date().toISOString().slice(0, 10),
    ...(tenant !== undefined && { tenant }),
    ...(standIn !== undefined && { standIn }),
    ...(event !== undefined && { events: [{ eventId: Number(event) }] }),
  };
}

function answersFrom(said: readonly string[]): Answers {
  return Object.fromEntries(
    said.map((one) => {
      const at = one.indexOf('=');
      if (at < 1) throw new UsageError(`--answer takes ID=VALUE, not "${one}".`);
      return [one.slice(0, at), one.slice(at + 1)] as const;
    }),
  );
}

function lessonFrom(path: string, known: Known, answers: Answers): Result<Lesson> {
  const recording = readRecording(bytesOf(path));
  if (!recording.ok) return recording;
  const lesson = learn(withUnpacked(recording.value), known, answers);
  if (!lesson.ok) return lesson;
  // What is kept is held to the same rules as a colleague's.
  const read = readTemplates(lesson.value.templates, lesson.value.tenant);
  return read.ok ? lesson : read;
}

function bytesOf(path: string): Uint8Array {
  try {
    const large = tooLarge(statSync(path).size);
    if (large) throw new UserError(large.problem.message);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UsageError(
      `The recording "${path}" cannot be read. Give a .har file, or a text file with a request copied as cURL or fetch.`,
    );
  }
}

function refuse(problem: Problem, json: boolean): never {
  if (json) console.log(JSON.stringify({ ok: false, problem }));
  throw new UserError(problem.message);
}

/** As a program reads it. */
function jsonOf({ tenant, found, kept, questions, byHand, unread, dropped, templates }: Lesson) {
  const open = questions.filter(({ answer }) => answer === '');
  return {
    ok: true,
    tenant,
    found: found.map(lineOf),
    ...(kept && { kept }),
    ...(byHand && { byHand }),
    questions: open,
    ...(unread && { unread }),
    dropped,
    templates,
  };
}

function lineOf({ what, request: { method, path, query, body, asks } }: Found) {
  return { what, method, path, query, ...(body && { body }), certainty: 'LEARNED', asks };
}

const ASKS = {
  nothing: '',
  token: ' (a browser sends a token with it)',
  cookie: ' (a browser sends a cookie alone with it)',
  unseen: ' (how the browser was signed in is not in the recording)',
};

function words({ tenant, found, kept, questions, byHand, unread, dropped, templates }: Lesson): string {
  const lines = found.flatMap(({ what, request }) => {
    const search = Object.entries(request.query).map(([name, text]) => `${name}=${text}`);
    const address = `${request.path}${search.length > 0 ? `?${search.join('&')}` : ''}`;
    return [
      `${what}: ${request.method} ${address}${ASKS[request.asks]}`,
      ...(request.body ? [`    ${JSON.stringify(request.body)}`] : []),
    ];
  });
  const open = questions.filter(({ answer }) => answer === '');
  const asked = open.map(
    ({ id, question, options }) =>
      `${question} --answer "${id}=${options[0]}" (or ${options.slice(1).join(', ') || 'nothing else'})`,
  );
  const isMarked = templates.writes.attendanceSave !== undefined;
  return [
    `Learned of ${tenant}.growthzoneapp.com`,
    ...lines,
    ...(kept ? [`${kept} is not in this recording, and stays as it was learned before.`] : []),
    ...(isMarked ? [] : [byHand || 'No attendance save is in it: people are marked by hand until one is recorded.']),
    ...(templates.reads.attendeesSummary
      ? []
      : ['No list of attendees is in it that can be learned: the own way to read it is tried.']),
    ...(isFileOfSettings(templates)
      ? ["The recording has nothing of the file's content: its columns are those of the settings."]
      : []),
    ...(unread ? [unread] : []),
    droppedWords(dropped),
    ...asked,
  ].join('\n');
}

const droppedWords = ({ requests, cookies, tokens, personal }: Dropped): string =>
  `Left out: ${requests} other requests, ${cookies} cookies, ${tokens} tokens, ${personal} values that name somebody.`;

function save(templates: Templates, folder: string): void {
  makeFolder(folder);
  replaceIn(folder, FILE, JSON.stringify(templates));
  console.error(`Kept in ${join(folder, FILE)}. The next import with that folder uses it.`);
}

/** Keeps what a run found out besides, as how many people are taken at once, where it was read: in the first folder that has it. */
export function keepFoundOut(folders: readonly string[], templates: Templates): void {
  const folder = folders.find((one) => existsSync(join(one, FILE)));
  const text = JSON.stringify(templates);
  if (folder !== undefined && readFileSync(join(folder, FILE), 'utf8') !== text) replaceIn(folder, FILE, text);
}

/** What was kept in a folder, of whatever association; where it is damaged, a new recording replaces it. */
function learnedBefore(folder: string): Pick<Known, 'learned'> {
  const path = join(folder, FILE);
  try {
    const kept = JSON.parse(existsSync(path) ? readFileSync(path, 'utf8') : '{}') as { readonly tenant?: unknown };
    const read = readTemplates(kept, String(kept.tenant));
    return read.ok ? { learned: read.value } : {};
  } catch {
    return {};
  }
}

/** What was kept in a folder for an association; undefined where nothing was. Throws `UserError` where it cannot be used. */
export function learnedIn(folder: string, tenant: string): Templates | undefined {
  const path = join(folder, FILE);
  if (!existsSync(path)) return undefined;
  try {
    const read = readTemplates(JSON.parse(readFileSync(path, 'utf8')), tenant);
    if (read.ok) return read.value;
    throw new UserError(`"${path}": ${read.problem.message}`);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`"${path}" is damaged. Learn from the recording again, or delete it.`);
  }
}

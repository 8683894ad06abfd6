import { randomUUID } from 'node:crypto';
import { csvHeader } from './csv';
import { type ImportRequest, importAttendees, importInto, readAttendees } from './importAttendees';
import { type Refusal, refusal, type Tenant } from './tenant';

/** How long after it was asked for an import is done: people show up about a minute later. */
const JOB_SECONDS = 60;

/** A file that was uploaded and imports nobody yet. */
export interface Upload {
  readonly ok: true;
  readonly uploadId: string;
  /** The header texts, in their order. */
  readonly columns: readonly string[];
  readonly people: number;
}

/** An import that goes on by itself. */
export interface ImportJob {
  readonly ok: true;
  readonly jobId: string;
  readonly state: 'queued' | 'done' | 'failed';
  readonly imported: number;
  readonly rejected: readonly { row: number; reason: string }[];
  /** Why nobody was imported; '' where it did not fail. */
  readonly failure: string;
}

interface JobRow {
  readonly jobId: string;
  readonly uploadId: string;
  readonly eventId: number;
  readonly request: string;
  readonly state: ImportJob['state'];
  readonly answer: string;
}

/** Keeps a file for an import that is asked for later. */
export function upload({ db, clock }: Tenant, csv: string): Upload | Refusal {
  const header = csvHeader(csv);
  if (!header.ok) return refusal('invalid', header.message);
  const uploadId = randomUUID();
  db.run('INSERT INTO uploads (uploadId, csv, uploadedAt) VALUES (?, ?, ?)', uploadId, csv, clock.now());
  return { ok: true, uploadId, columns: header.columns, people: header.lines };
}

/**
 * Starts the import of an uploaded file. Whatever is wrong with what was chosen, or with the file, is said now; nobody is
 * registered before the job is due. A file is imported once: a second start of it is refused.
 */
export function startImport(
  tenant: Tenant,
  eventId: number,
  uploadId: string,
  chosen: Omit<ImportRequest, 'csv'>,
): ImportJob | Refusal {
  const { db, clock } = tenant;
  const file = db.one<{ csv: string }>('SELECT csv FROM uploads WHERE uploadId = ?', uploadId);
  if (!file) return refusal('not found', `There is no upload ${uploadId}.`);
  if (db.one('SELECT jobId FROM importJobs WHERE uploadId = ?', uploadId)) {
    return refusal('taken', 'The import of this upload was started before.');
  }
  const into = importInto(tenant, eventId, chosen);
  if (!into.ok) return into;
  const header = csvHeader(file.csv);
  const unknown = Object.values(chosen.mapping ?? {}).find((name) => header.ok && !header.columns.includes(name));
  if (unknown !== undefined) return refusal('invalid', `The file has no column "${unknown}".`);
  const people = readAttendees(file.csv, chosen.mapping);
  if (!Array.isArray(people)) return people;
  const jobId = randomUUID();
  db.run(
    'INSERT INTO importJobs (jobId, uploadId, eventId, request, dueAt) VALUES (?, ?, ?, ?, ?)',
    jobId,
    uploadId,
    eventId,
    JSON.stringify(chosen),
    clock.now() + JOB_SECONDS * 1000,
  );
  return importJob(tenant, jobId)!;
}

/** How far an import has got; nothing where there is none of that id. */
export function importJob({ db }: Tenant, jobId: string): ImportJob | undefined {
  const row = db.one<JobRow>('SELECT * FROM importJobs WHERE jobId = ?', jobId);
  return row && { ok: true, jobId, state: row.state, ...(JSON.parse(row.answer) as Outcome) };
}

type Outcome = Pick<ImportJob, 'imported' | 'rejected' | 'failure'>;

/** Does the imports whose time has come: there are no timers, so whoever looks at what they change calls this first. */
export function importDue(tenant: Tenant): void {
  const { db, clock } = tenant;
  const due = db.all<JobRow>(
    "SELECT * FROM importJobs WHERE state = 'queued' AND dueAt <= ? ORDER BY dueAt",
    clock.now(),
  );
  for (const job of due) db.transaction(() => finish(tenant, job));
}

function finish(tenant: Tenant, { jobId, uploadId, eventId, request }: JobRow): void {
  const { db } = tenant;
  const { csv } = db.one<{ csv: string }>('SELECT csv FROM uploads WHERE uploadId = ?', uploadId) ?? { csv: '' };
  const answer = importAttendees(tenant, eventId, { ...(JSON.parse(request) as Omit<ImportRequest, 'csv'>), csv });
  const outcome: Outcome = answer.ok
    ? { imported: answer.imported.length, rejected: answer.rejected, failure: '' }
    : { imported: 0, rejected: [], failure: answer.message };
  const state: ImportJob['state'] = answer.ok ? 'done' : 'failed';
  db.run('UPDATE importJobs SET state = ?, answer = ? WHERE jobId = ?', state, JSON.stringify(outcome), jobId);
}

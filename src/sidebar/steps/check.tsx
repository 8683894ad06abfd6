import { useEffect, useState } from 'preact/hooks';
import type { CheckedRow, CheckReport } from '../../api';
import type { Cause } from '../../roster/causes';
import { CREDITS, OUTCOMES, type Outcome } from '../../roster/types';
import { Button, download, FIRST_SHOWN, Tick } from '../parts/controls';
import { Icon, type IconName } from '../parts/icons';
import { ask } from '../server';
import type { Job } from '../use-job';
import { plural } from '../words';

/** What a person must decide stands first. */
const LEVELS: readonly { readonly level: Cause['level']; readonly title: string; readonly icon: IconName }[] = [
  { level: 'fix needed', title: 'Fix needed', icon: 'fix' },
  { level: 'check', title: 'Check', icon: 'ask' },
  { level: 'left out', title: 'Left out', icon: 'note' },
  { level: 'repeat', title: 'Repeats', icon: 'note' },
  { level: 'note', title: 'Notes', icon: 'note' },
];

const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  credit: 'credit',
  'left out': 'left out',
  'fix needed': 'to fix',
  repeat: 'repeated',
  'not an attendee': 'not attendees',
};

export function CheckStep({ job }: { readonly job: Job }) {
  const { check, task, checkRoster } = job;
  const [shown, setShown] = useState<Outcome | null>(null);
  const unchecked = check === null && task.busy === '' && task.problem === null;
  // Opened by the menu, the step checks by itself: it only reads.
  useEffect(() => {
    if (unchecked) void checkRoster();
  }, [unchecked, checkRoster]);
  if (!check) return task.busy ? null : <Button primary label="Check again" onPress={checkRoster} />;
  return (
    <>
      <Counts check={check} shown={shown} onShow={setShown} />
      {shown ? <OutcomeRows job={job} check={check} outcome={shown} /> : <Causes job={job} check={check} />}
      <Directory job={job} check={check} />
      <Downloads job={job} check={check} />
      <Onward job={job} check={check} />
    </>
  );
}

interface CountsProps {
  readonly check: CheckReport;
  readonly shown: Outcome | null;
  readonly onShow: (outcome: Outcome | null) => void;
}

/** The counts add up to the sheet, and each shows its rows. */
function Counts({ check, shown, onShow }: CountsProps) {
  return (
    <>
      <p class="sum">
        <b>{plural(check.rows.length, 'row')}</b>, each with one outcome. Choose one to see its rows.
      </p>
      <ul class="counts">
        {OUTCOMES.map((outcome) => (
          <li key={outcome} class={outcome.replace(/ /g, '-')}>
            <button
              type="button"
              aria-pressed={shown === outcome}
              onClick={() => onShow(shown === outcome ? null : outcome)}
            >
              <b>{check.counts[outcome].toLocaleString('en-US')}</b> {OUTCOME_WORDS[outcome]}
            </button>
          </li>
        ))}
      </ul>
      <p class="credits">
        {CREDITS.filter((credit) => check.credits[credit] > 0).map((credit) => (
          <span key={credit} class="chip">
            {credit} <b>{check.credits[credit]}</b>
          </span>
        ))}
      </p>
    </>
  );
}

function OutcomeRows({
  job,
  check,
  outcome,
}: {
  readonly job: Job;
  readonly check: CheckReport;
  readonly outcome: Outcome;
}) {
  const rows = check.rows.filter((row) => row.outcome === outcome);
  return (
    <section>
      <h2>
        {plural(rows.length, 'row')}: {OUTCOME_WORDS[outcome]}
      </h2>
      <RowList job={job} check={check} rows={rows} words={outcomeWords} />
    </section>
  );
}

function outcomeWords(row: CheckedRow): string {
  if (row.outcome === 'credit') {
    const other = row.growthzoneName && row.growthzoneName !== nameOf(row) ? `; GrowthZone: ${row.growthzoneName}` : '';
    return `${(row.credits ?? []).join(' + ')} · ${row.memberId}${other}`;
  }
  return row.outcome === 'repeat' ? `Repeats row ${row.repeatOf}` : (row.reason ?? '');
}

function Causes({ job, check }: { readonly job: Job; readonly check: CheckReport }) {
  const groups = LEVELS.map((group) => ({
    ...group,
    causes: check.causes.filter(({ level }) => level === group.level),
  }));
  if (check.causes.length === 0) return <p>Nothing to decide: no findings.</p>;
  return (
    <>
      {groups
        .filter(({ causes }) => causes.length > 0)
        .map(({ level, title, icon, causes }) => (
          <section key={level} class={`level ${level.replace(/ /g, '-')}`}>
            <h2>
              <Icon name={icon} /> {title}
            </h2>
            {causes.map((cause) => (
              <CauseLine key={cause.code} job={job} check={check} cause={cause} />
            ))}
          </section>
        ))}
      {check.byHand > 0 && (
        <p>
          {plural(check.byHand, 'row')} repaired or set by hand.{' '}
          <Button
            label="Undo repairs"
            busy={job.task.busy !== ''}
            onPress={async () => {
              const undone = await job.task.run('Undoing the repairs…', () => ask({ ask: 'undoRepairs' }));
              if (undone) job.setCheck(undone);
            }}
          />
        </p>
      )}
    </>
  );
}

function CauseLine({ job, check, cause }: { readonly job: Job; readonly check: CheckReport; readonly cause: Cause }) {
  const wanted = new Set(cause.rows);
  const rows = check.rows.filter(({ row }) => wanted.has(row));
  const { accepted } = job.decisions;
  const repair = cause.repair;
  return (
    <details>
      <summary>{cause.title}</summary>
      {repair && (
        <Button
          label={repair.label}
          busy={job.task.busy !== ''}
          onPress={async () => {
            const repaired = await job.task.run(
              'Repairing…',
              () => ask({ ask: 'repair', code: cause.code }),
              () => `${plural(repair.rows, 'row')} repaired.`,
            );
            if (repaired) job.setCheck(repaired);
          }}
        />
      )}
      {repair && <p class="quiet">Written to CE Member ID or CE Credit only; Undo repairs takes it back.</p>}
      <RowList job={job} check={check} rows={rows} words={(row) => causeWords(row, cause)} code={cause.code} />
      {cause.level === 'check' && (
        <Tick
          label={`I looked at ${cause.rows.length === 1 ? 'this row' : `these ${cause.rows.length} rows`}; send what is credit.`}
          checked={accepted.includes(cause.code)}
          onChange={(on) =>
            job.decide({ accepted: on ? [...accepted, cause.code] : accepted.filter((code) => code !== cause.code) })
          }
        />
      )}
    </details>
  );
}

function causeWords(row: CheckedRow, { code }: Cause): string {
  return row.findings.find((finding) => finding.code === code)?.message ?? outcomeWords(row);
}

const nameOf = ({ firstName, lastName }: CheckedRow): string => `${firstName} ${lastName}`.trim();

interface RowListProps {
  readonly job: Job;
  readonly check: CheckReport;
  readonly rows: readonly CheckedRow[];
  readonly words: (row: CheckedRow) => string;
  readonly code?: string;
}

/** Each row selects its cell in the roster. */
function RowList({ job, check, rows, words, code }: RowListProps) {
  const [most, setMost] = useState(FIRST_SHOWN);
  const select = (row: CheckedRow) => {
    const header = (row.findings.find((one) => one.code === code) ?? row.findings[0])?.column ?? '';
    const column = check.places[header] ?? check.places[check.columns['memberId'] ?? ''] ?? 1;
    return job.task.run('', () => ask({ ask: 'select', row: row.row, column }));
  };
  return (
    <>
      <ul class="rows">
        {rows.slice(0, most).map((row) => (
          <li key={row.row}>
            <button type="button" onClick={() => void select(row)}>
              <span class="who">
                Row {row.row}
                {nameOf(row) ? ` · ${nameOf(row)}` : ''}
              </span>
              <span class="what">{words(row)}</span>
            </button>
          </li>
        ))}
      </ul>
      {rows.length > most && (
        <Button label={`Show ${Math.min(100, rows.length - most)} more`} onPress={() => setMost(most + 100)} />
      )}
    </>
  );
}

function Directory({ job, check }: { readonly job: Job; readonly check: CheckReport }) {
  const [pasting, setPasting] = useState(false);
  const [text, setText] = useState('');
  const { directory } = check;
  if (directory) {
    return (
      <p class="quiet">
        Compared with {plural(directory.members, 'member')} of{' '}
        {directory.source === 'list' ? 'your list' : 'GrowthZone'}.
      </p>
    );
  }
  const use = async () => {
    const kept = await job.task.run('Reading the list…', () => ask({ ask: 'memberList', text }));
    if (!kept) return;
    setPasting(false);
    await job.checkRoster();
  };
  return (
    <section class="card">
      <p>Names and IDs were not compared with the association’s members: GrowthZone is not connected.</p>
      <Button label="Open Settings" onPress={() => job.go('settings')} />{' '}
      {!pasting && <Button label="Paste a member list" onPress={() => setPasting(true)} />}
      {pasting && (
        <>
          <label>
            Member list with its headers, copied from a sheet or a CSV file
            <textarea rows={5} value={text} onInput={(event) => setText(event.currentTarget.value)} />
          </label>
          <Button label="Use this list" disabled={text.trim() === ''} onPress={use} />
        </>
      )}
    </section>
  );
}

function Downloads({ job, check }: { readonly job: Job; readonly check: CheckReport }) {
  const files = async (name: string) => {
    const made = await job.task.run('Making the files…', () => ask({ ask: 'files' }));
    const file = made?.find((one) => one.name === name);
    if (file) download(file.name, file.text);
  };
  const missing = async () => {
    const list = await job.task.run('Making the list…', () => ask({ ask: 'vendorList' }));
    if (list) download(list.name, list.text);
  };
  return (
    <details open={job.state?.intent?.do === 'files'}>
      <summary>CSV files ({check.files.length})</summary>
      <p class="quiet">
        At most 100 attendees each, for Import Attendees in GrowthZone. Choose “Registered” there, never “Attended”.
      </p>
      <ul class="plainlist">
        {check.files.map(({ name, rows }) => (
          <li key={name}>
            <button type="button" class="link" onClick={() => void files(name)}>
              Download {name}
            </button>{' '}
            ({plural(rows, 'attendee')})
          </li>
        ))}
      </ul>
      {check.counts['fix needed'] > 0 && (
        <Button label={`List for the vendor (${check.counts['fix needed']} to fix)`} onPress={missing} />
      )}
    </details>
  );
}

function Onward({ job, check }: { readonly job: Job; readonly check: CheckReport }) {
  const credits = CREDITS.filter((credit) => check.credits[credit] > 0);
  const open = check.causes.filter(({ level, code }) => level === 'check' && !job.decisions.accepted.includes(code));
  return (
    <div class="actions">
      <Button
        primary
        label={`Find ${plural(credits.length, 'event')}`}
        busy={job.task.busy !== ''}
        disabled={credits.length === 0 || open.length > 0}
        onPress={() => job.go(3)}
      />
      <Button label="Check again" busy={job.task.busy !== ''} onPress={job.checkRoster} />
      {open.length > 0 && <p class="quiet">Open each Check above and tick it first ({open.length} left).</p>}
      {credits.length === 0 && <p class="quiet">No row earns credit yet, so there is nothing to import.</p>}
    </div>
  );
}

import { useState } from 'preact/hooks';
import type { ColumnsReport, Field, Question } from '../../server';
import { TEXTS } from '../../texts/columns';
import { Button, Icon } from '../../ui/controls';
import type { Job } from '../../use-job';

/** The whole mapping with one column changed; a field is used once, so that another column gives it up. */
export function mapping(
  report: ColumnsReport,
  changed: number,
  field: Field | '',
): Readonly<Record<string, Field | ''>> {
  return Object.fromEntries(
    report.columns.map(({ column, field: before }) => {
      if (column === changed) return [column, field];
      return [column, before === field ? '' : before];
    }),
  );
}

interface QuestionProps {
  readonly job: Job;
  readonly report: ColumnsReport;
  readonly question: Question;
}

/** What only the coordinator can say, asked once; an answer stays in sight and can be changed. */
export function QuestionCard({ job, report, question }: QuestionProps) {
  const [changing, setChanging] = useState(false);
  const { answer, message } = question;
  if (answer !== '' && !changing) {
    return (
      <p class="answered">
        {message} <b>{TEXTS.answered(question)}</b>{' '}
        <button type="button" class="link" onClick={() => setChanging(true)}>
          {TEXTS.change}
          <span class="hidden">{TEXTS.changeOf(message)}</span>
        </button>
      </p>
    );
  }
  return (
    <section class="card question">
      <h2>
        <Icon name="ask" /> {message}
      </h2>
      <Choices job={job} report={report} question={question} />
    </section>
  );
}

function Choices({ job, report, question }: QuestionProps) {
  const say = (value: string) => job.answerQuestion(question.id, value);
  if (question.ask === 'column') return <ColumnChoices job={job} report={report} question={question} />;
  if (question.ask === 'minimum minutes') {
    return (
      <div class="choices">
        <Button label={TEXTS.ethicsMinutes} onPress={() => say('150')} />
        <Button label={TEXTS.fairHousingMinutes} onPress={() => say('120')} />
      </div>
    );
  }
  if (question.choices.length === 0) return <NumberAnswer question={question} say={say} />;
  return (
    <div class="choices">
      {question.choices.map(({ value }) => (
        <Button key={value} label={TEXTS.choice(question, value)} onPress={() => say(value)} />
      ))}
      {question.ask === 'everyone earned' && <p class="quiet">{TEXTS.notEveryone}</p>}
    </div>
  );
}

/** The columns that could be it, each with its first values; all of them where none is evident. */
function ColumnChoices({ job, report, question }: QuestionProps) {
  const letters = new Set(question.choices.map(({ value }) => value));
  const possible = report.columns.filter(({ letter }) => letters.size === 0 || letters.has(letter));
  return (
    <div class="choices">
      {possible.map((column) => (
        <Button
          key={column.column}
          label={TEXTS.columnChoice(column)}
          onPress={() => job.mapColumns(report.headerRow, mapping(report, column.column, question.field || 'memberId'))}
        />
      ))}
    </div>
  );
}

function NumberAnswer({ question, say }: { readonly question: Question; readonly say: (value: string) => unknown }) {
  const [text, setText] = useState(question.answer || question.proposal);
  const good = /^\d+(\.\d+)?$/.test(text);
  return (
    <form
      class="line"
      onSubmit={(event) => {
        event.preventDefault();
        if (good) say(text);
      }}
    >
      <input aria-label={question.message} value={text} onInput={(event) => setText(event.currentTarget.value)} />
      <button type="submit" class="plain" aria-disabled={!good}>
        {TEXTS.useThisNumber}
      </button>
    </form>
  );
}

import { useEffect, useRef, useState } from 'preact/hooks';
import type { AskedQuestion, ColumnsReport, Field } from '../../server';
import { TEXTS } from '../../texts/columns';
import { dated } from '../../texts/dates';
import { Button, Icon } from '../../ui/controls';
import type { Job } from '../../use-job';

/** A roster may have several columns of these. */
const REPEATED: readonly string[] = ['', 'timeIn', 'timeOut'];

/** The whole mapping with one column changed; another field is used once, so that another column gives it up. */
export function mapping(
  report: ColumnsReport,
  changed: number,
  field: Field | '',
): Readonly<Record<string, Field | ''>> {
  return Object.fromEntries(
    report.columns.map(({ column, field: before }) => {
      if (column === changed) return [column, field];
      return [column, before === field && !REPEATED.includes(field) ? '' : before];
    }),
  );
}

interface ListProps {
  readonly job: Job;
  readonly report: ColumnsReport;
}

/** Whether its rows wait for the coordinator. */
export const isOpen = ({ answer, presumed }: AskedQuestion): boolean => answer === '' && presumed === '';

/** Everything that only the coordinator can say: what is open in full, what was answered or presumed folded behind it. */
export function Questions({ job, report }: ListProps) {
  const { questions } = report;
  const answered = questions.filter(({ answer }) => answer !== '');
  const presumed = questions.filter(({ answer, presumed }) => answer === '' && presumed !== '');
  const courses = presumed.filter(({ ask }) => ask === 'meaning');
  const others = presumed.filter(({ ask }) => ask !== 'meaning');
  return (
    <>
      {groupsOf(questions.filter(isOpen)).map((group) => (
        <OpenGroup key={group[0]?.id} job={job} report={report} group={group} />
      ))}
      <Folded title={TEXTS.answers(answered)} job={job} report={report} questions={answered} />
      <Folded title={TEXTS.otherCourses(courses)} job={job} report={report} questions={courses} />
      <Folded title={TEXTS.readFromRoster(others.length)} job={job} report={report} questions={others} />
    </>
  );
}

/** Texts under one header are asked about together. */
function groupsOf(questions: readonly AskedQuestion[]): readonly (readonly AskedQuestion[])[] {
  const groups = new Map<string, AskedQuestion[]>();
  for (const question of questions) {
    const key = question.under === '' ? question.id : `under ${question.under}`;
    const group = groups.get(key);
    if (group) group.push(question);
    else groups.set(key, [question]);
  }
  return [...groups.values()];
}

function OpenGroup({ job, report, group }: ListProps & { readonly group: readonly AskedQuestion[] }) {
  const [first, ...others] = group;
  if (!first) return null;
  return (
    <section class="card question">
      {others.length > 0 && (
        <h2>
          <Icon name="ask" /> {TEXTS.textsUnder(first.under, group.length)}
        </h2>
      )}
      {group.map((question) => (
        <OpenQuestion key={question.id} job={job} report={report} question={question} isAlone={others.length === 0} />
      ))}
    </section>
  );
}

interface QuestionProps extends ListProps {
  readonly question: AskedQuestion;
}

function OpenQuestion({ job, report, question, isAlone }: QuestionProps & { readonly isAlone: boolean }) {
  const title = useRef<HTMLHeadingElement>(null);
  const { wanted, seen } = job.question;
  const isWanted = wanted === question.id;
  useEffect(() => {
    if (!isWanted) return;
    title.current?.focus();
    title.current?.scrollIntoView({ block: 'start' });
    seen();
  }, [isWanted, seen]);
  const Heading = isAlone ? 'h2' : 'h3';
  return (
    <>
      <Heading ref={title} tabIndex={-1}>
        {isAlone && <Icon name="ask" />} {dated(question.message)}
      </Heading>
      <RowsOf question={question} />
      <Choices job={job} report={report} question={question} />
    </>
  );
}

const RowsOf = ({ question: { rows, field } }: { readonly question: AskedQuestion }) =>
  rows.length > 0 && field === '' ? <p class="quiet">{TEXTS.rows(rows)}</p> : null;

function Folded({ title, job, report, questions }: ListProps & FoldedProps) {
  if (questions.length === 0) return null;
  return (
    <details>
      <summary>{title}</summary>
      {questions.map((question) => (
        <SettledQuestion key={question.id} job={job} report={report} question={question} />
      ))}
    </details>
  );
}

interface FoldedProps {
  readonly title: string;
  readonly questions: readonly AskedQuestion[];
}

/** What was answered, or is presumed; it stays in sight and can be changed, and an answer can be taken back. */
function SettledQuestion({ job, report, question }: QuestionProps) {
  const [changing, setChanging] = useState(false);
  const { answer, message } = question;
  const isAnswered = answer !== '';
  return (
    <div class="answered">
      <p>
        {dated(message)} <b>{TEXTS.settled(question)}</b> {TEXTS.from(question)}{' '}
        {!changing && (
          <button type="button" class="link" onClick={() => setChanging(true)}>
            {TEXTS.change}
            <span class="hidden">{TEXTS.changeOf(message)}</span>
          </button>
        )}
      </p>
      <RowsOf question={question} />
      {changing && <Choices job={job} report={report} question={question} />}
      {changing && isAnswered && <Button label={TEXTS.takeBack} onPress={() => job.answerQuestion(question.id, '')} />}
    </div>
  );
}

function Choices({ job, report, question }: QuestionProps) {
  const { lastTime, proposal } = question;
  const say = (value: string) => job.answerQuestion(question.id, value);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its own frame and legend around what is one sentence above
    <div class="choices" role="group" aria-label={dated(question.message)}>
      {lastTime === 'proposed' && <Button label={TEXTS.lastTime(question)} onPress={() => say(proposal)} />}
      <Others job={job} report={report} question={question} say={say} />
    </div>
  );
}

type Say = (value: string) => unknown;

/** What can be said: columns with their first values, the usual minimums, a number, or one of some words. */
function Others({ job, report, question, say }: QuestionProps & { readonly say: Say }) {
  const { ask, lastTime, proposal, choices } = question;
  if (ask === 'minimum minutes') {
    return (
      <>
        <Button label={TEXTS.ethicsMinutes} onPress={() => say('150')} />
        <Button label={TEXTS.fairHousingMinutes} onPress={() => say('120')} />
      </>
    );
  }
  if (choices.length === 0) return <NumberAnswer question={question} say={say} />;
  const others = choices.filter(({ value }) => lastTime !== 'proposed' || value !== proposal);
  return (
    <>
      {others.map(({ value }) => (
        <Button key={value} label={TEXTS.choice(question, value, report)} onPress={() => say(value)} />
      ))}
      {ask === 'hidden rows' && choices.length === 1 && (
        <Button label={TEXTS.findHiddenRows} busy={job.task.busy !== ''} onPress={job.findHiddenRows} />
      )}
      {ask === 'everyone earned' && <p class="quiet">{TEXTS.notEveryone}</p>}
    </>
  );
}

function NumberAnswer({ question, say }: { readonly question: AskedQuestion; readonly say: Say }) {
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
      <input
        aria-label={dated(question.message)}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" class="plain" aria-disabled={!good}>
        {TEXTS.useThisNumber}
      </button>
    </form>
  );
}

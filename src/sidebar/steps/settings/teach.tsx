import { useState } from 'preact/hooks';
import {
  colleaguesTemplates,
  constantsOf,
  foundIn,
  isFileOfSettings,
  learn,
  readRecording,
  tooLarge,
} from '../../../learn';
import type { Found, Lesson, Question, Result, Templates, ValueOf } from '../../server';
import { ask } from '../../server';
import { DOING } from '../../texts/shared';
import { TEACH } from '../../texts/teach';
import { Button, CopyButton, Icon } from '../../ui/controls';
import type { Job } from '../../use-job';
import { withUnpacked } from './unpack';

/** What is shown before it is kept: a lesson of a recording, or what a colleague copied. */
type Offer = Pick<Lesson, 'templates' | 'questions' | 'kept' | 'byHand' | 'unread'> & {
  readonly dropped: Lesson['dropped'] | null;
  /** When what is kept of it was learned. */
  readonly before: string;
};

/** What was read, and how it is to be understood after each answer. */
type Understand = (answers: Readonly<Record<string, string>>) => Result<Offer>;

/** Shows how this association's GrowthZone is asked, from a recording that a coordinator made, and keeps it. */
export function Teach({ job }: { readonly job: Job }) {
  const [learned, setLearned] = useState<Templates | null | undefined>(undefined);
  const [understand, setUnderstand] = useState<{ readonly it: Understand } | null>(null);
  const [offer, setOffer] = useState<Offer | null>(null);
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const show = ({ templates }: ValueOf<'templates'>) => {
    setLearned(templates);
    setOffer(null);
    setUnderstand(null);
  };
  const load = async () => {
    const read = await job.task.again(DOING.loading, () => ask({ ask: 'templates' }));
    if (read) setLearned(read.templates);
  };
  const read = async (text: () => Promise<Result<string>>) => {
    const found = await job.task.run(TEACH.reading, async () => {
      const given = await text();
      if (!given.ok) return given;
      // Where it was not read yet, a recording of one write would take the other's place.
      const before = learned === undefined ? await ask({ ask: 'templates' }) : undefined;
      if (before && !before.ok) return before;
      return understanding(given.value, job, (before ? before.value.templates : learned) ?? undefined);
    });
    const first = found?.({});
    setAnswers({});
    setUnderstand(found ? { it: found } : null);
    setOffer(first?.ok ? first.value : null);
  };
  const answer = (id: string, value: string) => {
    const said = { ...answers, [id]: value };
    const next = understand?.it(said);
    // Another answer may make a question meaningless, and what was said to it.
    const known = next?.ok ? said : { [id]: value };
    const again = next?.ok ? next : understand?.it(known);
    setAnswers(known);
    setOffer(again?.ok ? again.value : null);
  };
  const use = async (templates: Templates) => {
    const kept = await job.task.run(
      TEACH.keeping,
      () => ask({ ask: 'saveTemplates', templates }),
      () => TEACH.kept,
    );
    if (!kept) return;
    show(kept);
    await job.refresh();
  };
  const forget = async () => {
    const kept = await job.task.run(
      TEACH.keeping,
      () => ask({ ask: 'forgetTemplates' }),
      () => TEACH.forgotten,
    );
    if (!kept) return;
    show(kept);
    await job.refresh();
  };
  const busy = job.task.busy !== '';
  return (
    <details
      onToggle={({ currentTarget }) => {
        if (currentTarget.open && learned === undefined) void load();
      }}
    >
      <summary>{TEACH.title}</summary>
      <HowTo />
      <Given busy={busy} onGiven={read} />
      {offer && <Offered offer={offer} busy={busy} onAnswer={answer} onUse={use} onCancel={() => setOffer(null)} />}
      {learned && !offer && (
        <section class="card">
          <p>{TEACH.learnedOn(learned.learnedAt)}</p>
          <Requests found={foundIn(learned)} />
          <Whole templates={learned} />
          <div class="actions">
            <CopyButton label={TEACH.copy} text={() => wordsOf(learned)} />
            <Button label={TEACH.forget} busy={busy} onPress={forget} />
          </div>
        </section>
      )}
    </details>
  );
}

/** Reads a recording, a pasted request or a colleague's copy once; each answer then only decides it anew. */
async function understanding(text: string, job: Job, learned: Templates | undefined): Promise<Result<Understand>> {
  const { tenant } = job.state?.connection ?? { tenant: '' };
  const colleagues = colleaguesTemplates(text, tenant);
  if (colleagues) {
    if (!colleagues.ok) return colleagues;
    const offer: Offer = {
      templates: colleagues.value,
      questions: [],
      kept: undefined,
      byHand: '',
      unread: '',
      dropped: null,
      before: '',
    };
    return { ok: true, value: () => ({ ok: true, value: offer }) };
  }
  const read = readRecording(text);
  if (!read.ok) return read;
  const recording = await withUnpacked(read.value);
  const events = (job.state?.tabs ?? []).map(({ eventId }) => ({ eventId }));
  const known = { tenant, events, today: new Date().toISOString().slice(0, 10), ...(learned && { learned }) };
  const before = learned?.learnedAt ?? '';
  const understand: Understand = (answers) => {
    const lesson = learn(recording, known, answers);
    return lesson.ok ? { ok: true, value: { ...lesson.value, before } } : lesson;
  };
  const first = understand({});
  return first.ok ? { ok: true, value: understand } : first;
}

const wordsOf = (templates: Templates): string => JSON.stringify(templates, null, 1);

function HowTo() {
  return (
    <>
      <p>{TEACH.means}</p>
      <ol>
        {TEACH.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="quiet">{TEACH.privacy}</p>
    </>
  );
}

interface GivenProps {
  readonly busy: boolean;
  readonly onGiven: (text: () => Promise<Result<string>>) => Promise<void>;
}

/** A file that is chosen or dropped, or a pasted text. */
function Given({ busy, onGiven }: GivenProps) {
  const [text, setText] = useState('');
  const take = (file: File | undefined) => {
    if (file && !busy) void onGiven(() => textOf(file));
  };
  return (
    <section
      class="fields"
      aria-label={TEACH.given}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        take(event.dataTransfer?.files[0]);
      }}
    >
      <label>
        {TEACH.choose}
        <input
          type="file"
          accept=".har,.json,.txt"
          onChange={({ currentTarget }) => {
            take(currentTarget.files?.[0]);
            currentTarget.value = '';
          }}
        />
      </label>
      <label>
        {TEACH.paste}
        <textarea
          rows={3}
          value={text}
          spellcheck={false}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </label>
      <div class="actions">
        <Button
          label={TEACH.look}
          busy={busy}
          disabled={text.trim() === ''}
          onPress={async () => {
            await onGiven(async () => ({ ok: true, value: text }));
            // It may hold a cookie.
            setText('');
          }}
        />
      </div>
    </section>
  );
}

async function textOf(file: File): Promise<Result<string>> {
  return tooLarge(file.size) ?? { ok: true, value: await file.text() };
}

interface OfferedProps {
  readonly offer: Offer;
  readonly busy: boolean;
  readonly onAnswer: (id: string, value: string) => void;
  readonly onUse: (templates: Templates) => Promise<void>;
  readonly onCancel: () => void;
}

/** What was found, what is still to be said about it, and the button that keeps it. */
function Offered({
  offer: { templates, questions, kept, byHand, unread, dropped, before },
  busy,
  onAnswer,
  onUse,
  onCancel,
}: OfferedProps) {
  const found = foundIn(templates);
  const isOpen = questions.some(({ answer }) => answer === '');
  return (
    <section class="card" aria-label={TEACH.title}>
      <h2>{TEACH.found(found.length)}</h2>
      <Requests found={found} />
      {kept && <p class="advice">{TEACH.stays(kept, before)}</p>}
      {templates.writes.attendanceSave === undefined && <p class="advice">{byHand || TEACH.noSave}</p>}
      {templates.reads.attendeesSummary === undefined && <p class="advice">{TEACH.noList}</p>}
      {isFileOfSettings(templates) && <p class="advice">{TEACH.fileOfSettings}</p>}
      {unread !== '' && <p class="advice">{unread}</p>}
      <p class="quiet">{dropped ? TEACH.leftOut(dropped) : TEACH.fromColleague}</p>
      {questions.map((question) => (
        <Asked key={question.id} question={question} onAnswer={onAnswer} />
      ))}
      <Whole templates={templates} />
      {isOpen && <p class="quiet">{TEACH.answerFirst}</p>}
      <div class="actions">
        <Button
          primary
          label={TEACH.use(found.length)}
          busy={busy}
          disabled={isOpen}
          onPress={() => onUse(templates)}
        />
        <CopyButton label={TEACH.copy} text={() => wordsOf(templates)} />
        <Button label={TEACH.cancel} onPress={onCancel} />
      </div>
    </section>
  );
}

function Requests({ found }: { readonly found: readonly Found[] }) {
  return (
    <ul class="lines">
      {found.map(({ what, request }) => {
        const search = Object.entries(request.query).map(([name, text]) => `${name}=${text}`);
        const asks = TEACH.asks(request.asks);
        const isWrite = what === 'importAttendees' || what === 'attendanceSave';
        return (
          <li key={`${what} ${request.method} ${request.path}`}>
            <Icon name={isWrite && asks !== '' ? 'ask' : 'pass'} />
            <span>
              <b>{TEACH.what(what)}</b> {request.method} {request.path}
              {search.length > 0 && `?${search.join('&')}`}
              <span class="samples"> {TEACH.always(constantsOf(request))}</span>
              {isWrite && asks !== '' && <span class="quiet"> {asks}</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

interface AskedProps {
  readonly question: Question;
  readonly onAnswer: (id: string, value: string) => void;
}

function Asked({ question: { id, question, options, answer }, onAnswer }: AskedProps) {
  return (
    <fieldset class="question">
      <legend>{question}</legend>
      {options.map((option) => (
        <label key={option} class="radio">
          <input type="radio" name={id} checked={answer === option} onChange={() => onAnswer(id, option)} />
          <span>{option}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Whole({ templates }: { readonly templates: Templates }) {
  return (
    <details>
      <summary>{TEACH.whole}</summary>
      <pre>{wordsOf(templates)}</pre>
    </details>
  );
}

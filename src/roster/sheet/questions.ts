import type { Field, RosterSettings } from '../settings';
import { plural } from '../words';
import { headerKey } from './mapping';
import { columnAt, columnMark } from './memory';
import { type Choice, idOf, type QuestionKind, type QuestionRule, RULES, type Subjects } from './question-rules';

/** A question as the page and the command line show it: open, or with its answer. */
export interface Question {
  /** Stable for one roster. */
  readonly id: string;
  readonly ask: QuestionKind;
  /** One sentence. */
  readonly message: string;
  /** The sheet's own numbers of the rows that wait for the answer, or go by it. */
  readonly rows: readonly number[];
  /** From 1; 0 where it is about no column. */
  readonly column: number;
  /** The field for which a column is sought; empty for every other question. */
  readonly field: Field | '';
  /** What can be said; empty where a number is typed. */
  readonly choices: readonly Choice[];
  /** What is evident, and never taken by itself; empty where nothing is. */
  readonly proposal: string;
  /** Empty while nobody answered it. */
  readonly answer: string;
  /** What the rows go by while nobody answers it; empty where they wait. */
  readonly presumed: string;
  /** The header of a text whose meaning is asked; empty for every other question. */
  readonly under: string;
  /** The setting that answers it on the command line, as JSON. */
  readonly setting: string;
}

interface Raised {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly subject: Subjects[QuestionKind];
  readonly rows: Set<number>;
}

/** Every question that one reading of a roster raised, with the rows that depend on it. */
export class QuestionBook {
  private readonly raised = new Map<string, Raised>();

  constructor(private readonly settings: RosterSettings) {}

  /** Asks about a row (index from 0; -1 for none yet): gives the coordinator's answer, else what is presumed, or undefined. */
  ask<Kind extends QuestionKind>(kind: Kind, subject: Subjects[Kind], row: number): string | undefined {
    const rule = RULES[kind];
    const id = idOf(kind, subject);
    const known = this.raised.get(id);
    const { rows } = known ?? { rows: new Set<number>() };
    if (row >= 0) rows.add(row);
    if (!known) this.raised.set(id, { id, kind, subject, rows });
    return rule.answer(subject, this.settings) ?? presumedOf(subject);
  }

  /** The id of a question that was raised already. */
  raisedId<Kind extends QuestionKind>(kind: Kind, subject: Subjects[Kind]): string | undefined {
    return this.raised.get(idOf(kind, subject))?.id;
  }

  /** In the order in which they were raised. */
  all(): readonly Question[] {
    return [...this.raised.values()].map((raised) => this.shown(raised));
  }

  private shown({ id, kind, subject, rows }: Raised): Question {
    const rule = RULES[kind] as QuestionRule<Subjects[QuestionKind]>;
    const choices = rule.choices?.(subject) ?? [];
    const proposal = rule.proposal?.(subject) ?? '';
    return {
      id,
      ask: kind,
      message: rule.message(subject, plural(rows.size, 'row')),
      rows: [...rows].sort((a, b) => a - b).map((row) => row + 1),
      column: ('column' in subject ? subject.column : 'columns' in subject ? (subject.columns[0] ?? -1) : -1) + 1,
      field: 'field' in subject ? subject.field : '',
      choices,
      proposal,
      answer: rule.answer(subject, this.settings) ?? '',
      presumed: presumedOf(subject) ?? '',
      under: kind === 'meaning' && 'header' in subject ? subject.header : '',
      setting: JSON.stringify(rule.settle(subject, proposal || choices[0]?.value || '0')),
    };
  }

  /**
   * Settings with an answer to one of the raised questions; an empty one takes back what was said. Undefined where the
   * question was not raised or cannot mean that.
   */
  settled(id: string, value: string, settings: RosterSettings): RosterSettings | undefined {
    const raised = this.raised.get(id);
    if (!raised) return undefined;
    const { subject } = raised;
    const rule = RULES[raised.kind] as QuestionRule<Subjects[QuestionKind]>;
    if (value === '') {
      const said = rule.answer(subject, this.settings);
      if (said === undefined) return undefined;
      const left = without(settings, rule.settle(subject, said));
      return rule.withdraw?.(subject, left) ?? left;
    }
    const choices = rule.choices?.(subject) ?? [];
    const fits = choices.length > 0 ? choices.some((choice) => choice.value === value) : /^\d+(\.\d+)?$/.test(value);
    if (!fits) return undefined;
    // An answer in other capitals would stand beside this one, and before it.
    const answer = rule.settle(subject, value);
    return merged(without(settings, answer), answer);
  }

  /** An answer as it is remembered for the vendor's next roster, whose columns may stand elsewhere; empty where it is not. */
  toRemember(id: string, answer: string): string {
    const raised = this.raised.get(id);
    if (!raised || RULES[raised.kind].nextTime === undefined) return '';
    return 'headers' in raised.subject ? columnMark(raised.subject.headers, answer) : answer;
  }

  /** The remembered answer to a question, as it is said of this roster; undefined where there is none. */
  private fromMemory({ kind, subject, id }: Raised, answerTo: Memory): string | undefined {
    const remembered = answerTo(id);
    if (remembered === undefined || RULES[kind].nextTime === undefined) return undefined;
    return 'headers' in subject ? columnAt(subject.headers, remembered) : remembered;
  }

  /** Settings with the remembered answers to those open questions whose answers hold for every roster of a vendor. */
  answeredBy(answerTo: Memory, before: RosterSettings): { settings: RosterSettings; ids: readonly string[] } {
    let settings = before;
    const ids: string[] = [];
    for (const raised of this.raised.values()) {
      const { id, kind } = raised;
      if (RULES[kind].nextTime !== 'taken' || this.shown(raised).answer !== '') continue;
      const said = this.fromMemory(raised, answerTo);
      const next = said ? this.settled(id, said, settings) : undefined;
      if (!next) continue;
      settings = next;
      ids.push(id);
    }
    return { settings, ids };
  }

  /** The answer of the last roster to a question that is open, or empty: it is proposed where it was not taken. */
  lastTime(id: string, answerTo: Memory): string {
    const raised = this.raised.get(id);
    return (raised && this.fromMemory(raised, answerTo)) ?? '';
  }
}

/** What was answered to a question for an earlier roster, by the question's id. */
type Memory = (id: string) => string | undefined;

const presumedOf = (subject: Subjects[QuestionKind]): string | undefined =>
  'presumed' in subject ? subject.presumed : undefined;

// An answer is a part of settings: records of records, whose names are headers and texts of the roster.

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Settings with an answer put in: records are merged, so that an answer replaces no other. */
function merged(settings: RosterSettings, answer: RosterSettings): RosterSettings {
  const merge = (one: unknown, other: unknown): unknown =>
    isTree(one) && isTree(other)
      ? Object.fromEntries([
          ...Object.entries(one),
          ...Object.entries(other).map(([name, value]) => [name, merge(one[name], value)]),
        ])
      : other;
  return merge(settings, answer) as RosterSettings;
}

/** Settings without what stands where `answer` says, however its names are written. */
function without(settings: RosterSettings, answer: RosterSettings): RosterSettings {
  return (left(settings, answer) ?? {}) as RosterSettings;
}

/** What is left of a part; undefined where nothing is. */
function left(part: unknown, taken: unknown): unknown {
  if (!isTree(part) || !isTree(taken)) return undefined;
  const takenByKey = new Map(Object.entries(taken).map(([name, value]) => [headerKey(name), value]));
  const entries = Object.entries(part).flatMap(([name, value]) => {
    if (!takenByKey.has(headerKey(name))) return [[name, value] as const];
    const rest = left(value, takenByKey.get(headerKey(name)));
    return rest === undefined ? [] : [[name, rest] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

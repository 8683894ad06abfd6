import type { Chosen, Open } from './draft';
import { optionText, questionText } from './words';

/** What was said to questions, by their ids. */
export type Answers = Readonly<Record<string, string>>;

/** Something that the recording does not settle. */
export interface Question {
  readonly id: string;
  readonly question: string;
  readonly options: readonly string[];
  /** What was said; empty while it is open, and then the first option is taken meanwhile. */
  readonly answer: string;
}

/** The questions that came up, each with what was said to it. */
export class Asked {
  private readonly all = new Map<string, Question>();

  constructor(private readonly answers: Answers) {}

  readonly chosen: Chosen = (open: Open) => {
    const options = open.options.map(optionText);
    const answer = this.ask(open.id, questionText(open), options);
    return open.options[options.indexOf(answer)];
  };

  /** What was said; the first option where nothing was, or nothing that can be said. */
  ask(id: string, question: string, options: readonly string[]): string {
    const said = this.answers[id] ?? '';
    const answer = options.find((option) => option.toLowerCase() === said.trim().toLowerCase()) ?? '';
    this.all.set(id, { id, question, options, answer });
    return answer || (options[0] ?? '');
  }

  questions = (): readonly Question[] => [...this.all.values()];

  wrongAnswer(): string | undefined {
    for (const [id, answer] of Object.entries(this.answers)) {
      const question = this.all.get(id);
      if (question === undefined) return `There is no question "${id.slice(0, 60)}" about this recording.`;
      if (question.answer === '')
        return `"${answer.slice(0, 60)}" answers nothing of "${id}": ${question.options.join(', or ')}.`;
    }
    return undefined;
  }
}

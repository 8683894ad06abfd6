import type { Calls } from './calls';
import { type DataValidation, dataValidation } from './validation';
import type { CellLooks, Look } from './workbook';

/** How a look is given to the script, and taken from it. */
interface Codec<L extends Look, Given> {
  /** What a cell has that nobody touched. */
  readonly untouched: Given;
  give(stored: CellLooks[L], calls: Calls): Given;
  /** Undefined stands for the untouched look. Throws where Sheets would not take the value. */
  take(value: unknown): CellLooks[L] | undefined;
}

/** What Sheets' getters give for each look, and what its setters take. Null always takes the look off. */
export const CODECS = {
  formats: text<'formats'>('General'),
  backgrounds: colour<'backgrounds'>('#ffffff'),
  notes: text<'notes'>(''),
  fontWeights: word<'fontWeights'>('font weight', 'normal', ['bold']),
  fontColors: colour<'fontColors'>('#000000'),
  fontLines: word<'fontLines'>('font line', 'none', ['line-through', 'underline']),
  fontStyles: word<'fontStyles'>('font style', 'normal', ['italic']),
  horizontalAlignments: word<'horizontalAlignments'>('alignment', 'general', ['left', 'center', 'right']),
  wrapStrategies: word<'wrapStrategies'>('wrap strategy', 'OVERFLOW', ['WRAP', 'CLIP']),
  validations: {
    untouched: null,
    give: (stored, calls) => dataValidation(calls, stored),
    take: (value) => {
      if (isNone(value)) return undefined;
      // By what it has, not by its class: the script holds it behind a proxy that counts its calls.
      const { rule } = value as Partial<DataValidation>;
      if (typeof rule !== 'object') throw new Error(`${String(value)} is no data validation: build one first.`);
      return rule;
    },
  } satisfies Codec<'validations', DataValidation | null>,
};

function isNone(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

function text<L extends 'formats' | 'notes'>(untouched: string): Codec<L, string> {
  return {
    untouched,
    give: (stored) => stored,
    take: (value) => (isNone(value) || value === untouched ? undefined : String(value)) as CellLooks[L] | undefined,
  };
}

function colour<L extends 'backgrounds' | 'fontColors'>(untouched: string): Codec<L, string> {
  return {
    untouched,
    give: (stored) => stored,
    take: (value) => {
      if (isNone(value)) return undefined;
      const written = String(value).toLowerCase();
      if (!/^#[0-9a-f]{6}$/.test(written))
        throw new Error(`"${written}" is no colour that the local Sheets knows: give it as #rrggbb.`);
      return (written === untouched ? undefined : written) as CellLooks[L] | undefined;
    },
  };
}

function word<L extends Look>(what: string, untouched: string, words: readonly CellLooks[L][]): Codec<L, string> {
  return {
    untouched,
    give: (stored) => String(stored),
    take: (value) => {
      if (isNone(value) || value === untouched) return undefined;
      const found = words.find((one) => one === value);
      if (!found)
        throw new Error(`Unexpected ${what}: ${String(value)}. It is one of ${[untouched, ...words].join(', ')}.`);
      return found;
    },
  };
}

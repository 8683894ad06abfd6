import type { RosterSettings } from '../settings';
import { headerKey } from './mapping';

// An answer is a part of settings: records of records, whose names are headers and texts of the roster.

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Settings with an answer put in: records are merged, so that an answer replaces no other. */
export function merged(settings: RosterSettings, answer: RosterSettings): RosterSettings {
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
export function without(settings: RosterSettings, answer: RosterSettings): RosterSettings {
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

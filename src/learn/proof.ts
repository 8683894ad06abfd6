import type { RequestTemplate, Templates } from '../growthzone';
import type { Recording } from './exchange';
import { isStatusWord } from './rows';
import { looksPersonal } from './secrets';
import type { World } from './world';

/**
 * Whether anything of a person or of a session stands in what is to be kept: the last look, after everything was taken out
 * already. Gives where it stands, in the template's own words; undefined where nothing does.
 */
export function leakIn(templates: Templates, recording: Recording, world: World): string | undefined {
  const secrets = [...recording.secrets].filter(
    (text) => text.length >= 16 || (text.length >= 8 && /[^A-Za-z]/.test(text)),
  );
  const names = new Set(
    world.people
      .flatMap(({ firstName, lastName }) => [firstName ?? '', lastName ?? ''])
      .map((name) => name.toLowerCase()),
  );
  const words = new Set(
    textsOf(templates).flatMap(({ text, isName }) => (isName ? (text.toLowerCase().match(/\p{L}+/gu) ?? []) : [])),
  );
  const found = textsOf(templates).find(({ text, isName }) => {
    const plain = text.replace(/\{\{/g, '{').replace(/\{[\w.$:-]+\}/g, '\u0000');
    const small = plain.toLowerCase().trim();
    if (secrets.some((secret) => plain.includes(secret)) || looksPersonal(plain)) return true;
    if (world.personal.isIn(small, true)) return true;
    if (isName || isStatusWord(text)) return false;
    if (world.personal.has(small) && !words.has(small)) return true;
    return (small.match(/\p{L}[\p{L}'-]*/gu) ?? []).some(
      (word) => word.length >= 3 && names.has(word) && !words.has(word),
    );
  });
  return found?.where;
}

interface Said {
  readonly where: string;
  readonly text: string;
  /** A name of a member, field, column or part of a path, which is the server's own word. */
  readonly isName: boolean;
}

function textsOf({ reads, writes }: Templates): readonly Said[] {
  const requests = [
    ...Object.entries(reads).flatMap(([name, read]) => (read ? [[name, read.request] as const] : [])),
    ...Object.entries(writes).flatMap(([name, write]) =>
      (write?.requests ?? []).map((request) => [name, request] as const),
    ),
  ];
  const shapes = [
    ...Object.values(reads).map((read) => ({ ...read, request: undefined })),
    ...Object.values(writes).map((write) => ({ ...write, requests: undefined })),
  ];
  return [
    ...requests.flatMap(([where, request]) => textsOfRequest(where, request)),
    ...shapes.flatMap((shape) => textsIn(shape, 'an answer', true)),
  ];
}

function textsOfRequest(where: string, { path, query, body, tells }: RequestTemplate): readonly Said[] {
  const named = path.split('/').map((text): Said => ({ where, text, isName: true }));
  return [...named, ...textsIn(query, where), ...(body ? textsIn(body, where) : []), ...textsIn(tells, where, true)];
}

function textsIn(value: unknown, where: string, isName = false): readonly Said[] {
  if (typeof value === 'string' || typeof value === 'number') return [{ where, text: String(value), isName }];
  // Pairs of a form or of columns: the first is a name.
  if (Array.isArray(value))
    return value.flatMap((one: unknown, at) =>
      textsIn(
        one,
        where,
        isName || (at === 0 && value.length === 2 && value.every((part) => typeof part === 'string')),
      ),
    );
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    { where, text: name, isName: true },
    ...textsIn(inner, where, isName),
  ]);
}

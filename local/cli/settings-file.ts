import { readFileSync } from 'node:fs';
import { type RouteOverrides, readRoutes } from '../../src/growthzone';
import { failure, type Result, type RosterSettings, readSettings } from '../../src/roster';
import { UsageError } from '../command-line';

/** What `--settings` holds: the routes belong to the association, the rest to the roster. */
export interface SettingsFile {
  readonly settings: RosterSettings;
  readonly routes: RouteOverrides;
}

/** Reads the settings file; without one nothing was decided. Throws `UsageError`. */
export function settingsFrom(path: string | undefined): SettingsFile {
  if (path === undefined) return { settings: {}, routes: {} };
  let input: unknown;
  try {
    input = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'it is not JSON' : 'it cannot be read';
    throw new UsageError(`Settings file "${path}": ${why}. Give a JSON file.`);
  }
  const entries = isObject(input) ? Object.entries(input) : [];
  const named = entries.find(([name]) => name.toLowerCase() === 'routes');
  const roster = isObject(input) ? Object.fromEntries(entries.filter((entry) => entry !== named)) : input;
  return { settings: good(path, readSettings(roster)), routes: good(path, routesFrom(named?.[1] ?? {})) };
}

const isObject = (input: unknown): input is object =>
  typeof input === 'object' && input !== null && !Array.isArray(input);

function routesFrom(input: unknown): Result<RouteOverrides> {
  const paths: [string, unknown][] = isObject(input) ? Object.entries(input) : [['', input]];
  const other = paths.find(([, path]) => typeof path !== 'string');
  if (other) {
    const [name, value] = other;
    const setting = name === '' ? 'routes' : `routes.${name}`;
    return failure('bad-setting', `Setting "${setting}" is ${JSON.stringify(value)}: give each route's path as text.`);
  }
  return readRoutes(Object.fromEntries(paths) as Record<string, string>);
}

function good<T>(path: string, read: Result<T>): T {
  if (!read.ok) throw new UsageError(`Settings file "${path}": ${read.problem.message}`);
  return read.value;
}

import type { Faulty } from './faults';

/** Counts service calls by name, and refuses those that the local Sheets does not have. */
export interface Calls {
  readonly counts: Map<string, number>;
  /** The service with every call counted; a method it lacks throws a sentence that names it. */
  counted<T extends object>(service: T, name: string): T;
}

export interface CallRules {
  /** What a service does instead of its work; nothing where it is not said. */
  readonly faulty: Faulty;
  /** Asked before each call, by the name of service and method; throws where the call is not allowed. */
  readonly permit: (member: string) => void;
  /** Told of each call that is allowed, before it is made. */
  readonly called?: ((member: string) => void) | undefined;
  /** What the script catches where a service throws: an error of its own realm, so that `instanceof Error` holds as at Google. */
  readonly thrown: (error: unknown) => unknown;
}

export function countCalls({ faulty, permit, called, thrown }: CallRules): Calls {
  const counts = new Map<string, number>();
  const counted = <T extends object>(service: T, name: string): T =>
    new Proxy(service, {
      get(target, member) {
        const value: unknown = Reflect.get(target, member, target);
        if (typeof member === 'symbol') return value;
        const key = `${name}.${member}`;
        if (value === undefined && !(member in target)) {
          if (member === 'then' || member === 'toJSON') return undefined;
          return () => {
            throw thrown(new Error(`${key} is not available in the local Sheets.`));
          };
        }
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          try {
            permit(key);
            called?.(key);
            counts.set(key, (counts.get(key) ?? 0) + 1);
            const instead = faulty(key);
            if (instead) return instead.gives;
            const result: unknown = Reflect.apply(value, target, args);
            return result === target ? counted(target, name) : result;
          } catch (error) {
            throw thrown(error);
          }
        };
      },
    });
  return { counts, counted };
}

/**
 * What a service does instead of its work, as Google's may at any moment: a refusal in the words of whatever language, a null
 * where there is no such thing here, an empty e-mail.
 */
export interface Fault {
  /** Service and method, as calls are counted: `Properties.getProperty`. */
  readonly member: string;
  readonly throws?: string;
  /** Given instead, where it does not throw. */
  readonly gives?: string | null;
  /** How many calls of one script it lasts; all of them where it is not said. */
  readonly times?: number;
}

/** What becomes of a call: undefined where its service does its work. */
export type Faulty = (member: string) => { readonly gives: string | null } | undefined;

/** The faults of one call of the script. Throws where the fault does. */
export function faultsOf(faults: readonly Fault[]): Faulty {
  const left = faults.map((fault) => ({ fault, times: fault.times ?? Number.POSITIVE_INFINITY }));
  return (member) => {
    const found = left.find(({ fault, times }) => fault.member === member && times > 0);
    if (!found) return undefined;
    found.times -= 1;
    if (found.fault.throws !== undefined) throw new Error(found.fault.throws);
    return { gives: found.fault.gives ?? null };
  };
}

type IsAny<T> = 0 extends 1 & T ? true : false;

/** What a method gives, as far as it is the same here as at Google; the rest are objects, and no local object has all that Google's has. */
type Given<T> = T extends null
  ? null
  : T extends string
    ? string
    : T extends number
      ? number
      : T extends boolean
        ? boolean
        : T extends readonly (readonly (infer Cell)[])[]
          ? GivenGrid<Cell>
          : unknown;

type GivenGrid<Cell> = IsAny<Cell> extends true ? unknown[][] : Cell extends string ? string[][] : unknown;

type Method<T> = T extends (...args: infer Args) => infer Result
  ? (...args: Args) => IsAny<Result> extends true ? unknown : Given<Result>
  : never;

/** Methods of a Google service as the local one has them: named and called alike. Of overloads the last one is compared. */
export type Served<Service, Names extends PropertyKey> = {
  [Name in Names]: Name extends keyof Service ? Method<Service[Name]> : never;
};

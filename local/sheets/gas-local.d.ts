declare module 'gas-local' {
  /** Loads every .js file of a folder into one context whose globals are `globals`, and gives that context. */
  const gas: {
    require(
      folder: string,
      globals: Record<string, unknown>,
    ): Record<string, ((...args: unknown[]) => unknown) | undefined>;
  };
  export default gas;
}

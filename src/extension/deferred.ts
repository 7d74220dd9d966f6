/** Objects that are registered from the start, and load what does their work. */

/** Makes something once. A failure is not kept. */
export function loadOnce<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () =>
    (made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    }));
}

/** An object with the named methods of another one, which is loaded when the first of them is called. */
export function deferred<Real extends object, Name extends keyof Real & string>(
  load: () => Promise<Real>,
  ...names: readonly Name[]
): Pick<Real, Name> {
  const method =
    (name: Name) =>
    async (...given: unknown[]): Promise<unknown> => {
      const real = await load();
      return (real[name] as (...given: unknown[]) => unknown).apply(real, given);
    };
  return Object.fromEntries(names.map((name) => [name, method(name)])) as Pick<Real, Name>;
}

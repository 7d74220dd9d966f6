/** SQL of the folder sql, as text: esbuild's loader in scripts/lib/command-line.mjs, and a plugin in the tests. */
declare module '*.sql' {
  const text: string;
  export = text;
}

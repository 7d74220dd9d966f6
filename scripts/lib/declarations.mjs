// The declarations that come with the library: the files in which its shapes and functions are declared, each by
// itself. They import nothing but one another, which is checked here, so that a program needs no other types.
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';
import { inRoot } from './paths.mjs';

/** The sources by the names of their declarations. */
export const declared = {
  index: 'src/library/index.ts',
  reports: 'src/library/reports.ts',
  importing: 'src/library/importing.ts',
  model: 'src/library/model.ts',
  judged: 'src/core/judge/plain-model.ts',
  compared: 'src/core/compare/plain-model.ts',
  format: 'src/core/generated/format.ts',
};

/**
 * The declarations, by file name.
 * @returns {Record<string, string>}
 * @throws when a declaration refers to a file that is not among them
 */
export function declarations() {
  return Object.fromEntries(
    Object.entries(declared).map(([name, source]) => [`${name}.d.mts`, declarationOf(source, name)]),
  );
}

function declarationOf(source, name) {
  const { outputText, diagnostics } = ts.transpileDeclaration(readFileSync(inRoot(source), 'utf8'), {
    fileName: source,
    compilerOptions: { target: ts.ScriptTarget.ES2022, isolatedDeclarations: true, strict: true },
  });
  const [wrong] = diagnostics ?? [];
  if (wrong) throw new Error(`${source}: ${ts.flattenDiagnosticMessageText(wrong.messageText, ' ')}`);
  const names = Object.fromEntries(Object.entries(declared).map(([one, path]) => [path, one]));
  const linked = outputText.replace(/ from '([^']+)'/g, (_all, path) => {
    const target = names[`${posix.join(posix.dirname(source), path)}.ts`];
    if (!target) throw new Error(`${name}.d.mts would import ${path}`);
    return ` from './${target}.mjs'`;
  });
  return linked;
}

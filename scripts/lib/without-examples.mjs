// Leaves out of a bundle what only the page about the rules and the tests read: the examples of each rule, reports of
// which one fires and one does not. They stand beside their rule in the source, and were a tenth of what it takes.
import { readFile } from 'node:fs/promises';
import ts from 'typescript';

const examples = new Set(['fires', 'silent']);

/** The text without the properties that hold examples. What only they use is left out by the bundler. */
export function withoutExamples(text) {
  const file = ts.createSourceFile('rule.ts', text, ts.ScriptTarget.ES2022, true);
  const cuts = [];
  const visit = (node) => {
    if (ts.isObjectLiteralElementLike(node) && node.name && examples.has(node.name.text)) {
      const comma = /^\s*,/.exec(text.slice(node.end));
      cuts.push([node.getFullStart(), node.end + (comma ? comma[0].length : 0)]);
    } else ts.forEachChild(node, visit);
  };
  visit(file);
  return cuts.reverse().reduce((rest, [from, to]) => rest.slice(0, from) + rest.slice(to), text);
}

export const noExamples = {
  name: 'no examples',
  setup({ onLoad }) {
    onLoad(
      { filter: /[\\/]src[\\/]core[\\/](?:findings[\\/](?:rules[\\/][\w-]+|reader-rules)|compare[\\/]rules)\.ts$/ },
      async ({ path }) => ({ contents: withoutExamples(await readFile(path, 'utf8')), loader: 'ts' }),
    );
  },
};

// Writes docs/library.md from the doc comments of the library.
//   node scripts/library-page.mjs            writes it
//   node scripts/library-page.mjs --check    fails if it would change
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import ts from 'typescript';
import { declared } from './lib/declarations.mjs';
import { inRoot } from './lib/paths.mjs';

const path = inRoot('docs/library.md');

/** The declarations of a source that a program can import: functions and shapes, with their comments. */
function exportedIn(source) {
  const file = ts.createSourceFile(source, readFileSync(inRoot(source), 'utf8'), ts.ScriptTarget.ES2022, true);
  return file.statements.filter(
    (one) => one.name && one.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword),
  );
}

const commentOf = (node) => node.jsDoc?.at(-1);
const plain = (text) => (typeof text === 'string' ? text : (ts.getTextOfJSDocComment(text) ?? '')).trim();

function functionSection(node) {
  const comment = commentOf(node);
  const tags = comment?.tags ?? [];
  const signature = node
    .getText()
    .split(/ \{\n/)[0]
    .replace(/^export /, '');
  const said = (tag) => plain(tag.comment).replace(/^- /, '');
  const lines = tags.flatMap((tag) => {
    const name = tag.tagName.text;
    if (name === 'param') return [`- \`${tag.name.getText()}\`: ${said(tag)}`];
    if (name === 'returns') return [`- Returns ${said(tag)}.`];
    return name === 'throws' ? [`- Throws ${said(tag)}.`] : [];
  });
  const example = tags.find((tag) => tag.tagName.text === 'example');
  return [
    `### ${node.name.text}`,
    `\`\`\`ts\n${signature}\n\`\`\``,
    plain(comment?.comment),
    lines.join('\n'),
    example ? `\`\`\`js\n${plain(example.comment)}\n\`\`\`` : '',
  ];
}

/** An interface or a type as it is declared, with the comments of its members. */
function shapeSection(node) {
  const body = node
    .getText()
    .replace(/^export /, '')
    .replaceAll('readonly ', '');
  return [`### ${node.name.text}`, plain(commentOf(node)?.comment), `\`\`\`ts\n${body}\n\`\`\``];
}

/** The whole page. */
export async function libraryPage() {
  const head = /^\/\*\*\n([\s\S]*?) \*\//.exec(readFileSync(inRoot(declared.index), 'utf8'))?.[1] ?? '';
  const intro = head.replace(/^ \* ?/gm, '').replace(/^The library: reads/, 'The library reads');
  const functions = [declared.reports, declared.importing].flatMap(exportedIn).filter(ts.isFunctionDeclaration);
  const shapes = [declared.model, declared.judged, declared.compared].flatMap(exportedIn);
  const blocks = [
    '# The library',
    '<!-- Generated from the doc comments in src/library by scripts/library-page.mjs. Do not edit. -->',
    'The npm package `vmibench` has the command line and a library for programs: ES modules with types, for Node 20 ' +
      'and later.',
    "```js\nimport { readReport, judge, importResults, compareReports, exportReport } from 'vmibench';\n```",
    intro,
    '## Functions',
    ...functions.flatMap(functionSection),
    '## Shapes',
    'All ratios are performance ratios: above 1 the subject is better than its baseline, whichever direction its ' +
      'metric has. ' +
      'Shares, levels and limits are fractions: 0.01 is 1%. What is unknown is absent. All values are read-only. ' +
      '`Report` is the format itself: `schemas/vmibench-1.schema.json`.',
    ...shapes.flatMap(shapeSection),
  ];
  const options = await resolveConfig(path);
  return format(`${blocks.filter(Boolean).join('\n\n')}\n`, { ...options, parser: 'markdown' });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const page = await libraryPage();
  if (!process.argv.includes('--check')) writeFileSync(path, page);
  else if (readFileSync(path, 'utf8') !== page) {
    console.log('docs/library.md is not up to date: node scripts/library-page.mjs');
    process.exitCode = 1;
  }
}

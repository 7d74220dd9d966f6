/** A key press in the language server, up to its problems and lenses as JSON, against the same steps for VS Code. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { defaultSettings } from '../../src/core/judge/settings';
import { readReport } from '../../src/core/report/read';
import { diagnosticsOf, lensesOf } from '../../src/lsp/answers';
import { OpenReport } from '../../src/lsp/open-report';
import { generateReport } from './generate-report';
import { KeyPress } from './key-press';

const middle = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[list.length >> 1] ?? NaN;

/** One digit of one number in the middle of the file, again and again. */
export function serverPress(rows: number, rounds: number): number {
  const text = generateReport({ rows, evidence: 'samples' });
  const at = text.indexOf('.', text.length >> 1) + 1;
  let document = TextDocument.create('file:///a.vmibench.json', 'vmibench', 0, text);
  const open = new OpenReport(document);
  const answer = (): unknown => {
    const state = open.state(defaultSettings);
    return [JSON.stringify(diagnosticsOf(open, state)), JSON.stringify(lensesOf(open, state, 'show'))];
  };
  const inServer = (digit: string, version: number): void => {
    const range = { start: document.positionAt(at), end: document.positionAt(at + 1) };
    document = TextDocument.update(document, [{ range, text: digit }], version);
    open.document = document;
    open.edited({ rangeOffset: at, rangeLength: 1, text: digit });
    answer();
  };
  const press = new KeyPress(text, readReport(text));
  const inEditor = (digit: string): void => {
    press.read(text.slice(0, at) + digit + text.slice(at + 1));
    press.judge();
    press.find();
    press.say();
  };
  const timeOf = (task: () => void): number => {
    const start = performance.now();
    task();
    return performance.now() - start;
  };
  answer();
  const ratios: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    const digit = String(round % 10);
    const server = timeOf(() => inServer(digit, round));
    // The first rounds are slow on both sides.
    const ratio = server / timeOf(() => inEditor(digit));
    if (round > 3) ratios.push(ratio);
  }
  return middle(ratios);
}

/** What the server answers about an open report. The thinking is in `src/core/language`; here it gets its shape. */
import {
  CodeActionKind,
  CompletionItemKind,
  DiagnosticSeverity,
  DiagnosticTag,
  FoldingRangeKind,
  MarkupKind,
  SymbolKind,
  type CodeAction,
  type CodeLens,
  type CompletionItem,
  type Diagnostic,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type Position,
  type Range,
  type TextEdit,
} from 'vscode-languageserver/node.js';
import type { Finding, Fix } from '../core/findings/model';
import { fixEdit } from '../core/findings/apply';
import { valueCompletions, type Proposal } from '../core/language/completions';
import { allFixes, fixesOf, safeFixes } from '../core/language/fix-edit';
import { hoverText } from '../core/language/hover-texts';
import { lensTexts } from '../core/language/lens-texts';
import { maxRelated, problemList, problemText } from '../core/language/problem-list';
import { symbolTexts } from '../core/language/symbol-texts';
import { sayEnglish, word } from '../core/messages/messages';
import type { TextEdit as CoreEdit } from '../core/report/edit';
import { mentionsIn } from '../core/report/ids';
import { canonical, laidOutInOrder } from '../core/report/layout';
import { layoutEdits } from '../core/report/layout-edits';
import { outline, type OutlineNode } from '../core/report/outline';
import { pathAt } from '../core/report/path-at';
import type { Severity } from '../core/report/problem';
import type { Span } from '../core/report/span';
import { reportPath, sourcePath } from '../core/report/usable';
import { valuePlace } from '../core/report/value-place';
import { plainText, sayInert } from '../core/text/inert';
import type { OpenReport, OpenState } from './open-report';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function rangeOf({ document }: OpenReport, { offset, length }: Span): Range {
  return { start: document.positionAt(offset), end: document.positionAt(offset + length) };
}

/** Each finding's own place, and the places that are shown with it: one pass over each text, however many there are. */
function placesOf(
  open: OpenReport,
  state: OpenState,
  list: readonly Finding[],
): readonly (readonly (Span | undefined)[])[] {
  const related = (finding: Finding): Finding['related'] => finding.related.slice(0, maxRelated);
  const of = (finding: Finding): 'good' | 'now' => (state.stale.has(finding) ? 'good' : 'now');
  for (const text of ['good', 'now'] as const) {
    const mine = list.filter((finding) => of(finding) === text);
    open.spans(state, [...mine, ...mine.flatMap(related)], text);
  }
  return list.map((finding) => open.spans(state, [finding, ...related(finding)], of(finding)));
}

export function diagnosticsOf(open: OpenReport, state: OpenState): Diagnostic[] {
  const { shown, more } = problemList(state.findings, state.good);
  const places = placesOf(open, state, shown);
  const made = shown.map((finding, at): Diagnostic => {
    const [own, ...related] = places[at] ?? [];
    const relatedInformation = finding.related.slice(0, maxRelated).flatMap(({ message }, index) => {
      const span = related[index];
      const uri = open.document.uri;
      return span ? [{ location: { uri, range: rangeOf(open, span) }, message: sayInert(sayEnglish, message) }] : [];
    });
    return {
      range: rangeOf(open, own ?? { offset: 0, length: 0 }),
      severity: finding.waived ? DiagnosticSeverity.Hint : severities[finding.severity],
      ...(finding.waived && { tags: [DiagnosticTag.Unnecessary] }),
      code: finding.rule,
      source: 'vmibench',
      message: sayInert(sayEnglish, problemText(finding)),
      ...(relatedInformation.length > 0 && { relatedInformation }),
    };
  });
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  const last = more && {
    range,
    severity: DiagnosticSeverity.Information,
    source: 'vmibench',
    message: sayEnglish(more),
  };
  return last ? [...made, last] : made;
}

/** @param command what a client runs when its user chooses a lens */
export function lensesOf(open: OpenReport, state: OpenState, command: string): CodeLens[] {
  const { good, findings } = state;
  if (!good) return [];
  const texts = lensTexts(good.report, good.analysis, findings);
  const places = open.spansInReport(
    state,
    texts.map(({ path }) => path ?? []),
  );
  return texts.flatMap(({ text, path }, index): CodeLens[] => {
    const span = path ? places[index] : { offset: 0, length: 0 };
    if (!span) return [];
    const start = open.document.positionAt(span.offset);
    const title = sayInert(sayEnglish, text);
    return [
      {
        range: { start, end: { line: start.line, character: start.character + 1 } },
        command: { title, command, arguments: [open.document.uri] },
      },
    ];
  });
}

export function hoverAt(open: OpenReport, state: OpenState, position: Position): Hover | undefined {
  const { good, findings, reading } = state;
  // In broken text nobody knows what a number belongs to.
  if (!good || !reading.report) return undefined;
  const path = reportPath(good.report, pathAt(reading.text, open.document.offsetAt(position)));
  const { report, analysis, literals } = good;
  const literal = (at: typeof path & object): string | undefined => literals.at(sourcePath(report, at));
  const found = path && hoverText({ report, analysis, findings, literal, path });
  if (!found) return undefined;
  const [span] = open.spansInReport(state, [found.about]);
  // Plain: nothing of a file is obeyed then, and editors without a renderer show no escapes.
  const lines = found.lines.map((line) =>
    typeof line === 'string' ? plainText(line, 1000) : sayInert(sayEnglish, line),
  );
  const contents = { kind: MarkupKind.PlainText, value: lines.join('\n\n') };
  return { contents, ...(span && { range: rangeOf(open, span) }) };
}

const completionKinds: Readonly<Record<Proposal['kind'], CompletionItemKind>> = {
  id: CompletionItemKind.Reference,
  pattern: CompletionItemKind.Operator,
  rule: CompletionItemKind.EnumMember,
  unit: CompletionItemKind.Unit,
};

export function completionsAt(open: OpenReport, { good, findings }: OpenState, position: Position): CompletionItem[] {
  const text = open.document.getText();
  const place = valuePlace(text, open.document.offsetAt(position));
  if (!place) return [];
  const range = rangeOf(open, { offset: place.from, length: place.to - place.from });
  const proposals = valueCompletions(place.path, { mentions: mentionsIn(text), report: good?.report, findings });
  return proposals.map(({ value, detail, about, kind }, index): CompletionItem => {
    const json = JSON.stringify(value);
    const newText = place.quoted ? json.slice(1, -1) : json;
    const said = detail === undefined || typeof detail === 'string' ? detail : sayInert(sayEnglish, detail);
    return {
      label: plainText(value),
      ...(said !== undefined && { labelDetails: { description: said } }),
      kind: completionKinds[kind],
      textEdit: { range, newText },
      filterText: newText,
      sortText: String(index).padStart(5, '0'),
      ...(about !== undefined && { documentation: about }),
    };
  });
}

const symbolKinds: Readonly<Record<OutlineNode['kind'], SymbolKind>> = {
  object: SymbolKind.Module,
  list: SymbolKind.Array,
  text: SymbolKind.String,
  number: SymbolKind.Number,
  word: SymbolKind.Boolean,
};

export function symbolsOf(open: OpenReport, { good }: OpenState): DocumentSymbol[] {
  const texts = good && symbolTexts(good.report, good.analysis);
  const symbol = (node: OutlineNode): DocumentSymbol => {
    const isBenchmark = node.path[0] === 'benchmarks' && node.path.length === 2;
    const told = isBenchmark ? texts?.get(node.name) : undefined;
    return {
      name: plainText(told?.name ?? node.name) || '""',
      detail: (told?.verdicts ?? []).map((said) => sayInert(sayEnglish, said)).join('; '),
      kind: isBenchmark ? SymbolKind.Event : symbolKinds[node.kind],
      range: rangeOf(open, node.span),
      selectionRange: rangeOf(open, node.title),
      children: node.children.map(symbol),
    };
  };
  return outline(open.document.getText()).map(symbol);
}

/** Everything that has lines of its own. */
export function foldsOf(open: OpenReport): FoldingRange[] {
  const folds = (node: OutlineNode): FoldingRange[] => {
    const { start, end } = rangeOf(open, node.span);
    const own =
      end.line > start.line ? [{ startLine: start.line, endLine: end.line, kind: FoldingRangeKind.Region }] : [];
    return [...own, ...node.children.flatMap(folds)];
  };
  return outline(open.document.getText()).flatMap(folds);
}

/** The whole text in canonical layout, or a part of it without moving its keys. */
export function formatEdits(open: OpenReport, part?: Range): TextEdit[] {
  const text = open.document.getText();
  const formatted = part ? laidOutInOrder(text) : canonical(text);
  if (formatted === undefined) return [];
  const edits = layoutEdits(text, formatted);
  const [from, to] = part ? [open.document.offsetAt(part.start), open.document.offsetAt(part.end)] : [0, text.length];
  const inside = edits.filter(({ offset, length }) => offset >= from && offset + length <= to);
  return inside.map((edit) => textEdit(open, edit));
}

function textEdit(open: OpenReport, edit: CoreEdit): TextEdit {
  return { range: rangeOf(open, edit), newText: edit.text };
}

/** Fixes of the findings in a range, then all that are safe at once, then waivers, whose reason the user fills in. */
export function actionsIn(
  open: OpenReport,
  state: OpenState,
  range: Range,
  given: readonly Diagnostic[],
): CodeAction[] {
  const current = state.findings.filter((finding) => !finding.waived && !state.stale.has(finding));
  const [from, to] = [open.document.offsetAt(range.start), open.document.offsetAt(range.end)];
  const fixable = current.filter((finding) => fixesOf(finding).length > 0);
  const places = placesOf(open, state, fixable);
  const under = fixable.filter((_finding, index) => {
    const span = places[index]?.[0];
    return span && span.offset <= to && span.offset + span.length >= from;
  });
  const actions = under.flatMap((finding) =>
    fixesOf(finding).flatMap((fix) => {
      const made = actionOf(open, finding, fix, given);
      return made ? [{ fix, made }] : [];
    }),
  );
  const safe = safeFixes(current).length;
  const together = under.some((finding) => safeFixes([finding]).length > 0) && safe > 1;
  return [
    ...actions.filter(({ fix }) => fix.asks !== 'reason').map(({ made }) => made),
    ...(together ? fixAll(open, state, CodeActionKind.QuickFix) : []),
    ...actions.filter(({ fix }) => fix.asks === 'reason').map(({ made }) => made),
  ];
}

function actionOf(open: OpenReport, finding: Finding, fix: Fix, given: readonly Diagnostic[]): CodeAction | undefined {
  const edit = fixEdit(open.document.getText(), [fix]);
  if (!edit) return undefined;
  return {
    title: sayInert(sayEnglish, fix.title),
    kind: CodeActionKind.QuickFix,
    diagnostics: given.filter(({ code }) => code === finding.rule),
    isPreferred: fix.safe && finding.fixes?.length === 1,
    edit: { changes: { [open.document.uri]: [textEdit(open, edit)] } },
  };
}

export function fixAll(open: OpenReport, state: OpenState, kind: string): CodeAction[] {
  const current = state.findings.filter((finding) => !finding.waived && !state.stale.has(finding));
  const edit = allFixes(open.document.getText(), current);
  if (!edit) return [];
  const title = sayEnglish(word('fix.all', { n: safeFixes(current).length }));
  return [{ title, kind, edit: { changes: { [open.document.uri]: [textEdit(open, edit)] } } }];
}

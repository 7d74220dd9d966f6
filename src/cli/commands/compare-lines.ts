/** A comparison as lines: what makes it doubtful first, then a line a row, then the answer. */
import { comparedAnswer } from '../../core/compare/answer';
import { changeCount } from '../../core/compare/compare';
import { comparedLine } from '../../core/compare/line';
import type { ComparedFinding } from '../../core/compare/model';
import { namer } from '../../core/analysis/label';
import { visible } from '../../core/text/visible';
import { lineIndex } from '../../core/report/lines';
import { locateProblems } from '../../core/report/locate';
import type { Severity } from '../../core/report/problem';
import type { ReportReading } from '../../core/report/read';
import { sourcePath } from '../../core/report/usable';
import { sayEnglish, word, type Message } from '../../core/messages/messages';
import type { Colour, Io, Output } from '../output';
import type { Outcome, Pair } from './compare';
import { shownName } from './check-lines';

const colours: Readonly<Record<Severity, Colour>> = {
  error: 'red',
  warning: 'yellow',
  information: 'cyan',
  hint: 'dim',
};
/** A sentence longer than this is cut: a name in a file may have a megabyte. */
const longest = 2000;

function line(message: Message): string {
  const said = sayEnglish(message);
  return visible(said.length > longest ? `${said.slice(0, longest)}…` : said);
}

/** Where findings stand, from 1, in the order given: one pass over each text. */
export function placesOf(
  findings: readonly ComparedFinding[],
  { readings }: Pair,
): readonly { readonly line: number; readonly column: number }[] {
  const located = new Map<ComparedFinding, { line: number; column: number }>();
  for (const side of ['then', 'now'] as const) {
    const mine = findings.filter((finding) => finding.side === side);
    const reading: ReportReading = readings[side];
    const lines = mine.length > 0 ? lineIndex(reading.text) : undefined;
    const { report } = reading;
    const spans = report
      ? locateProblems(
          reading.text,
          mine.map(({ path }) => ({ path: sourcePath(report, path), part: 'value' as const })),
        )
      : [];
    mine.forEach((finding, index) => {
      const start = lines?.positionAt(spans[index]?.offset ?? 0) ?? { line: 0, character: 0, column: 0 };
      located.set(finding, { line: start.line + 1, column: start.column + 1 });
    });
  }
  return findings.map((finding) => located.get(finding) ?? { line: 1, column: 1 });
}

export function sayUnreadable({ unreadable }: Outcome, { err }: Io): void {
  for (const { name, why } of unreadable)
    err.write(`${err.paint(shownName(name), 'bold')}: ${err.paint('error', 'red')}: ${line(why)}\n`);
}

export function comparedLines(outcome: Outcome, io: Io): void {
  const { out, err } = io;
  sayUnreadable(outcome, io);
  outcome.pairs.forEach((pair, index) => {
    if (index > 0) out.write('\n');
    out.write(
      pairLines(pair, outcome, out)
        .map((one) => `${one}\n`)
        .join(''),
    );
  });
  if (outcome.pairs.length === 0) return err.write(`vmibench: ${line(word('cli.compare-too-few'))}\n`);
  const failing = outcome.pairs.reduce((sum, pair) => sum + pair.failingRows.length + pair.failingFindings.length, 0);
  if (failing > 0)
    out.write(`${out.paint(line(word('cli.compare-fails', { n: failing, level: outcome.level })), 'bold')}\n`);
}

function pairLines(pair: Pair, { rows: all }: Outcome, out: Output): string[] {
  const { comparison, findings } = pair;
  const { then, now } = comparison;
  const head = out.paint(line(word('cli.compare-head', { then: then.name, now: now.name })), 'bold');
  const places = placesOf(findings, pair);
  const doubts = findings.map((finding, index) => {
    const name = shownName((finding.side === 'then' ? then : now).name);
    const place = places[index];
    const said = finding.waived
      ? word('cli.waived', { said: finding.message, reason: finding.waived.reason })
      : finding.message;
    return `${name}:${place?.line ?? 1}:${place?.column ?? 1}: ${out.paint(finding.severity, finding.waived ? 'dim' : colours[finding.severity])}: ${line(said)} ${out.paint(`[${finding.rule}]`, 'dim')}`;
  });
  const taken = comparison.subjects
    .filter((one) => one.then !== one.now)
    .map((one) => line(word('compare.taken-for', { then: one.then, now: one.now })));
  const shown = comparison.rows.filter((row) => all || changeCount(row) !== 'identical');
  const identical = comparison.rows.length - shown.length;
  const names = { then: namer(then.report), now: namer(now.report) };
  const suggested = comparison.suggested.flatMap((one): string[] => {
    const [a, b] = [then.report.benchmarks[one.then], now.report.benchmarks[one.now]];
    return a && b
      ? [line(word('compare.suggested', { then: `${names.then(a)} [${a.id}]`, now: `${names.now(b)} [${b.id}]` }))]
      : [];
  });
  return [
    head,
    ...doubts,
    ...taken,
    ...shown.map((row) => line(comparedLine(row))),
    ...(identical > 0 ? [line(word('cli.compare-identical', { n: identical }))] : []),
    ...suggested,
    `${out.paint(shownName(now.name), 'bold')}: ${line(comparedAnswer(comparison))}`,
  ];
}

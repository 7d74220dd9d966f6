/** A comparison as lines: first what makes it doubtful, then one line per row, then the summary. */
import { comparedAnswer } from '../../core/compare/answer';
import { changeCount } from '../../core/compare/compare';
import { effectsOf } from '../../core/compare/gate';
import type { Effect } from '../../core/judge/gate';
import { comparedLine } from '../../core/compare/line';
import { namer } from '../../core/analysis/label';
import { placesOfCompared } from '../../core/compare/places';
import { word } from '../../core/messages/messages';
import { complain, complainAbout, findingMessage, severityColours, shownLine, shownName } from '../lines';
import type { Io, Output } from '../output';
import type { ComparedPair, CompareOutcome } from './model';

export function comparedLines(outcome: CompareOutcome, io: Io): void {
  const { out } = io;
  for (const { name, why } of outcome.unreadable) complainAbout(io, name, why);
  outcome.pairs.forEach((pair, index) => {
    if (index > 0) out.write('\n');
    out.write(
      pairLines(pair, outcome, out)
        .map((one) => `${one}\n`)
        .join(''),
    );
  });
  if (outcome.pairs.length === 0) return complain(io, word('cli.compare-too-few'));
  const effects = outcome.pairs.flatMap(({ weighed }) => effectsOf(weighed));
  const [failing, open] = [count(effects, 'fail'), count(effects, 'inconclusive')];
  if (failing > 0)
    out.write(
      `${out.paint(shownLine(word('cli.compare-fails', { n: failing, level: outcome.gate.failOn })), 'bold')}\n`,
    );
  if (open > 0) out.write(`${out.paint(shownLine(word('cli.compare-inconclusive', { n: open })), 'bold')}\n`);
}

const count = (effects: readonly Effect[], wanted: Effect): number => effects.filter((one) => one === wanted).length;

function pairLines(pair: ComparedPair, { rows: all }: CompareOutcome, out: Output): string[] {
  const { comparison, findings } = pair;
  const { then, now } = comparison;
  const head = out.paint(shownLine(word('cli.compare-head', { then: then.name, now: now.name })), 'bold');
  const places = placesOfCompared(findings, pair.readings);
  const doubts = findings.map((finding, index) => {
    const name = shownName((finding.side === 'then' ? then : now).name);
    const place = places[index];
    const { rule, severity, waived } = finding;
    const kind = out.paint(severity, waived ? 'dim' : severityColours[severity]);
    const said = shownLine(findingMessage(finding));
    const { line, column } = place?.start ?? { line: 0, column: 0 };
    return `${name}:${line + 1}:${column + 1}: ${kind}: ${said} ${out.paint(`[${rule}]`, 'dim')}`;
  });
  const taken = comparison.subjects
    .filter((one) => one.then !== one.now)
    .map((one) => shownLine(word('compare.taken-for', { then: one.then, now: one.now })));
  const shown = comparison.rows.filter((row) => all || changeCount(row) !== 'identical');
  const identical = comparison.rows.length - shown.length;
  const names = { then: namer(then.report), now: namer(now.report) };
  const suggested = comparison.suggested.flatMap((one): string[] => {
    const [a, b] = [then.report.benchmarks[one.then], now.report.benchmarks[one.now]];
    return a && b
      ? [shownLine(word('compare.suggested', { then: `${names.then(a)} [${a.id}]`, now: `${names.now(b)} [${b.id}]` }))]
      : [];
  });
  return [
    head,
    ...doubts,
    ...taken,
    ...shown.map((row) => shownLine(comparedLine(row))),
    ...(identical > 0 ? [shownLine(word('cli.compare-identical', { n: identical }))] : []),
    ...suggested,
    `${out.paint(shownName(now.name), 'bold')}: ${shownLine(comparedAnswer(comparison))}`,
  ];
}

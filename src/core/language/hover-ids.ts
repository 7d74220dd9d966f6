/** Hover on an id or the name of a rule. */
import { namer } from '../analysis/label';
import { readerRules } from '../findings/reader-rules';
import { ruleNamed } from '../findings/rules';
import { fitsGlob } from '../report/glob';
import type { IdPlace } from '../report/ids';
import { valueAt } from '../report/value';
import { systemLine } from '../page-model/system';
import { word, type Message } from '../messages/messages';
import { rowLine, type HoverLine, type Hovered } from './hover-row';

export function idLines(hovered: Hovered, { kind, role }: IdPlace): Message[] {
  const id = valueAt(hovered.report, hovered.path);
  if (typeof id !== 'string') return [];
  if (role === 'pattern' && id.includes('*')) return patternLines(hovered, id);
  switch (kind) {
    case 'subject':
      return subjectLines(hovered, id);
    case 'environment':
      return environmentLines(hovered, id);
    case 'benchmark':
      return benchmarkLines(hovered, id);
  }
}

function subjectLines({ report, analysis }: Hovered, id: string): Message[] {
  const subject = report.subjects.find((one) => one.id === id);
  if (!subject) return [];
  const role = id === analysis.baseline ? 'baseline' : subject.role === 'reference' ? 'reference' : 'candidate';
  const lines = [word(`hover.${role}`, { subject: subject.label ?? id })];
  const config = Object.entries(subject.config ?? {}).map(([key, value]) =>
    word('hover.pair', { key, value: String(value) }),
  );
  if (config.length > 0) lines.push(word('hover.config', { config }));
  if (subject.environment !== undefined) lines.push(word('hover.measured-in', { environment: subject.environment }));
  const summary = analysis.summaries.find((one) => one.subject === id);
  const rows = analysis.rows.filter((row) => row.subject === id).length;
  if (summary) lines.push(word('report.rows', { n: rows }));
  return lines;
}

function environmentLines({ report }: Hovered, id: string): Message[] {
  const environment = report.environments?.find((one) => one.id === id);
  if (!environment) return [];
  const parts = systemLine({ ...report, environments: [environment], methodology: undefined });
  const subjects = report.subjects
    .filter((one) => one.environment === id)
    .map((one) => word('finding.row', { name: one.label ?? one.id }));
  return [
    word('hover.environment', { name: environment.label ?? id }),
    ...(parts.length > 0 ? [word('hover.system', { parts })] : []),
    ...(subjects.length > 0 ? [word('hover.subjects-in', { subjects })] : []),
  ];
}

function benchmarkLines(hovered: Hovered, id: string): Message[] {
  const { report, analysis } = hovered;
  const index = report.benchmarks.findIndex((one) => one.id === id);
  const benchmark = report.benchmarks[index];
  if (!benchmark) return [];
  const rows = analysis.rows.filter((row) => row.benchmark === index);
  const several = analysis.candidates.length > 1;
  return [
    word('hover.benchmark', { name: namer(report)(benchmark) }),
    ...rows.slice(0, 6).map((row) => rowLine(hovered, row, several)),
  ];
}

function patternLines({ report }: Hovered, pattern: string): Message[] {
  const fits = report.benchmarks.filter((one) => fitsGlob(pattern, one.id));
  const names = fits.slice(0, 8).map((one) => word('finding.row', { name: one.id }));
  const more = fits.length > 8 ? [word('finding.rows-more', { n: fits.length - 8 })] : [];
  return [
    word('hover.pattern', { n: fits.length, all: report.benchmarks.length }),
    ...(fits.length > 0 ? [word('hover.list', { names: [...names, ...more] })] : []),
  ];
}

/** What a rule checks, in its own words, and what the waiver does here. */
export function ruleLines({ report, path, findings }: Hovered): HoverLine[] {
  const index = Number(path[1]);
  const name = report.waivers?.[index]?.rule;
  const rule = name === undefined ? undefined : (ruleNamed(name) ?? readerRules.find((one) => one.name === name));
  if (!rule) return [];
  const waived = findings.filter((finding) => finding.waived?.waiver === index).length;
  return [
    rule.name,
    rule.says,
    ...(rule.source === undefined ? [] : [word('hover.rule-source', { source: rule.source })]),
    word('hover.waives', { n: waived }),
  ];
}

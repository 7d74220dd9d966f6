/**
 * Markdown for the page of a job or for a merge request: the answer first, then what fails and what is open, worst
 * first; all else is folded. Each part has a limit, so that the whole stays below the 65,536 characters of servers.
 */
import { clean } from '../../core/export/text';
import { bold, inMarkdown } from '../../core/export/markdown-text';
import { sayEnglish, word, type Message, type WordKey } from '../../core/messages/messages';
import type { Effect } from '../../core/judge/gate';
import type { ExitCode, Io } from '../output';
import { findingMessage } from '../lines';
import type { CiFile, CiFinding, CiRow, CiRun, CiWriter } from './model';
import { Worst } from './worst';

/** A line of a table, not yet escaped. */
interface Entry {
  readonly file: string;
  readonly name: string;
  readonly said: string;
  /** Smaller is worse. */
  readonly rank: number;
}

interface Section {
  readonly title: WordKey;
  /** The worst ones stand open, the others are folded. */
  readonly open: boolean;
  /** Of its entries, in characters of Markdown. */
  readonly limit: number;
  readonly entries: Worst<Entry>;
}

/** No part can show more than this within its limit. */
const maxEntries = 500;
const maxOpen = 20;
const maxOpenFiles = 20;
const maxFileLength = 6000;

export function summaryWriter(run: CiRun, { out }: Io): CiWriter {
  const section = (title: WordKey, open: boolean, limit: number): Section => ({
    title,
    open,
    limit,
    entries: new Worst<Entry>(maxEntries, (a, b) => a.rank - b.rank),
  });
  const parts = {
    unread: section('ci.section-unread', true, 4000),
    fail: section('ci.section-fails', true, 15_000),
    inconclusive: section('ci.section-open', true, 9000),
    rows: section('ci.section-rows', false, 18_000),
    unjudged: section('ci.section-unjudged', false, 5000),
    findings: section('ci.section-findings', false, 5000),
  };
  const files = new Worst<CiFile>(maxEntries);
  let judged = 0;
  return {
    file: (file) => {
      files.add({ name: file.name, state: file.state, findings: [], rows: [], summaries: file.summaries });
      if (file.why) parts.unread.entries.add(entry(file.name, '', file.why));
      const ratios = new Map(file.rows.map(({ key, ratio }) => [key, ratio]));
      for (const finding of file.findings)
        parts[finding.effect === 'none' ? 'findings' : finding.effect].entries.add(findingEntry(finding, ratios));
      const effects = effectsOfRows(file.findings);
      for (const row of file.rows) {
        const list = row.notJudged ? parts.unjudged : parts.rows;
        list.entries.add(rowEntry(file.name, row, effects.get(row.key)));
      }
      judged += file.rows.length;
    },
    end: (exitCode) => {
      const several = files.total > 1;
      const head = [
        `## ${inMarkdown(sayEnglish(word('ci.head', { command: run.command, outcome: outcomeOf(exitCode) })))}`,
        countsOf(run, files.total, judged, parts),
        ...filesOf(files, run),
      ];
      const blocks = Object.values(parts).flatMap((one) => blocksOf(one, several, run));
      out.write(`${[...head, ...blocks].join('\n\n')}\n`);
    },
  };
}

function outcomeOf(exitCode: ExitCode): Message {
  const known = exitCode === 0 || exitCode === 1 || exitCode === 3 ? exitCode : 2;
  return word(`ci.outcome-${known}`);
}

function entry(file: string, name: string, said: Message, rank = 0): Entry {
  return { file, name: clean(name), said: clean(sayEnglish(said), 600), rank };
}

/** Rows by their ratio, before all else by severity. */
function findingEntry(
  { file, place, rule, severity, message, waived, ofRows, rows }: CiFinding,
  ratios: ReadonlyMap<string, number | undefined>,
): Entry {
  const name = place ? sayEnglish(word('ci.at-line', { name: rule, line: String(place.start.line + 1) })) : rule;
  const weight = waived ? 4 : { error: 0, warning: 1, information: 2, hint: 3 }[severity];
  const rank = ofRows && !waived ? ratioRank(ratios.get(rows[0] ?? '')) : mostRatio + weight;
  return entry(file, name, findingMessage({ message, waived }), rank);
}

/** The worst effect of each row. */
function effectsOfRows(findings: readonly CiFinding[]): ReadonlyMap<string, Effect> {
  const effects = new Map<string, Effect>();
  for (const { ofRows, rows, effect } of findings)
    if (ofRows && effect !== 'none') for (const key of rows) if (effects.get(key) !== 'fail') effects.set(key, effect);
  return effects;
}

/** Larger ratios are all the same to a list that begins with the worst. */
const mostRatio = 1e6;

function ratioRank(ratio = 1): number {
  return Math.min(ratio, mostRatio);
}

/** What fails before what is open, and both before all else; then by ratio. */
function rowEntry(file: string, { label, said, notJudged, ratio }: CiRow, effect: Effect = 'none'): Entry {
  const first = { fail: 0, inconclusive: 1, none: 2 }[effect];
  return entry(file, label, notJudged ?? said, first * 2 * mostRatio + ratioRank(ratio));
}

function countsOf(
  { gate }: CiRun,
  files: number,
  rows: number,
  { unread, fail, inconclusive, unjudged }: Readonly<Record<string, Section>>,
): string {
  const n = (section: Section | undefined): number => section?.entries.total ?? 0;
  const facts = [
    word('ci.files', { n: files }),
    ...(n(unread) ? [word('ci.unread', { n: n(unread) })] : []),
    word('ci.rows', { n: rows }),
    ...(n(unjudged) ? [word('ci.unjudged', { n: n(unjudged) })] : []),
    ...(n(fail) ? [word('ci.fails', { n: n(fail), level: gate.failOn })] : []),
    ...(n(inconclusive) ? [word('ci.open', { n: n(inconclusive) })] : []),
  ];
  return `${inMarkdown(sayEnglish(word('answer.list', { parts: facts })))}.`;
}

/** A line a report: the answer of each. */
function filesOf(files: Worst<CiFile>, run: CiRun): string[] {
  const lines = files.list
    .filter(({ summaries }) => summaries.length > 0)
    .map(
      ({ name, summaries }) =>
        `- ${bold(clean(name))}: ${summaries.map((one) => inMarkdown(clean(sayEnglish(one), 600))).join('; ')}`,
    );
  const shown = within(lines, maxFileLength);
  const open = shown.slice(0, maxOpenFiles);
  const folded = shown.slice(maxOpenFiles);
  const missing = files.total - (files.list.length - lines.length) - shown.length;
  const rest = missing > 0 ? [leftOut(missing, run)] : [];
  return [
    open.join('\n'),
    ...(folded.length + rest.length > 0
      ? [fold(sayEnglish(word('ci.section-more')), folded.length + missing, [folded.join('\n'), ...rest])]
      : []),
  ].filter(Boolean);
}

function blocksOf({ title, open, limit, entries }: Section, several: boolean, run: CiRun): string[] {
  if (entries.total === 0) return [];
  const shown = within(
    entries.list.map((one) => line(one, several)),
    limit,
  );
  const rest = entries.total - shown.length;
  const note = rest > 0 ? [leftOut(rest, run)] : [];
  const name = sayEnglish(word(title));
  if (!open) return [fold(name, entries.total, [table(shown, several), ...note])];
  const [first, others] = [shown.slice(0, maxOpen), shown.slice(maxOpen)];
  const more = sayEnglish(word('ci.section-more'));
  return [
    `### ${name}`,
    table(first, several),
    ...(others.length > 0 ? [fold(more, others.length + rest, [table(others, several), ...note])] : note),
  ];
}

const leftOut = (n: number, { command }: CiRun): string => inMarkdown(sayEnglish(word('ci.left-out', { n, command })));

/** The first lines that together are no longer than the limit. */
function within(lines: readonly string[], limit: number): readonly string[] {
  let length = 0;
  const end = lines.findIndex((one) => (length += one.length + 1) > limit);
  return end < 0 ? lines : lines.slice(0, end);
}

function line({ file, name, said }: Entry, several: boolean): string {
  const cells = [...(several ? [clean(file)] : []), name, said];
  return `| ${cells.map(inMarkdown).join(' | ')} |`;
}

function table(lines: readonly string[], several: boolean): string {
  const keys: readonly WordKey[] = [
    ...(several ? (['ci.column-file'] as const) : []),
    'ci.column-row',
    'ci.column-said',
  ];
  const titles = keys.map((key) => inMarkdown(sayEnglish(word(key))));
  return [`| ${titles.join(' | ')} |`, `| ${titles.map(() => '---').join(' | ')} |`, ...lines].join('\n');
}

/** Blank lines around what is folded: GitHub and GitLab read it as Markdown only then. */
function fold(title: string, n: number, blocks: readonly string[]): string {
  const head = inMarkdown(sayEnglish(word('ci.folded', { title, n })));
  return [`<details><summary>${head}</summary>`, ...blocks.filter(Boolean), '</details>'].join('\n\n');
}

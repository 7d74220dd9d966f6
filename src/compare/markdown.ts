/** A comparison as Markdown, for pull requests: the same words as the tab. Text of a file is made inert. */
import { visible } from '../format/visible';
import type { Message } from '../words/words';
import type { ChangeView, ComparisonView, HalfView, PairView } from './view';

type Speak = (message: Message) => string;

/** On one line, with everything escaped that Markdown or HTML would obey. */
function plain(text: string): string {
  return visible(text.length > 300 ? `${text.slice(0, 300)}…` : text).replace(/[\\`*_{}[\]<>()#+!|~&@$]/g, '\\$&');
}

export function comparisonMarkdown(view: ComparisonView, say: Speak): string {
  const name = (index: number): string => {
    const file = view.files[index];
    return file ? plain(file.where ? `${file.name} (${file.where})` : file.name) : '';
  };
  const parts = view.pairs.map((pair) => [
    `## ${name(view.reference)} → ${name(pair.file)}`, '', plain(say(pair.answer)), '', ...doubts(pair, say), ...table(pair, say),
  ].join('\n'));
  const broken = view.files.filter((file) => file.trouble).map((file) => `- ${plain(file.name)}: ${plain(say(file.trouble ?? { key: 'compare.unreadable-plain' }))}`);
  return `${[...parts, ...(broken.length ? [broken.join('\n')] : [])].join('\n\n')}\n`;
}

function doubts({ findings, environment }: PairView, say: Speak): string[] {
  if (findings.length === 0) return [];
  const fields = environment.filter((one) => one.known).map((one) => `  - ${plain(one.field)}: ${plain(one.then ?? '')} → ${plain(one.now ?? '')}`);
  return [...findings.flatMap((one) => [`- ${one.severity}: ${plain(say(one.text))} (${one.rule})`, ...(one.rule === 'environment-changed' ? fields : [])]), ''];
}

function table({ rows }: PairView, say: Speak): string[] {
  if (rows.length === 0) return [];
  const change = (one: ChangeView | undefined): string => {
    if (!one?.text) return '';
    if (one.identical) return say({ key: 'compare.identical' });
    return one.interval ? `${one.text} (${say(one.interval)})` : one.text;
  };
  const half = (one: HalfView): string => one.ratio ?? '';
  const verdicts = ({ then, now, verdictText: own }: PairView['rows'][number]): string => {
    if (then.verdictText && now.verdictText) return `${say(then.verdictText)} → ${say(now.verdictText)}`;
    return own ? say(own) : '';
  };
  const lines = rows.map((row) => [row.label, half(row.then), half(row.now), change(row.change), change(row.candidate), change(row.baseline), [verdicts(row), ...row.remarks.map(say)].join('; ')]);
  const heads = ['compare.column-name', 'compare.column-then', 'compare.column-now', 'compare.column-change', 'compare.column-candidate', 'compare.column-baseline', 'compare.column-verdict'] as const;
  return [heads.map((key) => say({ key })), ['---', '---:', '---:', '---:', '---:', '---:', '---'], ...lines].map((cells, index) => `| ${cells.map((cell) => (index === 1 ? cell : plain(cell))).join(' | ')} |`);
}

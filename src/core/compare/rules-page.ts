/** Generates docs/rules.md, the page that the code of a diagnostic links to. Used by scripts and tests only. */
import { reportExamples } from '../findings/examples';
import { readerExamples } from '../findings/reader-rules.examples';
import { readerRules } from '../findings/reader-rules';
import type { RuleGroup } from '../findings/rule';
import { rules } from '../findings/rules';
import { nightRules } from './night-rules';
import { comparingRules } from './rules';
import { comparingExamples } from './rules.examples';

const groups: Readonly<Record<RuleGroup, string>> = {
  verdicts: 'Verdicts',
  structure: 'Structure',
  description: 'Description',
  design: 'Design',
  statistics: 'Statistics',
  arithmetic: 'Arithmetic: the claim checker',
  selection: 'Selection',
  comparing: 'Comparing two or more files',
  nights: 'One value a night',
};

const sources =
  'H Heiser, Systems Benchmarking Crimes; FW Fleming and Wallace 1986; GBE Georges, Buytaert, Eeckhout 2007; ' +
  'KJ Kalibera and Jones; CB Curtsinger and Berger 2013; SFU SPEC fair use; SV SPECvirt run rules; PF pyperf; ' +
  'BS benchstat; PTS Phoronix Test Suite; GB Google Benchmark; MT mmtests; HF hyperfine; ' +
  '"seen" is a defect in a published report.';

/** One line per property, and per entry of a list. */
function json(value: object): string {
  const lines = Object.entries(value).map(([key, inner]) => {
    if (!Array.isArray(inner)) return `  ${JSON.stringify(key)}: ${oneLine(inner)}`;
    return `  ${JSON.stringify(key)}: [\n${inner.map((entry) => `    ${oneLine(entry)}`).join(',\n')}\n  ]`;
  });
  return lines.length ? `{\n${lines.join(',\n')}\n}` : '{}';
}

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, inner]) => `${JSON.stringify(key)}: ${oneLine(inner)}`)
    .join(', ')}}`;
}

interface Documented {
  readonly name: string;
  readonly severity: string;
  readonly says: string;
  readonly source?: string;
  readonly fires: string;
  readonly silent: string;
}

function section(rule: Documented): string {
  const example = (title: string, text: string): string =>
    text === '{}' ? '' : `\n${title}\n\n\`\`\`json\n${text}\n\`\`\`\n`;
  const source = rule.source === undefined ? '' : ` Source: ${rule.source}.`;
  const examples = example('Fires on:', rule.fires) + example('Silent on:', rule.silent);
  return `### ${rule.name}\n\nDefault: ${rule.severity}.${source}\n\n${rule.says}\n${examples}`;
}

const readers = readerRules.map((rule): Documented => ({ ...rule, ...readerExamples[rule.name] }));
const comparing = comparingRules.map((rule): Documented => {
  const { fires, silent } = comparingExamples[rule.name];
  const both = ([then, now]: readonly [object, object]): string => `// then\n${json(then)}\n// now\n${json(now)}`;
  return { ...rule, fires: both(fires), silent: both(silent) };
});

/** Their examples would be series of reports; docs/history.md describes them. */
const nights = nightRules.map((rule): Documented => ({ ...rule, fires: '{}', silent: '{}' }));

/** The whole page, in Markdown. A section's anchor is the rule's name. */
export function rulesPage(): string {
  const parts = (Object.keys(groups) as RuleGroup[]).map((group) => {
    const own = rules
      .filter((rule) => rule.group === group)
      .map((rule): Documented => {
        const { fires, silent } = reportExamples[rule.name];
        return { ...rule, fires: json(fires), silent: json(silent) };
      });
    const more: Partial<Record<RuleGroup, readonly Documented[]>> = { structure: readers, comparing, nights };
    const all = [...(more[group] ?? []), ...own];
    return all.length ? `## ${groups[group]}\n\n${all.map(section).join('\n')}` : '';
  });
  return `# The rules of vmibench

This page is generated from the rules (\`node scripts/manifest-rules.mjs\`). The setting \`vmibench.rules\` changes
severities. All rules except those under Structure can be waived in the report, with a reason. Examples are parts of a
report, laid over a complete one.

Sources: ${sources}

${parts.filter(Boolean).join('\n')}`;
}

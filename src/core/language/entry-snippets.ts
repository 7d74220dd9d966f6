/** Snippets of entries that name ids: with those of the report to choose from, so that they never make an error. */
import { entrySnippetsByName } from '../generated/entry-snippets';
import { idPattern, type IdKind } from '../report/ids';
import type { Path } from '../report/path';
import type { CompletionContext } from './completions';

export interface EntrySnippet {
  /** As the schema calls it, like its fields in English. */
  readonly label: string;
  readonly about: string;
  /** In VS Code's language of snippets; lines are indented by tabs, which an editor makes its own. */
  readonly text: string;
}

/** A choice shows so many ids at most. */
const maxChoices = 40;

/** The snippets for an entry of a list at a path; none where the ids that they need are missing. */
export function entrySnippets(path: Path, { mentions, report }: CompletionContext): readonly EntrySnippet[] {
  const name = nameOf(path);
  const given = (kind: IdKind): string[] => {
    const own = mentions.filter((one) => one.role === 'definition' && one.kind === kind && idPattern.test(one.id));
    return [...new Set(own.map(({ id }) => id))];
  };
  const subjects = given('subject');
  const baseline = report?.subjects.find(({ role }) => role === 'baseline')?.id ?? subjects[0];
  const candidates = subjects.filter((id) => id !== baseline);
  const first = baseline === undefined ? [] : [baseline];
  const ids: Ids = {
    base: [...first, ...candidates],
    patched: [...candidates, ...first],
    benchmark: given('benchmark'),
  };
  return (entrySnippetsByName[name] ?? []).flatMap(({ label, description, body }) => {
    const text = filled(JSON.stringify(body, null, '\t'), ids, name !== 'Benchmark');
    return text === undefined ? [] : [{ label, about: description, text }];
  });
}

type Ids = Readonly<Record<'base' | 'patched' | 'benchmark', readonly string[]>>;

/** Numbers are written as "^${1:100}" in the schema, and ids by the names of `Ids`. */
function filled(text: string, ids: Ids, namesBenchmarks: boolean): string | undefined {
  let lacking = false;
  const made = text
    .replace(/"\^(\$\{[^"]*\})"/g, '$1')
    .replace(/\$\{(\d+):(base|patched|benchmark)\}/g, (whole, stop: string, name: keyof Ids) => {
      if (name === 'benchmark' && !namesBenchmarks) return whole;
      const [only, ...others] = ids[name];
      lacking ||= only === undefined;
      const choices = ids[name].slice(0, maxChoices).map((id) => id.replaceAll(',', '\\,'));
      return others.length > 0 ? `\${${stop}|${choices.join(',')}|}` : `\${${stop}:${only ?? ''}}`;
    });
  return lacking ? undefined : made;
}

/** The schema's name of the entry of a list. */
function nameOf(path: Path): string {
  const lists = path.filter((_, index) => index % 2 === 0).join('/');
  if (path.length % 2 !== 0 || typeof path.at(-1) !== 'number') return '';
  const names: Readonly<Record<string, string>> = {
    benchmarks: 'Benchmark',
    'benchmarks/results': 'Result',
    'benchmarks/ratios': 'Ratio',
    'benchmarks/claims': 'Claim',
    claims: 'ReportClaim',
    summaries: 'Summary',
    waivers: 'Waiver',
  };
  return names[lists] ?? '';
}

/** The columns of the tables `results` and `verdicts`. */
import { isMarked } from '../analysis/marks';
import type { Row, Side } from '../analysis/model';
import type { Benchmark, Result } from '../generated/format';
import { sayEnglish } from '../messages/messages';
import { column, finite, jsonCell, type FleetColumn } from './columns';
import { isSameThing, type SubjectPlace } from './judged';

/** What both tables say about the benchmark of a row. */
interface Entry {
  readonly entry: Benchmark;
}

export const entryColumns: readonly FleetColumn<Entry>[] = [
  column('benchmark', 'text', ({ entry }) => entry.id),
  column('name', 'text', ({ entry }) => entry.name),
  column('suite', 'text', ({ entry }) => entry.suite),
  column('version', 'text', ({ entry }) => entry.version),
  column('kind', 'text', ({ entry }) => entry.kind),
  column('parameters', 'text', ({ entry }) => jsonCell(entry.parameters)),
  column('metric_name', 'text', ({ entry }) => entry.metric?.name),
  column('metric_unit', 'text', ({ entry }) => entry.metric?.unit),
  column('metric_direction', 'text', ({ entry }) => entry.metric?.direction),
  column('metric_role', 'text', ({ entry }) => entry.metric?.role ?? 'primary'),
];

export interface ResultSource {
  readonly result: Result;
  readonly place: SubjectPlace;
  readonly isBaseline: boolean;
  readonly side: Side | undefined;
}

export const resultColumns: readonly FleetColumn<ResultSource>[] = [
  column('subject', 'text', ({ result }) => result.subject),
  column('subject_label', 'text', ({ place }) => place.subject?.label),
  column(
    'subject_role',
    'text',
    ({ place, isBaseline }) => place.subject?.role ?? (isBaseline ? 'baseline' : 'candidate'),
  ),
  column('subject_config', 'text', ({ place }) => place.config),
  column('subject_kernel', 'text', ({ place }) => place.kernel),
  column('subject_source_commit', 'text', ({ place }) => place.subject?.source?.commit),
  column('environment', 'text', ({ place }) => place.environment?.id),
  column('samples', 'numbers', ({ result }) => result.samples),
  column('boots', 'texts', ({ result }) => result.boots?.map(String)),
  column('blocks', 'texts', ({ result }) => result.blocks?.map(String)),
  column('run_order', 'numbers', ({ result }) => result.order),
  column('excluded', 'numbers', ({ result }) => result.excluded?.map(({ index }) => index)),
  column('failed', 'whole', ({ result }) => result.failed?.length ?? 0),
  column('value', 'number', ({ result }) => result.value),
  column('mean', 'number', ({ result }) => result.mean),
  column('median', 'number', ({ result }) => result.median),
  column('min', 'number', ({ result }) => result.min),
  column('max', 'number', ({ result }) => result.max),
  column('stddev', 'number', ({ result }) => result.stddev),
  column('spread_kind', 'text', ({ result }) => result.spread?.kind),
  column('spread_value', 'number', ({ result }) => result.spread?.value),
  column('ci_lo', 'number', ({ result }) => result.ci?.lo),
  column('ci_hi', 'number', ({ result }) => result.ci?.hi),
  column('ci_level', 'number', ({ result }) => result.ci?.level),
  column('approx', 'flag', ({ result }) => result.approx),
  column('verbatim', 'text', ({ result }) => result.verbatim),
  column('n', 'whole', ({ side }) => side?.n),
  column('centre', 'number', ({ side }) => finite(side?.centre)),
  column('centreIs', 'text', ({ side }) => side?.centreIs),
  column('sd', 'number', ({ side }) => finite(side?.sd)),
];

export interface VerdictSource {
  readonly row: Row;
  readonly base: SubjectPlace;
  readonly cand: SubjectPlace;
}

const testColumns: readonly FleetColumn<VerdictSource>[] = [
  column('method', 'text', ({ row }) => row.tested?.method),
  column('bootMeans', 'flag', ({ row }) => row.tested?.bootMeans),
  column('blocks', 'whole', ({ row }) => row.tested?.blocks),
  column('se', 'number', ({ row }) => finite(row.tested?.se)),
  column('df', 'number', ({ row }) => finite(row.tested?.df)),
  column('p', 'number', ({ row }) => row.tested?.p),
  column('adjusted', 'number', ({ row }) => row.tested?.adjusted),
  column('lo90', 'number', ({ row }) => finite(row.tested?.lo90)),
  column('hi90', 'number', ({ row }) => finite(row.tested?.hi90)),
];

const sideColumns = (name: 'base' | 'cand', prefix: string): readonly FleetColumn<VerdictSource>[] => [
  column(`${prefix}_n`, 'whole', ({ row }) => row[name]?.n),
  column(`${prefix}_centre`, 'number', ({ row }) => finite(row[name]?.centre)),
  column(`${prefix}_sd`, 'number', ({ row }) => finite(row[name]?.sd)),
];

export const verdictColumns: readonly FleetColumn<VerdictSource>[] = [
  column('row_key', 'text', ({ row }) => row.key),
  column('subject', 'text', ({ row }) => row.subject),
  column('subject_label', 'text', ({ cand }) => cand.subject?.label),
  column('subject_config', 'text', ({ cand }) => cand.config),
  column('subject_kernel', 'text', ({ cand }) => cand.kernel),
  column('baseline', 'text', ({ row }) => row.baseline),
  column('environment', 'text', ({ cand }) => cand.environment?.id),
  column('baseline_environment', 'text', ({ base }) => base.environment?.id),
  column('same_thing', 'flag', ({ base, cand }) => isSameThing(base, cand)),
  column('role', 'text', ({ row }) => row.role),
  column('evidence', 'text', ({ row }) => row.evidence),
  column('ratio', 'number', ({ row }) => finite(row.ratio)),
  column('ratio_printed', 'text', ({ row }) => row.printed),
  column('interval_lo', 'number', ({ row }) => finite(row.interval?.lo)),
  column('interval_hi', 'number', ({ row }) => finite(row.interval?.hi)),
  column('interval_level', 'number', ({ row }) => row.interval?.level),
  column('interval_from', 'text', ({ row }) => row.interval?.from),
  ...testColumns,
  column('verdict', 'text', ({ row }) => row.verdict.word),
  column('tested', 'flag', ({ row }) => row.verdict.tested),
  column('clear', 'flag', ({ row }) => row.verdict.clear ?? false),
  column('severe', 'flag', ({ row }) => row.verdict.severe ?? false),
  column('equivalent', 'flag', ({ row }) => row.verdict.equivalent ?? false),
  column('marked', 'flag', ({ row }) => isMarked(row.verdict)),
  column('marks', 'texts', ({ row }) => row.verdict.marks),
  column('trouble', 'text', ({ row }) => row.verdict.trouble),
  column('within', 'number', ({ row }) => finite(row.verdict.within)),
  column('why', 'text', ({ row }) => row.verdict.why && sayEnglish(row.verdict.why)),
  column('warn', 'number', ({ row }) => row.limits.warn),
  column('fail', 'number', ({ row }) => row.limits.fail),
  column('equivalence', 'number', ({ row }) => row.limits.equivalence),
  ...sideColumns('base', 'baseline'),
  ...sideColumns('cand', 'candidate'),
];

/** Guesses the role of each column, with a reason. A column becomes a subject only if something says so. */
import { word } from '../../messages/messages';
import { grouped } from '../../text/grouped';
import { withoutEnd, withoutGroups } from '../../text/trim';
import type { LineCell } from './cells';
import { bareLabel, classify, idFromLabel, type LabelClass } from './labels';
import type { ColumnRole, GridColumn, GridSubject, GridGuess } from './model';

export interface Roles {
  readonly columns: readonly GridColumn[];
  readonly subjects: readonly GridSubject[];
  readonly rowsAre: GridGuess<'benchmarks' | 'runs' | 'subjects'>;
  readonly include: boolean;
}

type Rows = readonly (readonly (LineCell | undefined)[])[];

interface Column {
  readonly label: string;
  readonly is: LabelClass;
  readonly numeric: boolean;
  readonly percent: boolean;
  /** A change of 0 is printed in every cell: this is the baseline column. */
  readonly zero: boolean;
  readonly cells: readonly (LineCell | undefined)[];
}

export const ordinalLabel = /^(?:\d+(?:st|nd|rd|th)|(?:run|test|iteration|iter|boot)[ #-]?\d+:?|#\d+)$/i;

export function guessRoles(labels: readonly string[], rows: Rows): Roles {
  const columns = labels.map((label, index) =>
    column(
      label,
      rows.map((row) => row[index]),
    ),
  );
  const statistics = columns.filter((one) => isStatistic(one.is)).length;
  const named = columns.filter((one) => one.is === 'baseline' || one.is === 'candidate' || one.is === 'version').length;
  const labelled = columns[0] !== undefined && !columns[0].numeric;
  if (statistics >= 2 && named === 0 && labelled) return subjectsInRows(columns, rows);
  return subjectsInColumns(columns, rows);
}

function column(label: string, cells: readonly (LineCell | undefined)[]): Column {
  const there = cells.filter((cell) => cell !== undefined);
  const values = there.filter((cell) => cell.value !== undefined);
  const header = /%(?!\s*\))/.test(withoutGroups(label));
  return {
    label,
    cells,
    is: classify(label),
    numeric: there.filter((cell) => cell.none !== 'text').length * 2 > there.length,
    percent:
      values.length > 0 &&
      (values.filter((cell) => cell.isPercent).length * 2 > values.length ||
        (header && !/[_\w]%$/.test(bareLabel(label))) ||
        /^(?:compare|change|diff)%/i.test(label)),
    zero: values.length > 0 && values.every((cell) => cell.percent === 0),
  };
}

function isStatistic(is: LabelClass): is is 'n' | 'min' | 'max' | 'median' | 'mean' | 'stddev' | 'range' {
  return ['n', 'min', 'max', 'median', 'mean', 'stddev', 'range'].includes(is);
}

function guess<T>(
  value: T,
  key: Parameters<typeof word>[0],
  args?: Parameters<typeof word>[1],
  certain = false,
): GridGuess<T> {
  return { value, certain, why: word(key, args) };
}

/** One row per subject, statistics in columns: `snooze | 60 | 787 | ...`. */
function subjectsInRows(columns: readonly Column[], rows: Rows): Roles {
  const names = rows.map((row) => row[0]?.text ?? '');
  const based = names.findIndex((name) => classify(name) === 'baseline');
  const base = based >= 0 ? based : 0;
  const subjects = names.map((name, index): GridSubject => ({
    id: idFromLabel(bareLabel(name), `subject-${String(index + 1)}`),
    label: name,
    role:
      index !== base
        ? guess('candidate', 'mail.role-other')
        : based >= 0
          ? guess('baseline', 'mail.role-baseline-word', { name }, true)
          : guess('baseline', 'mail.role-first', { name }),
  }));
  const hasCentre = columns.some((one) => one.is === 'mean' || one.is === 'median');
  return {
    subjects: distinct(subjects),
    include: hasCentre && new Set(names).size === names.length && names.length >= 2,
    rowsAre: guess('subjects', 'mail.rows-subjects'),
    columns: columns.map((one, index): GridColumn => ({
      header: one.label,
      role:
        index === 0
          ? guess('name', 'mail.column-first')
          : isStatistic(one.is)
            ? guess(one.is, 'mail.column-header', { name: one.label }, true)
            : guess('ignore', 'mail.column-unknown', { name: one.label }),
    })),
  };
}

function distinct(subjects: readonly GridSubject[]): GridSubject[] {
  return subjects.filter((subject, index) => subjects.findIndex((other) => other.id === subject.id) === index);
}

function subjectsInColumns(columns: readonly Column[], rows: Rows): Roles {
  const first = columns.findIndex((one, index) => one.numeric && !leading(columns, index));
  const values = columns
    .map((one, index) =>
      index >= Math.max(first, 0) &&
      one.numeric &&
      !one.percent &&
      one.is !== 'change' &&
      one.is !== 'range' &&
      !isStatistic(one.is) &&
      one.is !== 'parameter'
        ? index
        : -1,
    )
    .filter((index) => index >= 0);
  const bare = columns.map(({ label }) => bareLabel(label));
  const labelOf = (index: number): string => bare[index] ?? '';
  const labels = [...new Set(values.map(labelOf))];
  const sameLabel = grouped(values, labelOf);
  const changes = columns.filter((one) => one.percent || one.is === 'change').length;
  const base = baseline(columns, values, labels, changes);
  const subjects = labels.filter(Boolean).map((label): GridSubject => ({
    id: idFromLabel(label),
    label,
    role: base?.label === label ? base.role : guess('candidate', 'mail.role-other'),
  }));
  const known = base !== undefined && labels.every(Boolean) && (subjects.length >= 2 || changes > 0);
  const subjectOf = (index: number) => idFromLabel(labelOf(index));
  const candidates = subjects.filter((subject) => subject.role.value === 'candidate');
  let change = 0;
  const changeSubject = (index: number): string | undefined => {
    const own = labelOf(index);
    const named = candidates.find((subject) => subject.label === own);
    const nth = candidates[Math.min(change++, candidates.length - 1)];
    return (named ?? (changes > candidates.length ? candidates[0] : nth))?.id ?? (known ? 'candidate' : undefined);
  };
  // Some tables end with the names of the rows: `4544492 +237.5% 15338634 sched_debug.cpu.sis_search.avg`.
  const trailing = first === 0 ? columns.findIndex((one) => !one.numeric) : -1;
  const made = columns.map((one, index): GridColumn => {
    const header = one.label;
    if (index === trailing) return { header, role: guess('name', 'mail.column-text') };
    if (first < 0 || index < first) return { header, role: leadingRole(columns, index) };
    if (one.is === 'parameter') return { header, role: guess('parameter', 'mail.column-header', { name: header }) };
    if (one.percent || one.is === 'change')
      return {
        header,
        role: guess(
          'change',
          one.is === 'change' ? 'mail.column-header' : 'mail.column-percent',
          { name: header },
          one.is === 'change',
        ),
        subject: changeSubject(index),
      };
    if (values.includes(index))
      return {
        header,
        role: guess('subject', known ? 'mail.column-subject' : 'mail.column-unknown', { name: header }),
        subject: subjectOf(index),
        ...metricOf(columns, sameLabel.get(labelOf(index)) ?? [], index),
      };
    return { header, role: guess('ignore', 'mail.column-unknown', { name: header }) };
  });
  const only = candidates.length === 0 && known && changes > 0;
  return {
    columns: made,
    subjects: only
      ? [
          ...subjects,
          { id: 'candidate', label: changeLabel(columns) ?? 'candidate', role: guess('candidate', 'mail.role-change') },
        ]
      : subjects,
    rowsAre: rowsAre(columns, made, rows),
    include: known,
  };
}

function changeLabel(columns: readonly Column[]): string | undefined {
  const label = withoutEnd(bareLabel(columns.find((one) => one.percent)?.label ?? ''), /[%\s]/);
  return label && !/^(?:change|diff|delta|gain|output)$/i.test(label) ? label : undefined;
}

/** Columns before the first possible subject: names and parameters of the row. */
function leading(columns: readonly Column[], index: number): boolean {
  const one = columns[index];
  if (!one) return false;
  if (one.is === 'parameter' || one.is === 'name') return true;
  if (
    index > 0 &&
    columns.slice(0, index).some((before) => before.numeric && !leading(columns, columns.indexOf(before)))
  )
    return false;
  return !one.numeric;
}

function leadingRole(columns: readonly Column[], index: number): GridGuess<ColumnRole> {
  const one = columns[index];
  if (!one) return guess('ignore', 'mail.column-unknown', { name: '' });
  if (one.is === 'parameter') return guess('parameter', 'mail.column-header', { name: one.label });
  const text = columns.findIndex((other) => !other.numeric && other.is !== 'parameter');
  if (index === text) return guess('name', 'mail.column-first');
  return guess('parameter', 'mail.column-leading', { name: one.label });
}

interface Base {
  readonly label: string;
  readonly role: GridGuess<'baseline'>;
}

/** The baseline column: by its label, by changes of 0 in it, or by its version. */
function baseline(
  columns: readonly Column[],
  values: readonly number[],
  labels: readonly string[],
  changes: number,
): Base | undefined {
  const of = (is: LabelClass) => labels.filter((label) => classify(label) === is);
  const [worded] = of('baseline');
  if (worded !== undefined)
    return {
      label: worded,
      role: guess('baseline', 'mail.role-baseline-word', { name: worded }, of('baseline').length === 1),
    };
  const zero = values.find((index) => columns[index]?.zero);
  if (zero !== undefined) {
    const label = bareLabel(columns[zero]?.label ?? '');
    return { label, role: guess('baseline', 'mail.role-zero', { name: label }, true) };
  }
  const shortest = shortestVersion(labels);
  if (shortest !== undefined)
    return { label: shortest, role: guess('baseline', 'mail.role-version', { name: shortest }) };
  const others = labels.filter((label) => classify(label) !== 'candidate');
  const [other] = others;
  if (other !== undefined && of('candidate').length > 0)
    return { label: other, role: guess('baseline', 'mail.role-not-candidate', { name: other }) };
  const [first] = labels;
  if (first !== undefined && labels.length === 2 && changes > 0)
    return { label: first, role: guess('baseline', 'mail.role-first', { name: first }) };
  return undefined;
}

/** Of two or more versions, the one that the others extend: 5.12-rc7 next to 5.12-rc7+v4. */
export function shortestVersion(labels: readonly string[]): string | undefined {
  const versions = labels.filter((label) => classify(label) === 'version').sort((a, b) => a.length - b.length);
  return versions.length >= 2 ? versions[0] : undefined;
}

/**
 * Two columns of one subject are two metrics, told apart by their unit or their position.
 *
 * @param same the columns with this label
 */
function metricOf(
  columns: readonly Column[],
  same: readonly number[],
  index: number,
): Pick<GridColumn, 'metric' | 'unit'> {
  if (same.length < 2) return {};
  const unit = columns[index]?.cells.find((cell) => cell?.unit !== undefined)?.unit;
  return { metric: unit ?? `value ${String(same.indexOf(index) + 1)}`, unit };
}

function rowsAre(columns: readonly Column[], made: readonly GridColumn[], rows: Rows): Roles['rowsAre'] {
  const labels = made
    .map((one, index) => (one.role.value === 'name' || one.role.value === 'parameter' ? index : -1))
    .filter((index) => index >= 0);
  const ordinal =
    labels.length === 1 && rows.length >= 2 && rows.every((row) => ordinalLabel.test(row[labels[0] ?? 0]?.text ?? ''));
  if (ordinal) return guess('runs', 'mail.rows-ordinal');
  if (labels.length === 0 && rows.length >= 2 && columns.length >= 2) return guess('runs', 'mail.rows-bare');
  return guess('benchmarks', 'mail.rows-benchmarks');
}

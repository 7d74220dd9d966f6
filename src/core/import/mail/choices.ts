/** The user's corrections of a grid before it becomes a report. The grid itself never changes. */
import { word } from '../../messages/messages';
import type { Direction, MetricRole } from '../../report/metric';
import { idFromLabel } from './labels';
import type {
  Basis,
  ColumnRole,
  Grid,
  GridClaim,
  GridColumn,
  GridRow,
  GridSubject,
  GridTable,
  GridGuess,
} from './model';
import { own } from '../../text/own';

interface ColumnChoice {
  readonly role?: ColumnRole;
  /** Id of a subject; an unknown one makes a new subject with this label. */
  readonly subject?: string;
}

interface TableChoice {
  readonly include?: boolean;
  readonly title?: string;
  readonly suite?: string;
  readonly unit?: string;
  readonly direction?: Direction;
  readonly metric?: string;
  readonly rowsAre?: 'benchmarks' | 'runs' | 'subjects';
  readonly basis?: Basis;
  readonly spread?: 'stddev' | 'stddev-percent' | 'unknown';
  readonly runs?: number;
  /** By index of the column. */
  readonly columns?: Readonly<Record<number, ColumnChoice>>;
}

interface GridRowChoice {
  readonly include?: boolean;
  readonly name?: string;
  readonly unit?: string;
  readonly direction?: Direction;
  readonly role?: MetricRole;
}

export interface GridChoices {
  readonly title?: string;
  /** Id of the subject that is the baseline. */
  readonly baseline?: string;
  readonly subjects?: Readonly<Record<string, { readonly label?: string; readonly drop?: boolean }>>;
  readonly tables?: Readonly<Record<string, TableChoice>>;
  readonly rows?: Readonly<Record<string, GridRowChoice>>;
  readonly claims?: Readonly<
    Record<string, { readonly include?: boolean; readonly subject?: string; readonly basis?: Basis }>
  >;
}

function chosen<T>(value: T): GridGuess<T> {
  return { value, certain: true, why: word('mail.chosen') };
}

/** The grid with the corrections, without dropped rows, claims and subjects. */
export function applyChoices(grid: Grid, choices: GridChoices): Grid {
  const tables = grid.tables.map((table) => tableWith(table, own(choices.tables, table.id) ?? {}, choices));
  const subjects = withNew(grid.subjects, tables)
    .filter((subject) => !own(choices.subjects, subject.id)?.drop)
    .map((subject): GridSubject => ({
      ...subject,
      label: own(choices.subjects, subject.id)?.label?.trim() || subject.label,
      role:
        choices.baseline === undefined
          ? subject.role
          : chosen(subject.id === choices.baseline ? ('baseline' as const) : ('candidate' as const)),
    }));
  const claims = grid.claims.flatMap((claim): GridClaim[] => {
    const choice = own(choices.claims, claim.id);
    return choice?.include === false
      ? []
      : [
          {
            ...claim,
            ...(choice?.subject !== undefined ? { subject: choice.subject } : {}),
            ...(choice?.basis ? { basis: choice.basis } : {}),
          },
        ];
  });
  return { ...grid, title: choices.title?.trim() || grid.title, subjects, tables, claims };
}

function tableWith(table: GridTable, choice: TableChoice, choices: GridChoices): GridTable {
  const columns = table.columns.map((column, index): GridColumn => {
    const own = choice.columns?.[index];
    if (!own) return column;
    const subject = own.subject === undefined ? column.subject : idOf(own.subject);
    return {
      ...column,
      role: own.role ? chosen(own.role) : column.role,
      ...(subject === undefined ? {} : { subject }),
    };
  });
  const rows = table.rows.flatMap((row): GridRow[] => {
    const mine = own(choices.rows, row.id) ?? {};
    if (mine.include === false) return [];
    const direction = mine.direction ?? choice.direction;
    return [
      {
        ...row,
        name: mine.name?.trim() || row.name,
        unit: mine.unit ?? choice.unit ?? row.unit,
        role: mine.role ?? row.role,
        ...(direction ? { direction: chosen(direction) } : {}),
      },
    ];
  });
  return {
    ...table,
    columns,
    rows,
    include: choice.include ?? (choice.columns ? true : table.include),
    title: choice.title ?? table.title,
    suite: choice.suite ?? table.suite,
    metric: choice.metric ?? table.metric,
    runs: choice.runs ?? table.runs,
    ...(choice.unit === undefined ? {} : { unit: chosen(choice.unit) }),
    ...(choice.direction ? { direction: chosen(choice.direction) } : {}),
    ...(choice.rowsAre ? { rowsAre: chosen(choice.rowsAre) } : {}),
    ...(choice.basis ? { basis: chosen(choice.basis) } : {}),
    ...(choice.spread ? { spread: chosen(choice.spread) } : {}),
  };
}

function idOf(subject: string): string {
  return /^[A-Za-z0-9][\w.:+@=,-]*$/.test(subject) ? subject : idFromLabel(subject);
}

/** The user may name a subject for a column that no reader recognized. */
function withNew(known: readonly GridSubject[], tables: readonly GridTable[]): GridSubject[] {
  const subjects = [...known];
  const ids = new Set(known.map((subject) => subject.id));
  let first = !known.some((subject) => subject.role.value === 'baseline');
  for (const table of tables.filter((one) => one.include)) {
    for (const column of table.columns) {
      if (column.role.value !== 'subject' || column.subject === undefined || ids.has(column.subject)) continue;
      ids.add(column.subject);
      subjects.push({
        id: column.subject,
        label: column.header || column.subject,
        role: {
          value: first ? 'baseline' : 'candidate',
          certain: false,
          why: word(first ? 'mail.role-first' : 'mail.role-other', { name: column.header }),
        },
      });
      first = false;
    }
  }
  return subjects;
}

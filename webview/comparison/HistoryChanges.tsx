import type { HistoryEnvironmentChange, HistoryView } from '../../src/core/compare/history-view';
import { t } from '../shared/speech';
import { clip, FileText } from '../shared/ui/FileText';
import { CardCell } from './CardCell';
import { nameOf } from './run-names';
import { post } from './state';

/** More lines of the table are left to the tables of the series. */
const maxLines = 200;

interface Line {
  readonly at: number;
  readonly where: string;
  readonly what: string;
  readonly levels?: string;
  readonly p?: string;
  readonly tone?: string;
}

/** What the marks of all charts say, as a table: change points and changes of the environment, in the order of runs. */
export function HistoryChanges({ history }: { readonly history: HistoryView }) {
  const lines = linesOf(history);
  if (lines.length === 0) return null;
  return (
    <details open={lines.length <= 12}>
      <summary>{t('history.changes-table')}</summary>
      <div class="table-of">
        <table class="compared cards changes-table" role="table">
          <thead role="rowgroup">
            <tr role="row">
              {(['run', 'where', 'change', 'levels', 'p'] as const).map((column) => (
                <th key={column} scope="col" role="columnheader">
                  {t(`history.column-${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {lines.slice(0, maxLines).map((line, i) => (
              <tr key={i} role="row">
                <th scope="row" role="rowheader">
                  <button type="button" class="plain" onClick={() => post({ type: 'open', file: line.at })}>
                    <FileText text={runText(history, line.at)} maxLength={160} />
                  </button>
                </th>
                <CardCell head={t('history.column-where')}>
                  <FileText text={line.where} maxLength={120} />
                </CardCell>
                <CardCell head={t('history.column-change')} class={line.tone}>
                  <FileText text={line.what} maxLength={600} />
                </CardCell>
                <CardCell head={t('history.column-levels')} class="num">
                  {line.levels}
                </CardCell>
                <CardCell head={t('history.column-p')} class="num">
                  {line.p}
                </CardCell>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function linesOf(history: HistoryView): Line[] {
  const points = history.series.flatMap((series) =>
    series.changes.map((change): Line => ({
      at: series.points[change.point]?.at ?? 0,
      where: series.subject ? `${series.label}, ${series.subject}` : series.label,
      what: change.text,
      levels: `${change.from} → ${change.to}`,
      p: change.p,
      tone: `tone-${change.tone < 0 ? 'bad' : change.tone > 0 ? 'good' : 'warn'} changed`,
    })),
  );
  const environment = history.environment.map((change): Line => ({
    at: change.at,
    where: t('history.environment'),
    what: fieldsOf(change),
  }));
  return [...environment, ...points].sort((a, b) => a.at - b.at);
}

/** "host.kernel: 6.6.1 → 6.7.0". */
export function fieldsOf({ fields, more }: HistoryEnvironmentChange): string {
  const said = fields.map(({ field, then, now }) =>
    t('history.field', { field: clip(field, 80), then: clip(then, 120), now: clip(now, 120) }),
  );
  return [...said, ...(more > 0 ? [t('history.fields-more', { n: more })] : [])].join('; ');
}

/** With the commit's subject, where there is one. */
function runText(history: HistoryView, at: number): string {
  return [nameOf(history, at), history.runs[at]?.title].filter(Boolean).join(': ');
}

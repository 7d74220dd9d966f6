import type { ComparisonView, MatrixRow } from '../../src/core/compare/view';
import { Own } from '../shared/ui/Own';
import { Change, Half } from './Rows';
import { t } from './state';

const most = 500;

/** Three reports and more: a column each, with what changed since the one that they are compared with. */
export function Matrix({ view, rows }: { readonly view: ComparisonView; readonly rows: readonly MatrixRow[] }) {
  return (
    <section aria-labelledby="matrix">
      <h2 id="matrix">{t('compare.matrix')}</h2>
      <div class="wide" tabIndex={0} role="region" aria-labelledby="matrix">
        <table class="compared matrix">
          <thead>
            <tr>
              <th scope="col">{t('compare.column-name')}</th>
              {view.files.map((file, index) => (
                <th key={index} scope="col">
                  <Own text={file.name.replace(/\.vmibench\.json$/i, '')} most={60} />
                  {file.where && <Own class="dim where" text={file.where} most={60} />}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, most).map((row) => (
              <tr key={row.label}>
                <th scope="row">
                  <Own text={row.label} most={200} />
                </th>
                {row.cells.map((cell, index) => (
                  <td key={index}>
                    {cell ? (
                      <>
                        <span class="num strong">{cell.ratio ?? cell.value ?? '–'}</span>{' '}
                        {cell.change && <Change change={cell.change} />}
                        {cell.verdict && <Half half={cell} />}
                      </>
                    ) : (
                      <span class="dim" title={t('compare.matrix-none')}>
                        –
                      </span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > most && <p class="dim">{t('compare.names-more', { n: rows.length - most })}</p>}
    </section>
  );
}

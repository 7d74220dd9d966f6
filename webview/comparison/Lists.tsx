import type { ComparedFileView, NameView, PairView, ComparisonView, MatrixView } from '../../src/core/compare/view';
import { clip, FileText } from '../shared/ui/FileText';
import { say, t } from '../shared/speech';
import { post, changeSetup, setup } from './state';
import { CardCell } from './CardCell';
import { FileLabel } from './FileLabel';
import { ComparedChange, HalfVerdict } from './Rows';

/** Counts of rows by kind; each filters the table. */
export function Counts({ pair }: { readonly pair: PairView }) {
  const { filter } = setup.value;
  if (pair.counts.length < 2) return null;
  return (
    <p class="counts">
      <button
        type="button"
        class="chip"
        aria-pressed={filter === undefined}
        onClick={() => changeSetup({ filter: undefined })}
      >
        {t('compare.all', { n: pair.rows.length })}
      </button>
      {pair.counts.map((one) => (
        <button
          type="button"
          key={one.count}
          class="chip"
          aria-pressed={filter === one.count}
          onClick={() => changeSetup({ filter: filter === one.count ? undefined : one.count })}
        >
          {say.value(one.text)}
        </button>
      ))}
    </p>
  );
}

const suggestion = ({ then, now }: PairView['suggested'][number]): string =>
  t('compare.suggested', { then: then.label, now: now.label });

/** Benchmarks in one report only, and possible renames. */
export function Lists({ pair }: { readonly pair: PairView }) {
  return (
    <section class="lists">
      {pair.suggested.length > 0 && (
        <ul>
          {pair.suggested.map((one) => (
            <li key={`${one.then.id}/${one.now.id}`}>
              <FileText text={suggestion(one)} maxLength={400} />{' '}
              <button
                type="button"
                class="link"
                onClick={() => post({ type: 'accept', then: one.then.id, now: one.now.id })}
              >
                {t('compare.rename-one')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <Names title={t('compare.only-then')} names={pair.gone} />
      <Names title={t('compare.only-now')} names={pair.fresh} />
    </section>
  );
}

const maxNames = 100;

function Names({ title, names }: { readonly title: string; readonly names: readonly NameView[] }) {
  if (names.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <ul class="names">
        {names.slice(0, maxNames).map((one) => (
          <li key={one.id}>
            <FileText text={one.label} maxLength={200} />
          </li>
        ))}
        {names.length > maxNames && <li class="dim">{t('compare.names-more', { n: names.length - maxNames })}</li>}
      </ul>
    </>
  );
}

const shortName = (file: ComparedFileView): string => file.name.replace(/\.vmibench\.json$/i, '');

/** The head of a file's column in one line, for cards. */
function headOf(file: ComparedFileView | undefined): string {
  if (!file) return '';
  const label = file.label && say.value(file.label);
  const name = clip(shortName(file), 60);
  return label && !file.name.startsWith(label) ? `${name}, ${clip(label, 60)}` : name;
}

/** With three reports or more: a column each, with the changes since the reference. */
export function Matrix({ view, matrix }: { readonly view: ComparisonView; readonly matrix: MatrixView }) {
  const { rows, all } = matrix;
  return (
    <section aria-labelledby="matrix">
      <h2 id="matrix">{t('compare.matrix')}</h2>
      <div class="wide" tabIndex={0} role="group" aria-labelledby="matrix">
        <table class="compared cards matrix" role="table">
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">
                {t('compare.column-name')}
              </th>
              {view.files.map((file, index) => (
                <th key={index} scope="col" role="columnheader">
                  <FileText text={shortName(file)} maxLength={60} />
                  <FileLabel file={file} beside />
                  {file.where && <FileText class="dim where" text={file.where} maxLength={60} />}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map((row) => (
              <tr key={row.label} role="row">
                <th scope="row" role="rowheader">
                  <FileText text={row.label} maxLength={200} />
                </th>
                {row.cells.map((cell, index) => (
                  <CardCell key={index} head={headOf(view.files[index])} none={t('compare.matrix-none')}>
                    {cell && (
                      <>
                        <span class="num strong">{cell.ratio ?? cell.value ?? '–'}</span>{' '}
                        {cell.change && <ComparedChange change={cell.change} />}
                        {cell.verdict && <HalfVerdict half={cell} />}
                      </>
                    )}
                  </CardCell>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {all > rows.length && <p class="dim">{t('compare.names-more', { n: all - rows.length })}</p>}
    </section>
  );
}

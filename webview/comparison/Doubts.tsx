import type { ComparedFileView, ComparisonView, PairView } from '../../src/core/compare/view';
import { Icon, severityIcon } from '../shared/ui/Icon';
import { Differing } from '../shared/ui/Differing';
import { FileText } from '../shared/ui/FileText';
import { say, t } from '../shared/speech';
import { FileLabel } from './FileLabel';
import { post } from './state';

/** What makes the runs incomparable; goes before any ratio. */
export function Doubts({ view, pair }: { readonly view: ComparisonView; readonly pair: PairView }) {
  const { findings, environment, taken } = pair;
  const files = [view.files[view.reference], view.files[pair.file]];
  const known = environment.filter((one) => one.known);
  const unstated = environment.filter((one) => !one.known);
  return (
    <section aria-labelledby="doubts">
      <h2 id="doubts">{t('compare.doubts')}</h2>
      {findings.length === 0 && <p class="dim">{t('compare.no-doubts')}</p>}
      <ul class="findings-list">
        {findings.map((one) => (
          <li key={one.id} class={`finding ${one.waived ? 'waived' : ''}`}>
            <Icon name={severityIcon[one.severity]} class={`severity-${one.severity}`} />
            <div>
              <span>
                <span class="hidden">{one.severity}: </span>
                <button
                  type="button"
                  class="plain"
                  onClick={() => post({ type: 'finding', file: pair.file, finding: one.id })}
                >
                  {say.value(one.text)}
                </button>{' '}
                <span class="rule">{one.rule}</span>
              </span>
              {one.waived && (
                <FileText class="dim" text={t('compare.waived', { reason: one.waived.reason })} maxLength={300} />
              )}
            </div>
          </li>
        ))}
        {taken.map((one, index) => (
          <li key={`taken-${index}`} class="finding">
            <Icon name="info" class="severity-information" />
            <div>{say.value(one)}</div>
          </li>
        ))}
      </ul>
      {known.length > 0 && <Fields title={t('compare.environment')} fields={known} files={files} open />}
      {unstated.length > 0 && (
        <Fields title={t('compare.environment-unstated', { n: unstated.length })} fields={unstated} files={files} />
      )}
    </section>
  );
}

interface FieldsProps {
  readonly title: string;
  readonly fields: PairView['environment'];
  /** Then and now. */
  readonly files: readonly (ComparedFileView | undefined)[];
  readonly open?: boolean;
}

function Fields(props: FieldsProps) {
  return (
    <details open={props.open}>
      <summary>{props.title}</summary>
      <div class="wide" tabIndex={0}>
        <table class="environment">
          <thead>
            <tr>
              <th scope="col">{t('compare.column-field')}</th>
              <th scope="col">
                {t('compare.then')} <FileLabel file={props.files[0]} />
              </th>
              <th scope="col">
                {t('compare.now')} <FileLabel file={props.files[1]} />
              </th>
            </tr>
          </thead>
          <tbody>
            {props.fields.map((one, index) => (
              <tr key={index}>
                <th scope="row">
                  <FileText text={one.field} maxLength={120} />
                </th>
                <td>
                  <Field value={one.then} other={one.now} />
                </td>
                <td>
                  <Field value={one.now} other={one.then} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Field({ value, other }: { readonly value: string | undefined; readonly other: string | undefined }) {
  return value === undefined ? (
    <span class="dim">{t('compare.unstated')}</span>
  ) : (
    <Differing value={value} others={[other]} maxLength={200} />
  );
}

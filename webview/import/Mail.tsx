/** A mail: the message, the subjects, the tables as grids, the claims, and the findings of the report to be. */
import type { ClaimView, MailFindingView, MailView } from '../../src/core/page-model/import/model';
import { percentBases } from '../../src/protocol/import-values';
import { FileText } from '../shared/ui/FileText';
import { say, t } from '../shared/speech';
import { choose, looked, post } from './state';
import { CheckField, SelectField, useFirst, Wide } from './fields';
import { MailTable } from './MailTable';
import { LookPane } from './Look';
import { Notes, PlaceLink, Problems } from './Notes';
import { Questions } from './Questions';
import { ImportRows } from './Rows';
import { Outcome } from './Outcome';
import { Subjects } from './Subjects';

export function MailPage({ view }: { readonly view: MailView }) {
  return (
    <>
      <Outcome heading={t('importPage.mail')} view={view} />
      <div class={looked.value ? 'beside' : ''}>
        <MailContent view={view} />
        <LookPane />
      </div>
    </>
  );
}

function MailContent({ view }: { readonly view: MailView }) {
  const subjects = view.subjects.filter((one) => !one.dropped);
  return (
    <div class="content">
      {view.about.length > 0 && (
        <p class="dim">
          <FileText text={view.about.join(', ')} maxLength={300} />
        </p>
      )}
      {view.messages.length > 1 && (
        <p>
          <label>
            {t('importPage.message')}{' '}
            <SelectField
              label={t('importPage.message')}
              value={String(view.message)}
              options={view.messages.map((label, index) => ({ value: String(index), label }))}
              onChange={(value) => post({ type: 'message', index: Number(value) })}
            />
          </label>
        </p>
      )}
      <Problems notes={view.notes} />
      <Questions questions={view.questions} />
      <ImportRows rows={view.rows} subjects={view.subjects} fixed />
      <Subjects subjects={view.subjects} />
      {view.tables.length > 0 && (
        <section aria-labelledby="tables-heading">
          <h2 id="tables-heading">{t('importPage.tables')}</h2>
          {view.tables.map((table) => (
            <MailTable key={table.id} table={table} subjects={subjects} path={view.path} />
          ))}
        </section>
      )}
      {view.claims.length > 0 && <Claims claims={view.claims} subjects={subjects} path={view.path} />}
      <Findings findings={view.findings} path={view.path} />
      <Notes notes={view.notes} />
    </div>
  );
}

function Claims(props: {
  readonly claims: readonly ClaimView[];
  readonly subjects: MailView['subjects'];
  readonly path: string;
}) {
  const [shown, more] = useFirst(props.claims, 50);
  return (
    <section aria-labelledby="claims-heading">
      <h2 id="claims-heading">{t('importPage.claims')}</h2>
      <Wide label={t('importPage.claims')}>
        <table class="grid" id="claims">
          <thead>
            <tr>
              <th scope="col">{t('importPage.take')}</th>
              <th scope="col">{t('importPage.claim')}</th>
              <th scope="col">{t('importPage.claim-about')}</th>
              <th scope="col">{t('importPage.subject')}</th>
              <th scope="col">{t('importPage.basis')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((claim) => (
              <tr key={claim.id} class={claim.include ? '' : 'dropped'}>
                <td>
                  <CheckField
                    label={t('importPage.take-one', { name: claim.text })}
                    checked={claim.include}
                    onChange={(checked) => choose('claim', claim.id, 'include', checked)}
                  />
                </td>
                <td>
                  <FileText text={claim.text} maxLength={300} /> <PlaceLink path={props.path} line={claim.line} short />
                </td>
                <td>
                  {claim.row === undefined ? (
                    <span class="dim">{t('importPage.claim-whole')}</span>
                  ) : (
                    <FileText text={claim.row} maxLength={120} />
                  )}
                </td>
                <td>
                  <SelectField
                    label={t('importPage.field-of', { field: t('importPage.subject'), name: claim.text })}
                    value={claim.subject ?? ''}
                    options={[
                      ...(claim.subject === undefined ? [{ value: '', label: t('importPage.unknown') }] : []),
                      ...props.subjects.map(({ id, label }) => ({ value: id, label })),
                    ]}
                    onChange={(value) => choose('claim', claim.id, 'subject', value)}
                  />
                </td>
                <td>
                  <SelectField
                    label={t('importPage.field-of', { field: t('importPage.basis'), name: claim.text })}
                    value={claim.basis ?? ''}
                    options={[
                      ...(claim.basis === undefined ? [{ value: '', label: t('importPage.unknown') }] : []),
                      ...percentBases.map((value) => ({ value, label: t(`importPage.basis.${value}`) })),
                    ]}
                    onChange={(value) => choose('claim', claim.id, 'basis', value)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {more}
    </section>
  );
}

function Findings(props: { readonly findings: readonly MailFindingView[]; readonly path: string }) {
  const [shown, more] = useFirst(props.findings, 30);
  return (
    <section aria-labelledby="findings-heading" id="findings">
      <h2 id="findings-heading">{t('importPage.findings')}</h2>
      {shown.length === 0 && <p class="dim">{t('importPage.no-findings')}</p>}
      <ul class="notes">
        {shown.map((finding, index) => (
          <li key={index}>
            <FileText text={say.value(finding.text)} maxLength={500} /> <span class="dim">{finding.rule}</span>{' '}
            {finding.line !== undefined && <PlaceLink path={props.path} line={finding.line} short />}
          </li>
        ))}
      </ul>
      {more}
    </section>
  );
}

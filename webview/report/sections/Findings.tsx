import type { FindingView } from '../../../src/core/page-model/model';
import { t, say } from '../../shared/speech';
import { Icon, severities, severityIcon } from '../../shared/ui/Icon';
import { FileText, clip } from '../../shared/ui/FileText';
import { post, rowViewsByKey } from '../state';
import { reveal } from '../actions';
import { ActionLink, Button } from '../ui/native';

/** The findings, the most serious first; waived ones at the end. */
export function Findings(props: { readonly findings: readonly FindingView[] }) {
  const open = props.findings.filter((finding) => !finding.waived);
  const waived = props.findings.filter((finding) => finding.waived);
  if (props.findings.length === 0)
    return (
      <p class="nothing">
        <Icon name="check" /> {t('page.no-findings')}
      </p>
    );
  return (
    <div class="findings-list">
      {severities.map((severity) => {
        const some = open.filter((finding) => finding.severity === severity);
        const heading = t(`page.severities.${severity}`);
        return some.length === 0 ? null : (
          <section key={severity}>
            <h2>
              <Icon name={severityIcon[severity]} class={`severity-${severity}`} /> {heading}{' '}
              <span class="dim count">{some.length}</span>
            </h2>
            <ul class="findings">
              {some.map((finding) => (
                <FindingItem key={finding.id} finding={finding} />
              ))}
            </ul>
          </section>
        );
      })}
      {waived.length > 0 && (
        <section>
          <h2>
            {t('page.waived-list')} <span class="dim count">{waived.length}</span>
          </h2>
          <ul class="findings">
            {waived.map((finding) => (
              <FindingItem key={finding.id} finding={finding} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

const maxRows = 5;

/** One finding: text, rows and fixes. */
export function FindingItem(props: { readonly finding: FindingView; readonly inRow?: boolean }) {
  const { finding } = props;
  const rows = props.inRow ? [] : finding.rows.flatMap((key) => rowViewsByKey.value.get(key) ?? []);
  return (
    <li class={`finding ${finding.waived ? 'waived' : ''}`}>
      <Icon name={severityIcon[finding.severity]} class={`severity-${finding.severity}`} />
      <div>
        <p>
          <span class="hidden">{t(`page.severity.${finding.severity}`)}: </span>
          {clip(say.value(finding.text), 2000)} <code class="rule">{finding.rule}</code>{' '}
          <ActionLink onClick={() => post({ type: 'text', finding: finding.id })} title={t('page.show-in-json')}>
            {t('page.line', { line: finding.line })}
          </ActionLink>
        </p>
        {finding.waived && (
          <p class="dim">
            {t('page.waived')} <FileText text={finding.waived.reason} maxLength={500} />
            {finding.waived.by && (
              <>
                {' '}
                (<FileText text={finding.waived.by} maxLength={80} />)
              </>
            )}
          </p>
        )}
        {rows.length > 0 && (
          <p class="finding-rows">
            {rows.slice(0, maxRows).map((row) => (
              <ActionLink key={row.key} onClick={() => reveal(row.key)} title={t('page.show-row')}>
                <FileText text={row.label} maxLength={80} />
              </ActionLink>
            ))}
            {rows.length > maxRows && <span class="dim">{t('page.more', { n: rows.length - maxRows })}</span>}
          </p>
        )}
        {!finding.waived && finding.fixes.length > 0 && (
          <p class="fixes">
            {finding.fixes.map((fix) => (
              <Button
                key={fix.id}
                icon="fix"
                label={say.value(fix.title)}
                onClick={() => post({ type: 'fix', finding: finding.id, fix: fix.id })}
              />
            ))}
          </p>
        )}
      </div>
    </li>
  );
}

import type { FindingView } from '../../../src/core/page-model/model';
import { t } from '../../shared/speech';
import { Icon } from '../../shared/ui/Icon';
import { severities, severityIcon } from '../../shared/ui/severity';
import { FindingItem } from './FindingItem';

/** What is wrong or missing, the most serious first; what was waived stays visible at the end. */
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
        return some.length === 0 ? null : (
          <section key={severity}>
            <h2>
              <Icon name={severityIcon[severity]} class={`severity-${severity}`} /> {t(`page.severities.${severity}`)}{' '}
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

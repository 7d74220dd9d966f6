import type { FindingView } from '../../../src/core/page-model/model';
import { t, say } from '../../shared/speech';
import { Icon, severities, severityIcon } from '../../shared/ui/Icon';
import { FileText, clip } from '../../shared/ui/FileText';
import { model, post, rowViewsByKey } from '../state';
import { reveal } from '../actions';
import { ActionLink, Button } from '../ui/native';
import { groupsOfSeverity, type FindingGroup } from './finding-groups';

/** The findings by severity and rule, the most serious first; waived ones at the end. */
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
        const groups = groupsOfSeverity(open, severity);
        const heading = t(`page.severities.${severity}`);
        return groups.length === 0 ? null : (
          <section key={severity}>
            <h2>
              <Icon name={severityIcon[severity]} class={`severity-${severity}`} /> {heading}{' '}
              <span class="dim count">{groups.reduce((sum, group) => sum + group.findings.length, 0)}</span>
            </h2>
            {groups.map((group) => (
              <Group key={group.rule} group={group} />
            ))}
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

/** Of a larger group so many are seen at once. */
const shownOfGroup = 3;

/** All findings of a rule, with one waiver for all of them. */
function Group({ group: { rule, findings } }: { readonly group: FindingGroup }) {
  const [first] = findings;
  const several = findings.length > 1;
  const rest = findings.slice(shownOfGroup);
  const canWaive = first?.fixes.some((fix) => fix.id === 'waive') ?? false;
  return (
    <div class="finding-group">
      {several && first && (
        <div class="group-head">
          <h3>
            <code class="rule">{rule}</code> <span class="dim count">{findings.length}</span>
          </h3>
          {canWaive && (
            <ActionLink onClick={() => post({ type: 'fix', finding: first.id, fix: 'waive-all' })}>
              {t('page.waive-all', { n: findings.length })}
            </ActionLink>
          )}
        </div>
      )}
      <ul class="findings">
        {findings.slice(0, shownOfGroup).map((finding) => (
          <FindingItem key={finding.id} finding={finding} inGroup={several} />
        ))}
      </ul>
      {rest.length > 0 && (
        <details>
          <summary>{t('page.more', { n: rest.length })}</summary>
          <ul class="findings">
            {rest.map((finding) => (
              <FindingItem key={finding.id} finding={finding} inGroup />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

const maxRows = 5;

/** One finding: text, rows and fixes. A group says the rule once. */
export function FindingItem(props: {
  readonly finding: FindingView;
  readonly inRow?: boolean;
  readonly inGroup?: boolean;
}) {
  const { finding } = props;
  const offered = finding.waived ? [] : finding.fixes;
  const waiver = offered.find((fix) => fix.id === 'waive');
  const fixes = offered.filter((fix) => fix !== waiver);
  const apply = (fix: string): void => post({ type: 'fix', finding: finding.id, fix });
  const several = model.value?.head.candidate === '';
  const text = clip(say.value(finding.text), 2000);
  const rows = props.inRow ? [] : finding.rows.flatMap((key) => rowViewsByKey.value.get(key) ?? []);
  // Said once: where the text names its only row, the link does not.
  const [only] = rows.length === 1 && rows[0] && text.includes(rows[0].label) ? rows : [];
  return (
    <li class={`finding ${finding.waived ? 'waived' : ''}`}>
      <Icon name={severityIcon[finding.severity]} class={`severity-${finding.severity}`} />
      <div>
        <p>
          <span class="hidden">{t(`page.severity.${finding.severity}`)}: </span>
          {finding.entry && (
            <>
              <FileText text={finding.entry} maxLength={80} />:{' '}
            </>
          )}
          {text} {!props.inGroup && <code class="rule">{finding.rule}</code>}{' '}
          <ActionLink onClick={() => post({ type: 'text', finding: finding.id })} title={t('page.show-in-json')}>
            {t('page.line', { line: finding.line })}
          </ActionLink>
          {only && (
            <>
              <span class="dim"> · </span>
              <ActionLink onClick={() => reveal(only.key)}>{t('page.show-row')}</ActionLink>
            </>
          )}
          {waiver && (
            <>
              <span class="dim"> · </span>
              <ActionLink onClick={() => apply(waiver.id)} title={say.value(waiver.title)}>
                {t('page.waive')}
              </ActionLink>
            </>
          )}
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
        {rows.length > 0 && !only && (
          <p class="finding-rows">
            {rows.slice(0, maxRows).map((row) => (
              <ActionLink key={row.key} onClick={() => reveal(row.key)} title={t('page.show-row')}>
                <FileText text={several ? `${row.label}, ${row.subjectLabel}` : row.label} maxLength={80} />
              </ActionLink>
            ))}
            {rows.length > maxRows && <span class="dim">{t('page.more', { n: rows.length - maxRows })}</span>}
          </p>
        )}
        {fixes.length > 0 && (
          <p class="fixes">
            {fixes.map((fix) => (
              <Button key={fix.id} icon="fix" label={say.value(fix.title)} onClick={() => apply(fix.id)} />
            ))}
          </p>
        )}
      </div>
    </li>
  );
}

import type { EnvironmentView } from '../../../src/core/page-model/model';
import { t } from '../../shared/speech';
import { Icon } from '../../shared/ui/Icon';
import { Differing } from '../../shared/ui/Differing';
import { FileText } from '../../shared/ui/FileText';
import { change, post, ui } from '../state';
import { Checkbox } from '../ui/controls';
import { Button } from '../ui/native';

/** What was imported often has no machine: it can be taken from elsewhere. */
function NoMachine() {
  return (
    <div class="nothing">
      <p>{t('page.no-environment')}</p>
      <Button
        label={t('page.describe-machine')}
        onClick={() => post({ type: 'command', command: 'describeMachine' })}
      />
    </div>
  );
}

/** Host, hypervisor and guest of each subject side by side. Differences are marked by an icon and a word. */
export function Environment(props: { readonly environment: EnvironmentView }) {
  const { columns, groups } = props.environment;
  const only = ui.value.onlyDifferences;
  const shown = groups
    .map((group) => ({ ...group, rows: only ? group.rows.filter((row) => row.differs) : group.rows }))
    .filter((group) => group.rows.length > 0);
  const differs = groups.some((group) => group.rows.some((row) => row.differs));
  if (groups.every((group) => group.rows.length === 0)) return <NoMachine />;
  return (
    <>
      <div class="toolbar">
        {columns.length > 1 &&
          (differs ? (
            <Checkbox checked={only} onChange={(checked) => change({ onlyDifferences: checked })}>
              {t('page.only-differences')}
            </Checkbox>
          ) : (
            <p class="dim">{t('page.no-differences')}</p>
          ))}
      </div>
      {shown.length === 0 && <p class="nothing">{t('page.no-differences')}</p>}
      <div class="wide" tabIndex={0} role="group" aria-label={t('page.environment')}>
        <table class="environment">
          <thead>
            <tr>
              <th scope="col">
                <span class="hidden">{t('page.field')}</span>
              </th>
              {columns.map((column) => (
                <th key={column.subject} scope="col">
                  <FileText text={column.label} maxLength={80} />
                  {column.environment && column.environment !== column.label && (
                    <div class="dim">
                      <FileText text={column.environment} maxLength={80} />
                    </div>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          {shown.map((group) => (
            <tbody key={group.name}>
              <tr class="group">
                <th scope="rowgroup" colSpan={columns.length + 1}>
                  <FileText text={group.name} maxLength={80} />
                </th>
              </tr>
              {group.rows.map((row) => (
                <tr key={row.field} class={row.differs ? 'differs' : ''}>
                  <th scope="row">
                    <FileText text={row.field} maxLength={80} />
                    {row.differs && (
                      <span class={`tag ${row.meant ? '' : 'tag-warn'}`}>
                        <Icon name="differs" /> {t(row.meant ? 'page.meant' : 'page.differs')}
                      </span>
                    )}
                  </th>
                  {row.values.map((value, i) => (
                    <td key={i}>
                      {/* A gap in a list travels as null. */}
                      {value === undefined || value === null ? (
                        <span class="dim">{t('page.not-known')}</span>
                      ) : (
                        <Differing value={value} others={row.values} maxLength={500} />
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </>
  );
}

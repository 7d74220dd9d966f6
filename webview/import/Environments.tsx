import type { ImportEnvironmentView } from '../../src/core/page-model/import/model';
import { Own } from '../shared/ui/Own';
import { useFirst } from './fields';
import { t } from './state';

export function Environments(props: { readonly environments: readonly ImportEnvironmentView[] }) {
  const [shown, more] = useFirst(props.environments, 6);
  return (
    <section aria-labelledby="environments-heading" id="environments">
      <h2 id="environments-heading">{t('importPage.environments')}</h2>
      {shown.length === 0 && <p class="dim">{t('importPage.no-environments')}</p>}
      {shown.map(({ label, fields }, index) => (
        <div key={index}>
          <h3>
            <Own text={label} most={120} />
          </h3>
          <dl>
            {fields.map(([name, value]) => (
              <div key={name}>
                <dt>
                  <Own text={name} most={80} />
                </dt>
                <dd>
                  <Own text={value} most={300} />
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
      {more}
    </section>
  );
}

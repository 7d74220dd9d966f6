import type { ImportFileView, ResultsView } from '../../src/core/page-model/import/model';
import { choose } from './host';
import { Place } from './Notes';
import { Select, useFirst, Wide } from './fields';
import { t } from './state';

/** Each file with the tool that it was recognised by, which can be another one. */
export function Files(props: { readonly files: readonly ImportFileView[]; readonly tools: ResultsView['tools'] }) {
  const [shown, more] = useFirst(props.files, 30);
  const tools = props.tools.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <section aria-labelledby="files-heading">
      <h2 id="files-heading">
        {t('importPage.files')} <span class="dim">{props.files.length}</span>
      </h2>
      <Wide label={t('importPage.files')}>
        <table class="grid" id="files">
          <thead>
            <tr>
              <th scope="col">{t('importPage.file')}</th>
              <th scope="col">{t('importPage.tool')}</th>
              <th scope="col">{t('importPage.numbers')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ path, tool, numbers }) => (
              <tr key={path}>
                <td>
                  <Place path={path} />
                </td>
                <td>
                  <Select
                    label={t('importPage.field-of', { field: t('importPage.tool'), name: path })}
                    value={tool ?? ''}
                    options={[
                      ...(tool === undefined ? [{ value: '', label: t('importPage.tool-none') }] : []),
                      ...tools,
                    ]}
                    onChange={(value) => choose('file', path, 'tool', value)}
                  />
                </td>
                <td class="num">{numbers}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {more}
    </section>
  );
}

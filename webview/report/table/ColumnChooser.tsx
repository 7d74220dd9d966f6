/** Which columns the table has: a list of checkboxes behind a button, made of the browser's own elements. */
import { t } from '../../shared/speech';
import { Icon } from '../../shared/ui/Icon';
import { change, tableFacts, ui } from '../state';
import { Check } from '../ui/native';
import { columnsNamed, fixedColumns } from './columns';

export function ColumnChooser() {
  const { hidden, widths } = ui.value;
  const own = Object.keys(widths).length > 0 || hidden.length > 0;
  const close = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !(event.currentTarget instanceof HTMLDetailsElement)) return;
    event.currentTarget.open = false;
    event.currentTarget.querySelector('summary')?.focus();
    event.stopPropagation();
  };
  const left = (event: FocusEvent): void => {
    const { currentTarget, relatedTarget } = event;
    // A click on a label takes the focus to nothing before its checkbox gets it.
    if (currentTarget instanceof HTMLDetailsElement && relatedTarget instanceof Node)
      if (!currentTarget.contains(relatedTarget)) currentTarget.open = false;
  };
  return (
    <details class="chooser" onKeyDown={close} onFocusOut={left}>
      <summary class="push">
        <Icon name="columns" />
        {t('page.columns')}
      </summary>
      <div class="choices">
        {columnsNamed(tableFacts.value.columns)
          .filter(({ id }) => !fixedColumns.includes(id))
          .map(({ id, label, name = label }) => (
            <Check
              key={id}
              checked={!hidden.includes(id)}
              onChange={(shown) => change({ hidden: shown ? hidden.filter((one) => one !== id) : [...hidden, id] })}
            >
              {t(name)}
            </Check>
          ))}
        {own && (
          <button type="button" class="link" onClick={() => change({ hidden: [], widths: {} })}>
            {t('page.columns-reset')}
          </button>
        )}
      </div>
    </details>
  );
}

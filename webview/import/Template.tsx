/** The path template: a field with completions as in an editor, and what it extracts from each path. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { TemplateView } from '../../src/core/page-model/import/model';
import { FileText } from '../shared/ui/FileText';
import { say, t } from '../shared/speech';
import { post } from './state';

/** Braces in messages are placeholders; here they must appear literally. */
const braces = {
  subject: '{subject}',
  benchmark: '{benchmark}',
  run: '{run}',
  boot: '{boot}',
  block: '{block}',
  _: '{_}',
  vcpus: '{vcpus}',
};

export function TemplateForm(props: { readonly template: TemplateView }) {
  const { template } = props;
  const [text, setText] = useState(template.text);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const caret = useRef<number | undefined>(undefined);
  const offered = open ? template.proposals : [];
  const active = Math.min(at, offered.length - 1);
  const ask = (value: string, place: number): void => post({ type: 'template', text: value, caret: place });

  useEffect(() => {
    // After accepting a completion the caret is behind it, ready for the next.
    if (caret.current === undefined) return;
    field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
  }, [text]);

  // An answer to a question sets it, too.
  useEffect(() => {
    if (document.activeElement !== field.current) setText(template.text);
  }, [template.text]);

  const put = (value: string, place: number): void => {
    setText(value);
    caret.current = place;
    setAt(0);
    ask(value, place);
  };
  const take = (index: number): void => {
    const one = offered[index];
    if (!one) return;
    const end = field.current?.selectionStart ?? text.length;
    // Replaces what is being typed; text behind the caret stays.
    put(
      text.slice(0, one.from) +
        one.insert +
        (one.from === 0 && one.insert.includes('{') && !text.trim() ? '' : text.slice(end)),
      one.from + one.insert.length,
    );
    field.current?.focus();
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) setOpen(true);
      else if (offered.length > 0)
        setAt((active + (event.key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      setOpen(false);
    } else if ((event.key === 'Enter' || event.key === 'Tab') && open && offered.length > 0 && !event.shiftKey) {
      event.preventDefault();
      take(active);
    }
  };

  return (
    <section aria-labelledby="template-heading">
      <h2 id="template-heading">{t('importPage.template')}</h2>
      <div class="combo">
        <input
          ref={field}
          id="template"
          type="text"
          class="field template"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          value={text}
          aria-label={t('importPage.template')}
          aria-describedby="template-help"
          aria-expanded={offered.length > 0}
          aria-controls="template-proposals"
          aria-autocomplete="list"
          aria-activedescendant={offered.length > 0 ? `proposal-${active}` : undefined}
          aria-invalid={template.error !== undefined}
          placeholder={t('importPage.template-example', braces)}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setOpen(true);
            setAt(0);
            ask(event.currentTarget.value, event.currentTarget.selectionStart ?? event.currentTarget.value.length);
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={key}
        />
        <ul
          id="template-proposals"
          role="listbox"
          aria-label={t('importPage.template-proposals')}
          class="proposals"
          hidden={offered.length === 0}
        >
          {offered.map((one, index) => (
            // A mouse press must not take the focus from the field.
            <li
              key={index}
              id={`proposal-${index}`}
              role="option"
              aria-selected={index === active}
              onMouseDown={(event) => {
                event.preventDefault();
                take(index);
              }}
            >
              <code>
                <FileText text={one.insert} maxLength={100} />
              </code>{' '}
              <span class="dim">
                <FileText text={say.value(one.text)} maxLength={100} />
              </span>
            </li>
          ))}
        </ul>
      </div>
      <p id="template-help" class="dim">
        {t('importPage.template-help', braces)}
      </p>
      <div role="status">
        {template.error ? (
          <p class="refused">
            <FileText text={say.value(template.error)} maxLength={300} />
          </p>
        ) : (
          template.text.trim() !== '' && (
            <p>{t('importPage.template-matches', { matched: template.matched, of: template.of })}</p>
          )
        )}
      </div>
    </section>
  );
}

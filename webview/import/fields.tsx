/** The browser's own controls in the theme's colours. Changes are reported when committed, not on every key. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { directions } from '../../src/protocol/import-values';
import { clip } from '../shared/ui/FileText';
import { t } from '../shared/speech';

/** Text being typed stays: the answer to an earlier change may bring another value for this field. */
export function TextField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly class?: string;
  readonly placeholder?: string;
}) {
  const field = useRef<HTMLInputElement>(null);
  const typing = useRef(false);
  const wanted = clip(props.value, 500);
  useLayoutEffect(() => {
    if (field.current && !typing.current && field.current.value !== wanted) field.current.value = wanted;
  });
  return (
    <input
      type="text"
      ref={field}
      class={`field ${props.class ?? ''}`}
      aria-label={clip(props.label, 120)}
      placeholder={props.placeholder}
      spellcheck={false}
      onInput={() => void (typing.current = true)}
      onBlur={() => void (typing.current = false)}
      onChange={(event) => {
        typing.current = false;
        if (event.currentTarget.value !== wanted) props.onChange(event.currentTarget.value);
      }}
    />
  );
}

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

export function SelectField(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly SelectOption[];
  readonly onChange: (value: string) => void;
  readonly class?: string;
}) {
  return (
    <select
      class={`field ${props.class ?? ''}`}
      aria-label={clip(props.label, 120)}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    >
      {props.options.map(({ value, label }) => (
        <option key={value} value={value} selected={value === props.value}>
          {clip(label, 100)}
        </option>
      ))}
    </select>
  );
}

export function CheckField(props: {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly shown?: boolean;
}) {
  const box = (
    <input
      type="checkbox"
      aria-label={props.shown ? undefined : clip(props.label, 160)}
      checked={props.checked}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
    />
  );
  return props.shown ? (
    <label class="check">
      {box} {props.label}
    </label>
  ) : (
    box
  );
}

export function PushButton(props: {
  readonly label: string;
  readonly primary?: boolean;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}) {
  return (
    <button
      type="button"
      class={`push ${props.primary ? 'primary' : ''}`}
      disabled={props.disabled}
      onClick={props.onClick}
    >
      {props.label}
    </button>
  );
}

/** Which direction is better: according to the tool, chosen by the user, or unknown. */
export function DirectionSelect(props: {
  readonly name: string;
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
}) {
  const options = [
    ...(props.value === undefined ? [{ value: '', label: t('importPage.unknown') }] : []),
    ...directions.map((value) => ({ value, label: t(`importPage.${value}`) })),
  ];
  return (
    <SelectField
      label={t('importPage.field-of', { field: t('importPage.direction'), name: props.name })}
      value={props.value ?? ''}
      options={options}
      onChange={props.onChange}
      class={props.value === undefined ? 'asks' : ''}
    />
  );
}

/** A table that may be wider than the page, scrollable by keyboard. */
export function Wide(props: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <div class="wide" tabIndex={0} role="group" aria-label={clip(props.label, 120)}>
      {props.children}
    </div>
  );
}

/** The start of a long list, and a button for the rest. */
export function useFirst<T>(list: readonly T[], first: number): readonly [readonly T[], ComponentChildren] {
  const [all, setAll] = useState(false);
  if (all || list.length <= first) return [list, null];
  return [
    list.slice(0, first),
    <p class="more">
      <PushButton label={t('importPage.show-all', { n: list.length })} onClick={() => setAll(true)} />
    </p>,
  ];
}

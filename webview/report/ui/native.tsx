/**
 * Buttons and fields of the browser itself: they look and work the same before any script has run, so that the first
 * frame, which the extension draws, does not change when the page takes it over.
 */
import type { ComponentChildren } from 'preact';
import { clip } from '../../shared/ui/FileText';
import { Icon, type IconName } from '../../shared/ui/Icon';

export function Button(props: {
  readonly label: string;
  readonly icon?: IconName;
  readonly primary?: boolean;
  readonly title?: string;
  readonly onClick: () => void;
}) {
  return (
    <button type="button" class={props.primary ? 'push primary' : 'push'} title={props.title} onClick={props.onClick}>
      {props.icon && <Icon name={props.icon} />}
      {props.label}
    </button>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A single choice. */
export function Select(props: {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChoose: (value: string) => void;
}) {
  return (
    <select
      class="field"
      aria-label={props.label}
      value={props.value}
      onChange={(event) => props.onChoose(event.currentTarget.value)}
    >
      {props.choices.map((choice) => (
        <option key={choice.value} value={choice.value} selected={choice.value === props.value}>
          {clip(choice.label, 120)}
        </option>
      ))}
    </select>
  );
}

export function Check(props: {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ComponentChildren;
}) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>{props.children}</span>
    </label>
  );
}

export function SearchField(props: {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly clear: string;
}) {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && props.value !== '') {
      props.onInput('');
      event.stopPropagation();
    }
  };
  return (
    <span class="search">
      <Icon name="search" />
      <input
        id="search"
        class="field"
        type="text"
        autocomplete="off"
        spellcheck={false}
        aria-label={props.label}
        placeholder={props.hint}
        value={props.value}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {props.value !== '' && (
        <button
          type="button"
          class="bare"
          aria-label={props.clear}
          title={props.clear}
          onClick={() => props.onInput('')}
        >
          <Icon name="close" />
        </button>
      )}
    </span>
  );
}

/** A button that looks like a link. */
export function ActionLink(props: {
  readonly onClick: () => void;
  readonly children: ComponentChildren;
  readonly title?: string;
  readonly label?: string;
}) {
  return (
    <button type="button" class="link" title={props.title} aria-label={props.label} onClick={props.onClick}>
      {props.children}
    </button>
  );
}

/** The toolkit's elements as components, which hide how custom elements keep their state. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import './toolkit';
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
    <vscode-button appearance={props.primary ? 'primary' : 'secondary'} title={props.title} onClick={props.onClick}>
      {props.label}
      {props.icon && <Icon name={props.icon} slot="start" />}
    </vscode-button>
  );
}

interface DropdownChoice {
  readonly value: string;
  readonly label: string;
}

/** A single choice. `change` also fires when the value is set by us, so only real changes are passed on. */
export function Dropdown(props: {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly DropdownChoice[];
  readonly onChoose: (value: string) => void;
  readonly class?: string;
}) {
  const ref = useRef<HTMLElement & { value: string }>(null);
  const latest = useRef(props);
  latest.current = props;
  const choices = props.choices.map((choice) => `${choice.value}\u0000${choice.label}`).join('\u0001');
  useLayoutEffect(() => {
    // The element sees its options in a later task, and forgets a value that had no option.
    const set = (): void => {
      if (ref.current && ref.current.value !== latest.current.value) ref.current.value = latest.current.value;
    };
    set();
    const later = requestAnimationFrame(set);
    return () => cancelAnimationFrame(later);
  }, [props.value, choices]);
  const onChange = (): void => {
    const value = ref.current?.value;
    const known = latest.current.choices.some((choice) => choice.value === value);
    if (value !== undefined && known && value !== latest.current.value) props.onChoose(value);
  };
  return (
    <vscode-dropdown ref={ref} class={props.class} aria-label={props.label} onChange={onChange}>
      {props.choices.map((choice) => (
        <vscode-option key={choice.value} value={choice.value} selected={choice.value === props.value}>
          {clip(choice.label, 120)}
        </vscode-option>
      ))}
    </vscode-dropdown>
  );
}

export function Checkbox(props: {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ComponentChildren;
}) {
  const ref = useRef<HTMLElement & { checked: boolean }>(null);
  useLayoutEffect(() => {
    if (ref.current) ref.current.checked = props.checked;
  }, [props.checked]);
  const onChange = (): void => {
    const checked = ref.current?.checked;
    if (checked !== undefined && checked !== props.checked) props.onChange(checked);
  };
  return (
    <vscode-checkbox ref={ref} onChange={onChange}>
      {props.children}
    </vscode-checkbox>
  );
}

export function SearchField(props: {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly clear: string;
}) {
  const ref = useRef<HTMLElement & { value: string }>(null);
  useLayoutEffect(() => {
    if (ref.current && ref.current.value !== props.value) ref.current.value = props.value;
  }, [props.value]);
  // The element sets its own name when it is connected, so ours has to come later.
  useLayoutEffect(() => ref.current?.setAttribute('aria-label', props.label), [props.label]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && props.value !== '') {
      props.onInput('');
      event.stopPropagation();
    }
  };
  return (
    <vscode-text-field
      ref={ref}
      class="search"
      id="search"
      placeholder={props.hint}
      onInput={() => props.onInput(ref.current?.value ?? '')}
      onKeyDown={onKeyDown}
    >
      <Icon name="search" slot="start" />
      {props.value !== '' && (
        <button
          type="button"
          slot="end"
          class="bare"
          aria-label={props.clear}
          title={props.clear}
          onClick={() => props.onInput('')}
        >
          <Icon name="close" />
        </button>
      )}
    </vscode-text-field>
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

/**
 * The toolkit's elements as components, which hide how custom elements keep their state. They are plain until the
 * toolkit arrives with the charts; what the first frame shows is therefore made of native.tsx.
 */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { clip } from '../../shared/ui/FileText';
import type { Choice } from './native';

/** A single choice. `change` also fires when the value is set by us, so only real changes are passed on. */
export function Dropdown(props: {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
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

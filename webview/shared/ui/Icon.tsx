import type { Severity } from '../../../src/core/report/problem';
import type { VerdictShape, Tone } from '../../../src/core/drawing/verdict-look';

/** The icons of the codicon font in use; css/icons.css has their code points. */
export type IconName =
  | 'chevron-right'
  | 'close'
  | 'columns'
  | 'compare'
  | 'copy'
  | 'error'
  | 'export'
  | 'fix'
  | 'go-to-file'
  | 'hint'
  | 'info'
  | 'link-external'
  | 'new-file'
  | 'question'
  | 'save'
  | 'search'
  | 'swap'
  | 'warning'
  | 'arrow-up'
  | 'arrow-down'
  | 'differs'
  | 'check'
  | 'json';

export function Icon(props: { readonly name: IconName; readonly class?: string }) {
  return <span class={`codicon codicon-${props.name} ${props.class ?? ''}`} aria-hidden="true" />;
}

export const severityIcon: Readonly<Record<Severity, IconName>> = {
  error: 'error',
  warning: 'warning',
  information: 'info',
  hint: 'hint',
};
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** The sign of a verdict: the shape shows the verdict, the filling whether it was tested; colour only repeats it. */
export function VerdictMark(props: {
  readonly shape: VerdictShape;
  readonly tone: Tone;
  readonly outlined?: boolean;
  readonly faint?: boolean;
}) {
  return (
    <svg
      class={`mark tone-${props.tone} ${props.outlined ? 'outlined' : ''} ${props.faint ? 'faint' : ''}`}
      width="12"
      height="12"
      viewBox="0 0 12 12"
      aria-hidden="true"
      focusable="false"
    >
      {shapes[props.shape]}
    </svg>
  );
}

const shapes: Readonly<Record<VerdictShape, preact.JSX.Element>> = {
  down: <path d="M1.2 2.5h9.6L6 10.2z" />,
  up: <path d="M1.2 9.5h9.6L6 1.8z" />,
  same: <path d="M1.5 3.2h9v1.9h-9zM1.5 6.9h9v1.9h-9z" />,
  unclear: <path class="stroke" d="M1.5 6h2M5 6h2M8.5 6h2M3 3.4 1.3 6 3 8.6M9 3.4 10.7 6 9 8.6" />,
  failed: <path class="stroke heavy" d="M2.2 2.2 9.8 9.8M9.8 2.2 2.2 9.8" />,
  suspect: <path d="M6 1.2 11 6 6 10.8 1 6z" />,
  none: <path class="stroke" d="M2 6h8" />,
};

/** Icons of the codicon font that the page uses; their places in the font are in css/icons.css. */
export type IconName =
  | 'chevron-right'
  | 'close'
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

export function Icon(props: { readonly name: IconName; readonly slot?: string; readonly class?: string }) {
  return <span class={`codicon codicon-${props.name} ${props.class ?? ''}`} slot={props.slot} aria-hidden="true" />;
}

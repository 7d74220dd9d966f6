import { clip } from './text';

/**
 * Text that a file brings. It is a text node, so nothing in it is markup; it is isolated, so that marks for writing
 * direction in it do not turn its neighbours around; and it is cut.
 */
export function Own(props: { readonly text: string; readonly most?: number; readonly class?: string }) {
  const text = clip(props.text, props.most);
  return (
    <bdi class={props.class} title={text === props.text ? undefined : clip(props.text, 2000)}>
      {text}
    </bdi>
  );
}

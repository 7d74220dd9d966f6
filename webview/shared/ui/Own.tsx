/** Text from a file, cut to what can be read: a megabyte in a name must not reach the layout engine. */

/** At most `most` characters; never half of a surrogate pair. */
export function clip(text: string, most = 300): string {
  if (text.length <= most) return text;
  const end = /[\uD800-\uDBFF]/.test(text.charAt(most - 1)) ? most - 1 : most;
  return `${text.slice(0, end)}…`;
}

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

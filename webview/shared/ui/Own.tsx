/** Text from a file, cut to a readable length: a megabyte in a name must not reach the layout engine. */

/** Never leaves half of a surrogate pair. */
export function clip(text: string, most = 300): string {
  if (text.length <= most) return text;
  const end = /[\uD800-\uDBFF]/.test(text.charAt(most - 1)) ? most - 1 : most;
  return `${text.slice(0, end)}…`;
}

/**
 * Text from a file: a text node, so it cannot be markup; isolated, so that direction marks in it do not affect its
 * surroundings; and cut.
 */
export function Own(props: { readonly text: string; readonly most?: number; readonly class?: string }) {
  const text = clip(props.text, props.most);
  return (
    <bdi class={props.class} title={text === props.text ? undefined : clip(props.text, 2000)}>
      {text}
    </bdi>
  );
}

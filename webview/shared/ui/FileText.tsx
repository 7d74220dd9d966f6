/** Text from a file, cut to a readable length: a megabyte in a name must not reach the layout engine. */

/** Never leaves half of a surrogate pair. */
export function clip(text: string, maxLength = 300): string {
  if (text.length <= maxLength) return text;
  const end = /[\uD800-\uDBFF]/.test(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
  return `${text.slice(0, end)}…`;
}

/**
 * Text from a file: a text node, so it cannot be markup; isolated, so that direction marks in it do not affect its
 * surroundings; and cut.
 */
export function FileText(props: { readonly text: string; readonly maxLength?: number; readonly class?: string }) {
  const text = clip(props.text, props.maxLength);
  return (
    <bdi class={props.class} title={text === props.text ? undefined : clip(props.text, 2000)}>
      {text}
    </bdi>
  );
}

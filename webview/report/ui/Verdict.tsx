import type { RowView } from '../../../src/core/page-model/model';
import { isOutlined, lookOf } from '../../../src/core/drawing/verdict-look';
import { say } from '../../shared/speech';
import { Mark } from '../../shared/ui/Mark';

/** Sign and word. */
export function Verdict(props: { readonly row: RowView }) {
  const { verdict, verdictText } = props.row;
  const look = lookOf(verdict);
  return (
    <span class={`verdict tone-${look.tone} ${look.faint ? 'faint' : ''}`}>
      <Mark shape={look.shape} tone={look.tone} faint={look.faint} outlined={isOutlined(verdict)} />
      <span>{say.value(verdictText)}</span>
    </span>
  );
}

import type { ComparedFileView } from '../../src/core/compare/view';
import { FileText } from '../shared/ui/FileText';
import { say } from '../shared/speech';

interface Props {
  readonly file: ComparedFileView | undefined;
  /** The name stands beside it, and is not said twice. */
  readonly beside?: boolean;
}

/** The revision or date of a file, which tells it apart from the others. */
export function FileLabel({ file, beside }: Props) {
  const label = file?.label && say.value(file.label);
  return label && !(beside && file.name.startsWith(label)) ? (
    <FileText class="dim of" text={label} maxLength={60} />
  ) : null;
}

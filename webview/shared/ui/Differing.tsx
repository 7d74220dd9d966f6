import { pieces } from '../differing';
import { clip, FileText } from './FileText';

interface Props {
  readonly value: string;
  /** The values beside it. */
  readonly others: readonly (string | null | undefined)[];
  readonly maxLength: number;
}

/** A value beside others: of a long one what differs, marked by more than a colour; all of it in its title. */
export function Differing({ value, others, maxLength }: Props) {
  const found = pieces(clip(value, 10_000), others);
  if (!found) return <FileText text={value} maxLength={maxLength} />;
  return (
    <span title={clip(value, 2000)}>
      {found.slice(0, 100).map(({ text, own }, i) => (
        <>
          {i > 0 && ' '}
          {own ? (
            <mark>
              <FileText text={text} maxLength={maxLength} />
            </mark>
          ) : (
            <FileText text={text} maxLength={maxLength} />
          )}
        </>
      ))}
    </span>
  );
}

/** What was guessed, left out, not understood or failed, with links to the places. */
import type { NoteView } from '../../src/core/page-model/import/model';
import { FileText } from '../shared/ui/FileText';
import { say, t } from '../shared/speech';
import { post } from './state';
import { useFirst } from './fields';

const maxLines = 5;

/** What failed or was not understood: before everything else. */
export function Problems(props: { readonly notes: readonly NoteView[] }) {
  const kinds = (['failed', 'not-understood'] as const).filter((kind) => props.notes.some((one) => one.kind === kind));
  if (kinds.length === 0) return null;
  return (
    <section aria-labelledby="problems-heading" id="problems">
      <h2 id="problems-heading">{t('importPage.problems')}</h2>
      {kinds.map((kind) => (
        <Kind key={kind} kind={kind} notes={props.notes.filter((note) => note.kind === kind)} first={5} />
      ))}
    </section>
  );
}

/** What was left out or assumed. */
export function Notes(props: { readonly notes: readonly NoteView[] }) {
  const kinds = (['left-out', 'guessed'] as const).filter((kind) => props.notes.some((one) => one.kind === kind));
  if (kinds.length === 0) return null;
  return (
    <section aria-labelledby="notes-heading" id="notes">
      <h2 id="notes-heading">{t('importPage.notes')}</h2>
      {kinds.map((kind) => (
        <Kind key={kind} kind={kind} notes={props.notes.filter((note) => note.kind === kind)} first={20} />
      ))}
    </section>
  );
}

function Kind(props: { readonly kind: NoteView['kind']; readonly notes: readonly NoteView[]; readonly first: number }) {
  const [shown, more] = useFirst(props.notes, props.first);
  return (
    <>
      <h3 class={`kind-${props.kind}`}>
        {t(`importPage.kind.${props.kind}`)} <span class="dim">{props.notes.length}</span>
      </h3>
      <ul class="notes">
        {shown.map((note, index) => (
          <li key={index}>
            <FileText text={say.value(note.text)} maxLength={400} />
            {note.places.map(({ path, lines }) => (
              <span key={path} class="place">
                {' '}
                <PlaceLink path={path} line={lines[0]} />
                {lines.slice(1, maxLines).map((line) => (
                  <span key={line}>
                    {' '}
                    <PlaceLink path={path} line={line} short />
                  </span>
                ))}
                {lines.length > maxLines && ' …'}
              </span>
            ))}
            {note.more > 0 && <span class="dim"> {t('importPage.more-files', { n: note.more })}</span>}
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}

/** Shows the place beside the page's content. */
export function PlaceLink(props: {
  readonly path: string;
  readonly line?: number;
  readonly short?: boolean;
  /** Instead of the path. */
  readonly name?: string;
}) {
  const line = props.line === undefined ? '' : t('importPage.line', { line: String(props.line) });
  const name = props.name ?? props.path;
  const text = props.short || !name ? line : line ? `${name}, ${line}` : name;
  return text ? (
    <button type="button" class="link" onClick={() => post({ type: 'place', path: props.path, line: props.line ?? 1 })}>
      <FileText text={text} maxLength={160} />
    </button>
  ) : null;
}

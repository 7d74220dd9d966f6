/** What was guessed, left out, not understood or failed, with links to the places. */
import type { NoteView } from '../../src/core/page-model/import/model';
import { FileText } from '../shared/ui/FileText';
import { say, t } from '../shared/speech';
import { post } from './state';
import { useFirst } from './fields';

const kinds = ['failed', 'not-understood', 'left-out', 'guessed'] as const;
const maxLines = 5;

export function Notes(props: { readonly notes: readonly NoteView[] }) {
  return (
    <section aria-labelledby="notes-heading" id="notes">
      <h2 id="notes-heading">{t('importPage.notes')}</h2>
      {props.notes.length === 0 && <p class="dim">{t('importPage.no-notes')}</p>}
      {kinds.map((kind) => {
        const some = props.notes.filter((note) => note.kind === kind);
        return some.length > 0 && <Kind key={kind} kind={kind} notes={some} />;
      })}
    </section>
  );
}

function Kind(props: { readonly kind: NoteView['kind']; readonly notes: readonly NoteView[] }) {
  const [shown, more] = useFirst(props.notes, 20);
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

export function PlaceLink(props: { readonly path: string; readonly line?: number; readonly short?: boolean }) {
  const line = props.line === undefined ? '' : t('importPage.line', { line: String(props.line) });
  const text = props.short || !props.path ? line : line ? `${props.path}, ${line}` : props.path;
  return text ? (
    <button type="button" class="link" onClick={() => post({ type: 'open', path: props.path, line: props.line ?? 1 })}>
      <FileText text={text} maxLength={160} />
    </button>
  ) : null;
}

import type { AnswerView, CardView, CountView } from '../../../src/core/page-model/model';
import { formatRatio } from '../../../src/core/text/ratio';
import type { Message } from '../../../src/core/messages/messages';
import { countLooks, lookOf } from '../../../src/core/drawing/verdict-look';
import { listFormat } from '../../../src/core/messages/message';
import { catalog, say, t } from '../../shared/speech';
import { FileText } from '../../shared/ui/FileText';
import { reveal } from '../actions';
import { post, change, model, rowViewsByKey } from '../state';
import { ActionLink } from '../ui/native';

/** The answer: how many of each verdict, the worst and the best row, the geometric mean. */
export function Answer(props: { readonly answer: AnswerView }) {
  const { answer } = props;
  return (
    <section class="answer" aria-label={t('page.answer')}>
      <div class="say">
        <p class="answer-text">
          <Sentence answer={answer} />
        </p>
        {answer.each && <Each each={answer.each} />}
        {answer.correction && <p class="dim">{say.value(answer.correction)}</p>}
      </div>
      <div class="cards">
        {answer.worst && (
          <RatioCard
            title={t(answer.worst.key === answer.best?.key ? 'page.only-ratio' : 'page.worst')}
            card={answer.worst}
          />
        )}
        {answer.best && answer.best.key !== answer.worst?.key && (
          <RatioCard title={t('page.best')} card={answer.best} />
        )}
        {answer.geomean && (
          <div class="card">
            <div class="dim">{t('page.geomean')}</div>
            <div class="figure">{formatRatio(answer.geomean.ratio)}</div>
            <div class="dim">{say.value(answer.geomean.note)}</div>
          </div>
        )}
      </div>
    </section>
  );
}

/** The answer per candidate, if all are shown; a click on the name shows it alone. */
function Each({ each }: { readonly each: NonNullable<AnswerView['each']> }) {
  const baseline = model.value?.head.baseline ?? '';
  return (
    <ul class="each">
      {each.map(({ subject, label, text, geomean }) => (
        <li key={subject}>
          <ActionLink
            title={t('page.only-candidate')}
            onClick={() => post({ type: 'choose', baseline, candidate: subject })}
          >
            <FileText text={label} maxLength={80} />
          </ActionLink>{' '}
          {say.value(text)}
          {geomean !== undefined && (
            <span class="dim">
              {' '}
              · {t('page.geomean')} {formatRatio(geomean)}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The sentence of the answer; each count is a button that filters the table. */
function Sentence({ answer }: { readonly answer: AnswerView }) {
  const parts = answer.text.args?.['parts'];
  if (!Array.isArray(parts)) return <>{say.value(answer.text)}</>;
  const counts = [...answer.counts];
  const said = (parts as readonly Message[]).map((part) => {
    const text = say.value(part);
    const at = counts.findIndex((count) => say.value(count.text) === text);
    return { text, count: at < 0 ? undefined : counts.splice(at, 1)[0] };
  });
  const list = listFormat(catalog.value.locale).formatToParts(said.map((one) => one.text));
  let n = 0;
  return (
    <>
      {list.map((part, i) => {
        if (part.type !== 'element') return <span key={i}>{part.value.slice(leading(part.value).length)}</span>;
        const count = said[n++]?.count;
        // A comma stays at the end of its line: a button is a place where a line may break.
        const after = list[i + 1];
        return (
          <span key={i} class="together">
            {count ? <CountLink count={count} /> : part.value}
            {after?.type === 'literal' && leading(after.value)}
          </span>
        );
      })}
    </>
  );
}

/** The signs that follow a word without a space. */
const leading = (text: string): string => /^\S*/.exec(text)?.[0] ?? '';

function CountLink({ count: { count, text } }: { readonly count: CountView }) {
  return (
    <button
      type="button"
      class={`count-link tone-${countLooks[count].tone}`}
      title={t('page.filter-by')}
      onClick={() => change({ filter: count, tab: 'results' })}
    >
      {say.value(text)}
    </button>
  );
}

function RatioCard(props: { readonly title: string; readonly card: CardView }) {
  const { card } = props;
  const row = rowViewsByKey.value.get(card.key);
  const look = row && lookOf(row.verdict);
  return (
    <button type="button" class="card" title={t('page.show-row')} onClick={() => reveal(card.key)}>
      <div class="dim">{props.title}</div>
      <div class={`figure ${look ? `tone-${look.tone}` : ''}`}>
        {formatRatio(card.ratio, { printed: card.printed, limits: row?.limits })}
      </div>
      <div class="dim">
        <FileText text={row?.label ?? card.label} maxLength={90} />
      </div>
      <div class="dim">
        {row && model.value?.head.candidate === '' && <FileText text={row.subjectLabel} maxLength={60} />}
      </div>
    </button>
  );
}

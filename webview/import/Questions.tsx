/** What was guessed, as questions: a click on an answer makes the change. */
import type { ImportAnswerView, QuestionView } from '../../src/core/page-model/import/model';
import { clip, FileText } from '../shared/ui/FileText';
import { say, t } from '../shared/speech';
import { post } from './state';

export function Questions(props: { readonly questions: readonly QuestionView[] }) {
  const { questions } = props;
  if (questions.length === 0) return null;
  return (
    <section aria-labelledby="questions-heading" id="questions">
      <h2 id="questions-heading">{t('importPage.questions')}</h2>
      <ul class="questions">
        {questions.map((question, index) => (
          <Question key={index} question={question} />
        ))}
      </ul>
    </section>
  );
}

function Question({ question }: { readonly question: QuestionView }) {
  const text = say.value(question.text);
  const guess = !question.answered && question.answers.some((one) => one.chosen);
  return (
    <li class={question.answered ? 'question answered' : 'question'}>
      <div class="ask">
        <FileText text={text} maxLength={200} />{' '}
        {question.answered && <span class="dim">{t('importPage.answered')}</span>}
      </div>
      <div class="answers" role="group" aria-label={clip(text, 200)}>
        {question.answers.map((answer, index) => (
          <Answer key={index} answer={answer} guess={guess && answer.chosen} />
        ))}
      </div>
      {question.why && guess && (
        <div class="dim">
          <FileText text={t('importPage.guessed-why', { why: question.why })} maxLength={200} />
        </div>
      )}
    </li>
  );
}

function Answer({ answer, guess }: { readonly answer: ImportAnswerView; readonly guess: boolean }) {
  const label = typeof answer.label === 'string' ? answer.label : say.value(answer.label);
  return (
    <button
      type="button"
      class={`push answer ${answer.chosen ? 'chosen' : ''}`}
      aria-pressed={answer.chosen}
      onClick={() => post(answer.change)}
    >
      <FileText text={label} maxLength={90} />
      {guess && <span class="guess">{t('importPage.guess')}</span>}
      {answer.hint !== undefined && (
        <code>
          <FileText text={answer.hint} maxLength={80} />
        </code>
      )}
    </button>
  );
}

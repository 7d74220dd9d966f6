/**
 * What an import guessed, as questions: each answer is one change. The guess is the answer that is chosen at first; a
 * question without a guess has none.
 */
import type { ImportChoices } from '../../import/choices';
import type { ImportOutcome, ReadFile } from '../../import/import';
import type { GridTable } from '../../import/mail/model';
import type { TemplateProposal } from '../../import/propose';
import { word, type Message } from '../../messages/messages';
import { grouped } from '../../text/grouped';
import type { ImportAnswerView, ImportSubjectView, QuestionView } from './model';

/** A question with more answers is a choice from a list, which the page has below. */
const maxAnswers = 8;
const maxQuestions = 30;

const choose = (
  what: 'whole' | 'rows' | 'table',
  id: string,
  field: string,
  value: string,
): ImportAnswerView['change'] => ({
  type: 'choose',
  what,
  id,
  field,
  value,
});

interface Asked {
  readonly files: readonly ReadFile[];
  readonly outcome: ImportOutcome;
  readonly choices: ImportChoices;
  readonly template: string;
  readonly proposals: readonly TemplateProposal[];
  /** The labels without a template. */
  readonly guessed: readonly string[];
}

export function questionsOf(asked: Asked): QuestionView[] {
  return [
    ...subjectsQuestion(asked),
    ...baselineQuestion(asked),
    ...systemsQuestion(asked),
    ...commandsQuestion(asked),
    ...copiesQuestion(asked),
    ...directionQuestions(asked),
  ].slice(0, maxQuestions);
}

const has = ({ outcome }: Asked, key: string): boolean => outcome.notes.some(({ message }) => message.key === key);

/** How many names a button can show. */
const maxNames = 5;

function named(labels: readonly string[]): string {
  const shown = labels.slice(0, maxNames).join(', ');
  return labels.length > maxNames ? `${shown}, … (${String(labels.length)})` : shown;
}

function subjectsQuestion(asked: Asked): QuestionView[] {
  const { template, proposals, guessed } = asked;
  const fresh = proposals.filter(({ subjects }) => named(subjects) !== named(guessed));
  if (fresh.length === 0 || guessed.length === 0) return [];
  const own = fresh.some((one) => one.template === template);
  if (template.trim() !== '' && !own) return [];
  return [
    {
      text: word('importPage.ask-subjects'),
      answered: own,
      answers: [
        { label: named(guessed), chosen: template.trim() === '', change: { type: 'template', text: '', caret: 0 } },
        ...fresh.map((one): ImportAnswerView => ({
          label: named(one.subjects),
          hint: one.template,
          chosen: one.template === template,
          change: { type: 'template', text: one.template, caret: one.template.length },
        })),
      ],
    },
  ];
}

function baselineQuestion({ outcome: { preview }, choices }: Asked): QuestionView[] {
  const present = preview.subjects.filter((one) => !one.dropped);
  const answered = choices.baseline !== undefined;
  if (present.length < 2 || present.length > maxAnswers) return [];
  return [
    {
      text: word('importPage.ask-baseline'),
      answered,
      answers: present.map(({ label, shown, role }) => ({
        label: shown,
        chosen: role === 'baseline',
        change: choose('whole', '', 'baseline', label),
      })),
    },
  ];
}

function systemsQuestion(asked: Asked): QuestionView[] {
  const { choices, files } = asked;
  const repeat = has(asked, 'import.systems-repeat');
  const several = files.some(({ source }) => (source?.imported.subjects?.length ?? 0) > 1);
  if (!repeat && (choices.systems === undefined || !several)) return [];
  const now = choices.systems ?? 'repetitions';
  return [
    {
      text: word('importPage.ask-systems'),
      answered: choices.systems !== undefined,
      answers: (['repetitions', 'subjects'] as const).map((value) => ({
        label: word(`importPage.systems.${value}`),
        chosen: now === value,
        change: choose('whole', '', 'systems', value),
      })),
    },
  ];
}

function commandsQuestion(asked: Asked): QuestionView[] {
  const { choices } = asked;
  if (!has(asked, 'import.commands-as-subjects') && choices.commands === undefined) return [];
  const now = choices.commands ?? 'subjects';
  return [
    {
      text: word('importPage.ask-commands'),
      answered: choices.commands !== undefined,
      answers: (['subjects', 'benchmarks'] as const).map((value) => ({
        label: word(`importPage.commands.${value}`),
        chosen: now === value,
        change: choose('whole', '', 'commands', value),
      })),
    },
  ];
}

function copiesQuestion(asked: Asked): QuestionView[] {
  const { choices, outcome } = asked;
  const n = outcome.notes.filter(({ message }) => message.key === 'import.copy-left-out').length;
  if (n === 0 && choices.copies === undefined) return [];
  const now = choices.copies ?? 'left-out';
  return [
    {
      text: word('importPage.ask-copies'),
      answered: choices.copies !== undefined,
      answers: (['left-out', 'runs'] as const).map((value) => ({
        label: word(`importPage.copies.${value}`),
        chosen: now === value,
        change: choose('whole', '', 'copies', value),
      })),
    },
  ];
}

/** One for each metric of which no direction is known, whatever the number of its rows. */
function directionQuestions({ outcome: { preview }, choices }: Asked): QuestionView[] {
  const open = preview.rows.filter(
    (row) => !row.dropped && (row.metric.direction === undefined || choices.rows?.[row.id]?.direction !== undefined),
  );
  const byMetric = grouped(open, ({ metric }) => JSON.stringify([metric.name, metric.unit]));
  return [...byMetric.values()].flatMap((rows): QuestionView[] => {
    const [first] = rows;
    if (!first) return [];
    const { name, unit } = first.metric;
    const shown = unit === undefined ? name : `${name} (${unit})`;
    const now = first.metric.direction;
    return [
      {
        text: word('importPage.ask-direction', { name: shown, n: rows.length }),
        answered: now !== undefined,
        answers: directionAnswers(now, (value) =>
          choose('rows', rows.map(({ id }) => id).join('\n'), 'direction', value),
        ),
      },
    ];
  });
}

function directionAnswers(
  now: string | undefined,
  change: (value: string) => ImportAnswerView['change'],
): ImportAnswerView[] {
  return (['higher', 'lower', 'none'] as const).map((value) => ({
    label: word(`importPage.${value}`),
    chosen: now === value,
    change: change(value),
  }));
}

/** Of a mail: which side is the baseline, and which direction is better, each with the reason of the guess. */
export function mailQuestions(
  subjects: readonly (Pick<ImportSubjectView, 'id' | 'label' | 'role' | 'dropped'> & { readonly why?: Message })[],
  tables: readonly GridTable[],
  chosen: { readonly baseline: boolean; readonly direction: (table: string) => boolean },
): QuestionView[] {
  const present = subjects.filter((one) => !one.dropped);
  const why = present.find((one) => one.role === 'baseline' && one.why)?.why;
  const sides: QuestionView[] =
    present.length < 2 || present.length > maxAnswers || (!why && !chosen.baseline)
      ? []
      : [
          {
            text: word('importPage.ask-baseline'),
            ...(why ? { why } : {}),
            answered: chosen.baseline,
            answers: present.map(({ id, label, role }) => ({
              label,
              chosen: role === 'baseline',
              change: choose('whole', '', 'baseline', id),
            })),
          },
        ];
  // Tables of one suite with one reason are one question.
  const open = tables.filter((one) => one.include && one.direction?.certain !== true);
  const alike = grouped(open, ({ suite, direction, id }) =>
    JSON.stringify([suite ?? id, direction?.value, chosen.direction(id)]),
  );
  const directions = [...alike.values()].flatMap((group): QuestionView[] => {
    const [first] = group;
    if (!first) return [];
    const { direction, suite, title, place } = first;
    const ids = group.map(({ id }) => id).join('\n');
    const name = (group.length > 1 ? suite : title) || suite || `line ${String(place.line)}`;
    return [
      {
        text: word('importPage.ask-table-direction', { name }),
        ...(direction ? { why: direction.why } : {}),
        answered: chosen.direction(first.id),
        answers: directionAnswers(direction?.value, (value) => choose('table', ids, 'direction', value)),
      },
    ];
  });
  return [...sides, ...directions].slice(0, maxQuestions);
}

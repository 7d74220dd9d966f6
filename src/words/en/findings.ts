/** Sentences of the findings. */
export const findingWords = {
  'finding.failed-all': '{name}: {subject} has no result: {n} {n|run|runs} failed.',
  'finding.failed-some': '{name}: {n} {n|run|runs} of {subject} failed; the numbers are of the others.',
  'finding.regression': '{name}: {ratio}, {worse} worse than {baseline}, p = {p}',
  'finding.within-boot': '{said}, within one boot: it may differ on the next',
  'finding.untested-regression': '{name}: {ratio}, {worse} worse than {baseline}, untested: {why}',
  'finding.suspect-regression': '{name}: {ratio}, {worse} worse than {baseline}, suspect: p = {p}, {adjusted} after correction. Rerun it.',
  'finding.baseline': 'What it is compared with: {baseline}',
  'finding.more': '{n} more {n|problem|problems} in this file.',
  'finding.rows': '{n} rows: {rows}. First: {said}',

  'untested.claim': 'a claim, no numbers behind it',
  'untested.single': 'a single run',
  'untested.same': 'runs without any spread',
  'untested.no-spread': 'no spread',
  'untested.range': 'extremes alone',
  'untested.interval': 'a printed interval, no runs',
  'untested.runs': '{n} runs, {spread}',
  'untested.runs-unknown': 'run count not stated, {spread}',
} as const;

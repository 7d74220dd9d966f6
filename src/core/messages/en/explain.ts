/** "How was this decided": plain words first, the statistics by their names under details. */
export const explainWords = {
  'explain.sides': '{n} {n|run|runs} of {base} against {m} of {cand}.',
  'explain.sides-boots':
    '{b} boots of {base} ({n} runs) against {c} of {cand} ({m} runs). Runs of one boot resemble each other, so the mean of each boot counts as one.',
  'explain.sides-values': '{base} {old}, {cand} {now}.',
  'explain.varies': '{base}: {old}, varying by {oldCv}. {cand}: {now}, varying by {nowCv}.',
  'explain.failed-runs': '{n} {n|run|runs} of {subject} failed and {n|is|are} not counted.',
  'explain.excluded': '{n} {n|run|runs} of {subject} {n|is|are} excluded by the file.',
  'explain.method-welch-logs':
    'No run lies far from the others, so the averages are compared, as ratios: the test asks how often a difference like this comes up when nothing has changed.',
  'explain.method-normal-scores':
    '{n} {n|run lies|runs lie} far from the others, so ranks decide and not averages: one odd run cannot make the verdict.',
  'explain.method-few': 'There are too few runs to tell odd ones, so the averages are compared, as ratios.',
  'explain.method-summary':
    'The runs themselves are not there: the test goes by mean, spread and number of runs as printed.',
  'explain.p': 'It would come up by chance in {chance} comparisons (p {p}).',
  'explain.p-corrected':
    'It would come up by chance in {chance} comparisons (p {p}). The report has {tests} tests, so that counts as p {adjusted}.',
  'explain.chance-one-in': 'one of {n}',
  'explain.chance-share': '{n} of 100',
  'explain.chance-never': 'fewer than one of a million',
  'explain.ratio':
    'Performance ratio {ratio}: above 1 the candidate is better. Its {level} interval is {interval}, not corrected for the number of tests.',
  'explain.margin': 'A change counts from {warn} on, and is an error from {fail} on.',
  'explain.regression': 'The difference is significant and larger than that: a regression.',
  'explain.improvement': 'The difference is significant and larger than that: an improvement.',
  'explain.clear': 'The whole interval is past the margin.',
  'explain.small': 'The difference is significant, and smaller than that.',
  'explain.small-equivalent': 'The difference is significant, and shown to be smaller than {limit}.',
  'explain.suspect':
    'By itself the difference would be significant; among so many tests it is not. Measure this row again: if it comes up a second time, it is real.',
  'explain.no-change': 'The two are shown to be within {limit} of each other: the 90% interval {interval} lies inside.',
  'explain.none-seen': 'No difference is seen, and if there is one, it is smaller than {within}.',
  'explain.unclear':
    'The difference is not significant, and the interval reaches past {fail}: it may be nothing or a lot.',
  'explain.runs-needed': 'If what is seen is true, about {n} runs a side would decide it.',
  'explain.runs-unreachable': 'If what is seen is true, no reasonable number of runs would decide it.',
  'explain.few-against-many':
    'One side has only {n} runs and the other at least twice as many: the spread of so few is little known, so the test is more careful than the usual one.',
  'explain.within-boot':
    'All runs are of {n} {n|boot|boots} a side at least on one side: another boot may say otherwise. From three boots a side on, boots are compared.',
  'explain.boots-unknown':
    'The file does not say which runs share a boot; it was assumed that none resemble each other for that.',
  'explain.rank-disagrees': 'The Mann-Whitney test on the same runs disagrees (p {p}).',
  'explain.equal': 'All runs of both sides are the same number, so there is nothing to test: no change.',
  'explain.untested-ratio':
    'The file prints the ratio {ratio} and no runs or spread to test it by. The printed number alone decides.',
  'explain.untested-values': 'There is no spread to test by. The ratio of the printed numbers alone decides.',
  'explain.untested-claim': 'There is nothing but a claim. Its number alone decides: a ratio of {ratio}.',
  'explain.untested-digits': 'As its digits are printed, the ratio may be anything from {lo} to {hi}.',
  'explain.untested-word': 'By that number it is: {verdict}, untested.',
  'explain.required': 'At {n} runs a difference of {effect} is seen only if runs vary by less than {spread}.',
  'explain.what-would-help':
    'To have it tested, add the runs ("samples"), or the standard deviation and the number of runs.',
  'explain.failed': 'All runs of {subject} failed: there is nothing to compare.',
  'explain.cost': 'A cost metric stands beside its benchmark: it is tested by itself and not counted.',

  'details.welch-logs': "Welch's t test on the logarithms: t = {t}, {df} degrees of freedom (Satterthwaite), p = {p}.",
  'details.normal-scores':
    "Welch's t test on the Blom normal scores of the pooled ranks: t = {t}, {df} degrees of freedom, p = {p}. Estimate by Hodges and Lehmann on the log scale, interval by inverting the test.",
  'details.summary':
    "Welch's t test by the delta method (sd/mean as the sd of the logarithm): t = {t}, {df} degrees of freedom, p = {p}.",
  'details.corrected-holm': 'Corrected over {n} tests by Holm: p = {p}.',
  'details.corrected-benjamini-hochberg': 'Corrected over {n} tests by Benjamini and Hochberg: p = {p}.',
  'details.se': 'Standard error of the log ratio {se}; 90% interval {interval}.',
  'details.u': 'Mann-Whitney U = {u}, p = {p} ({how}).',
  'details.u-exact': 'exact',
  'details.u-normal': 'normal approximation with tie and continuity correction',
  'details.side': '{subject}: n {n}, mean {mean}, median {median}, sd {sd}, from {min} to {max}.',

  'basis.change': 'change',
  'basis.improvement': 'improvement',
  'basis.reduction': 'reduction',
  'basis.overhead': 'overhead',
  'basis.unknown': 'no basis given',
  'claim.percent': '{percent} ({basis})',
  'claim.factor': '{factor}x ({basis})',
  'claim.better': 'better',
  'claim.worse': 'worse',
  'claim.same': 'the same',
  'claim.non-inferior': 'at par or better',
  'claim.regression': 'a regression, accepted',
  'claim.narrative': 'words alone',
  'claim.words': 'words alone',
  'claim.data-percent': '{percent} by the data',
  'claim.data-factor': '{factor} by the data',
} as const;

/** "How was this decided": plain words first, the statistics by their names under details. */
export const explainWords = {
  'explain.converted': '{subject} was measured in {from}, in another entry, and is converted to {to}.',
  'explain.sides': '{n} {n|run|runs} of {base} against {m} of {cand}.',
  'explain.sides-boots':
    '{b} {restarts} of {base} ({n} runs) against {c} of {cand} ({m} runs). Runs of one {restart} resemble each ' +
    'other, so the mean of each {restart} counts as one value.',
  'explain.sides-blocks':
    'Compared within {blocks} blocks: {n} {n|run|runs} of {base}, {m} of {cand}. In one block both ran close to each ' +
    'other, so the mean of each block counts as one value, and drift between blocks cancels.',
  'explain.blocks-joined': 'Both have {shared} blocks; those within one {restart} count as one.',
  'explain.blocks-left': '{n} {n|run|runs} in blocks that only one side has {n|is|are} not used.',
  'explain.varies-blocks': '{base}: {old}. {cand}: {now}. The difference varies by {cv} from block to block.',
  'explain.sides-values': '{base} {old}, {cand} {now}.',
  'explain.varies': '{base}: {old}, its runs varying by {oldSpread}. {cand}: {now}, its runs varying by {nowSpread}.',
  'explain.failed-runs': '{n} {n|run|runs} of {subject} failed and {n|is|are} not counted.',
  'explain.excluded': 'The file excludes {n} {n|run|runs} of {subject}.',
  'explain.method-welch-logs':
    'No run looks like an outlier, so averages are compared, as ratios. The test asks how often a difference this ' +
    'large appears when nothing has changed.',
  'explain.method-normal-scores':
    '{n} {n|run looks like an outlier|runs look like outliers}, so ranks are compared, not averages: a single odd ' +
    'run cannot decide the verdict.',
  'explain.method-normal-scores-steps':
    '{n} {n|run looks like an outlier|runs look like outliers}, so ranks decide whether there is a difference. The ' +
    'runs come in coarse steps, so the ratio and its interval are those of the averages.',
  'explain.method-few': 'There are too few runs to detect outliers, so averages are compared, as ratios.',
  'explain.method-block-logs':
    'No block looks like an outlier, so averages are compared, as ratios. The test asks how often a difference this ' +
    'large appears when nothing has changed.',
  'explain.method-few-blocks': 'There are too few blocks to detect outliers, so averages are compared, as ratios.',
  'explain.method-signed-scores':
    '{n} {n|block looks like an outlier|blocks look like outliers}, so ranks are compared, not averages: a single ' +
    'odd block cannot decide the verdict.',
  'explain.method-signed-scores-steps':
    '{n} {n|block looks like an outlier|blocks look like outliers}, so ranks decide whether there is a difference. ' +
    'The runs come in coarse steps, so the ratio and its interval are those of the averages.',
  'explain.method-summary':
    'The file has no individual runs, so the test uses the printed mean, spread and number of runs.',
  'explain.p': 'If nothing had changed, a difference this large would be seen in {chance} comparisons (p {p}).',
  'explain.p-corrected':
    'If nothing had changed, a difference this large would be seen in {chance} comparisons (p {p}). Corrected for ' +
    'the {tests} tests in this report, p {adjusted}.',
  'explain.chance-one-in': 'about one in {n}',
  'explain.chance-share': 'about {n} of 100',
  'explain.chance-never': 'fewer than one in a million',
  'explain.ratio':
    'Performance ratio {ratio}; above 1, the candidate is better. The {level} interval is {interval}, not ' +
    'corrected for the number of tests.',
  'explain.margin': 'The margin is {warn}: smaller changes do not count. A regression of {fail} or more is an error.',
  'explain.regression': 'The difference is significant and reaches the margin: a regression.',
  'explain.improvement': 'The difference is significant and reaches the margin: an improvement.',
  'explain.clear': 'The whole interval is past the margin.',
  'explain.small': 'The difference is significant, but smaller than the margin.',
  'explain.small-equivalent': 'The difference is significant, but shown to be smaller than {limit}.',
  'explain.suspect':
    'Alone, the difference would be significant; among this many tests it is not. A second, independent measurement ' +
    'that shows it too would be good evidence.',
  'explain.no-change':
    'The two are shown to be within {limit} of each other: the {level} interval {interval} lies inside that range.',
  'explain.none-seen': 'No difference was detected; if there is one, it is smaller than {within}.',
  'explain.unclear':
    'The difference is not significant, and the interval reaches past {fail}: the true change may be zero or large.',
  'explain.unclear-means':
    'Ranks and averages disagree: a few runs changed much more than the others, as in a slow mode. Neither a change ' +
    'nor "no change" is shown.',
  'explain.in-rank':
    'The ratio is that of typical runs, and hardly differs from 1; the direction is that of the ranks.',
  'explain.runs-needed':
    'If the observed difference is real, about {n} runs per side would settle it in four of five cases. Plan ' +
    'them, and do not stop before.',
  'explain.blocks-needed':
    'If the observed difference is real, about {n} blocks would settle it in four of five cases. Plan them, and ' +
    'do not stop before.',
  'explain.boots-needed':
    'If the observed difference is real, about {n} {restarts} per side would settle it in four of five cases. ' +
    'Plan them, and do not stop before.',
  'explain.runs-again':
    'If the observed difference is real, the same number of new runs would probably settle it: these were unlucky.',
  'explain.runs-unknown':
    'How many runs would settle it cannot be estimated here: the outliers say little about the runs to come.',
  'explain.runs-unreachable': 'If the observed difference is real, no practical number of runs would settle it.',
  'explain.looks':
    'Runs are added until the plan is decided. This is look {at} of {of}, at {n} per side; planned after {counts}.',
  'explain.looks-early':
    'Runs are added until the plan is decided. This is before the first of {of} looks, at {n} per side; planned ' +
    'after {counts}.',
  'explain.count': '{n}',
  'explain.looks-unplanned': '{n} is not one of the planned numbers, so it counts as one more look.',
  'explain.looks-factor':
    'Each look is another chance of a false alarm, so intervals are wider and p is multiplied by {factor}. Where it ' +
    'is also corrected for other rows, it is multiplied by the number of looks.',
  'explain.looks-decided': 'This look decides: no more runs are needed.',
  'explain.looks-next': 'This look does not decide. The next one is after {n} per side.',
  'explain.looks-last': 'This was the last planned look.',
  'explain.few-against-many':
    'One side has only {n} runs, fewer than the other. They say little about their spread, so the test is more ' +
    'cautious than usual.',
  'explain.within-boot':
    'On at least one side, all runs come from {n} {few}; another {restart} may differ. From three {restarts} per ' +
    'side on, {restarts} are compared.',
  'explain.blocked':
    'All runs of one side came before the other, so drift over time looks like a difference. Interleave the runs.',
  'explain.dependent':
    'Neighbouring runs resemble each other, so there are fewer independent ones than runs, and p is too small.',
  'explain.peeked':
    'Runs were added until a difference was significant; chance alone reaches that in a quarter of cases.',
  'explain.boots-unknown':
    'The file does not say which runs are from the same {restart}, so all runs were treated as independent.',
  'explain.blocks-boots-unknown':
    'The file does not say which blocks are from the same {restart}, so all blocks were treated as independent.',
  'explain.few-blocks':
    'Only {n} independent {n|block is|blocks are} shared by both sides, so the runs are compared without blocks. ' +
    'From {least} on, blocks are compared.',
  'explain.rank-disagrees': 'A rank test on the same runs disagrees (p {p}).',
  'explain.equal': 'All runs on both sides have the same value, so there is nothing to test: no change.',
  'explain.untested-ratio':
    'The file has the ratio {ratio}, but no runs or spread to test it with. The verdict rests on the printed ' +
    'number alone.',
  'explain.untested-values':
    'There is no spread to test with. The verdict rests on the ratio of the printed numbers alone.',
  'explain.untested-claim': 'There is only a claim. The verdict rests on its number alone: a ratio of {ratio}.',
  'explain.untested-digits': 'Given the printed digits, the ratio may be anywhere from {lo} to {hi}.',
  'explain.untested-word': 'By that number: {verdict}, untested.',
  'explain.required': 'With {n} runs, a difference of {effect} is detectable only if runs vary by less than {spread}.',
  'explain.what-would-help':
    'To test this row, add the runs ("samples"), or the standard deviation and the number of runs.',
  'explain.failed': 'All runs of {subject} failed, so there is nothing to compare.',
  'explain.cost': 'A cost metric accompanies its benchmark: it is tested separately and not counted.',

  'details.welch-logs': "Welch's t test on the logarithms: t = {t}, {df} degrees of freedom (Satterthwaite), p = {p}.",
  'details.normal-scores':
    "Welch's t test on the Blom normal scores of the pooled ranks: t = {t}, {df} degrees of freedom, p = {p}. " +
    'Hodges-Lehmann estimate on the log scale; interval by inverting the test.',
  'details.normal-scores-steps':
    "Welch's t test on the Blom normal scores of the pooled ranks: t = {t}, {df} degrees of freedom, p = {p}. " +
    "Estimate and interval are Welch's on the logarithms.",
  'details.block-logs':
    'Paired t test on the means of the logarithms in each block: t = {t}, {df} degrees of freedom, p = {p}.',
  'details.signed-scores':
    't test on the normal scores of the signed ranks of the differences in the blocks: t = {t}, {df} degrees of ' +
    'freedom, p = {p}. Hodges-Lehmann estimate on the log scale; interval by inverting the test.',
  'details.signed-scores-steps':
    't test on the normal scores of the signed ranks of the differences in the blocks: t = {t}, {df} degrees of ' +
    'freedom, p = {p}. Estimate and interval are those of the paired t test on the logarithms.',
  'details.summary':
    "Welch's t test by the delta method (sd/mean as the sd of the logarithm): t = {t}, {df} degrees of freedom, p " +
    '= {p}.',
  'details.looks': 'At all of the {n} planned looks together: p = {p}.',
  'details.corrected-holm': 'Holm correction over {n} {n|test|tests}: p = {p}.',
  'details.corrected-benjamini-hochberg': 'Benjamini-Hochberg correction over {n} {n|test|tests}: p = {p}.',
  'details.se': 'Standard error of the log ratio {se}; {level} interval {interval}.',
  'details.means': 'By averages (t test on the logarithms): {ratio}, {level} interval {interval}.',
  'details.u': 'Mann-Whitney U = {u}, p = {p} ({how}).',
  'details.u-exact': 'exact',
  'details.u-normal': 'normal approximation with tie and continuity correction',
  'details.side':
    '{subject}: n {n}, geometric mean {geometric}, mean {mean}, median {median}, sd {sd}, from {min} to {max}.',

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
  'claim.non-inferior': 'on par or better',
  'claim.regression': 'accepted regression',
  'claim.narrative': 'words only',
  'claim.words': 'words only',
  'claim.data-percent': '{percent} in the data',
  'claim.data-factor': '{factor} in the data',
} as const;

/** Sentences of the findings. */
export const findingWords = {
  'finding.failed-all': '{name}: {subject} has no result: {n} {n|run|runs} failed.',
  'finding.failed-some': '{name}: {n} {n|run|runs} of {subject} failed; the numbers are of the others.',
  'finding.tested': '{name}: {ratio}, {worse} worse than {baseline}, p {p}',
  'finding.unmentioned-tested': '{name}: {ratio}, {worse} worse than {baseline}, p {p}, and no claim mentions it',
  'finding.within-boot': '{said}, within one boot: it may differ on the next',
  'finding.untested': '{name}: {ratio}, {worse} worse than {baseline}, untested: {why}',
  'finding.unmentioned-untested':
    '{name}: {ratio}, {worse} worse than {baseline}, untested ({why}), and no claim mentions it',
  'finding.suspect-regression':
    '{name}: {ratio}, {worse} worse than {baseline}, suspect: p {p}, {adjusted} after correction. Rerun it.',
  'finding.trade-off': '{name}: {metric} grew by {more} for {gain} of what it is for.',
  'finding.trade-off-gain': 'The gain: {gain}',
  'finding.baseline': 'What it is compared with: {baseline}',
  'finding.more': '{n} more {n|problem|problems} in this file.',
  'finding.rows': '{said}; the same for {n} more {n|row|rows}: {rows}',
  'finding.row': '{name}',
  'finding.rows-more': 'and {n} more',

  'finding.no-direction':
    '{name} has values and no direction: it is not judged. Say whether "higher" or "lower" is better, or "none".',
  'finding.no-unit': '{name} has values without a unit.',
  'finding.no-unit-many': '{said} So {n|has|have} {n} more {n|row|rows}.',
  'finding.mixed-units': '"{metric}" is given in different units: {units}.',
  'finding.unit-here': 'Here it is {unit}.',
  'finding.not-stated': 'Not stated: {facts}.',
  'finding.missing-parameter': '{name} lacks what all other rows of its suite state: {parameters}.',
  'finding.vague-metric': '"{metric}" can mean many things: give the metric a definition.',
  'finding.unreleased-build': 'Measured on an unreleased build: {text}.',

  'finding.duplicate-row': '{name} is there twice: the same suite, name, version, parameters, metric and environment.',
  'finding.same-row-here': 'The same row',
  'finding.copied-numbers': '{n} numbers of {name} are equal to those of {other}: were they copied?',
  'finding.copied-from': 'The same numbers',
  'finding.waiver-unknown': '{rule} is no rule that can be waived.',
  'finding.waiver-near': '{rule} is no rule that can be waived. Did you mean "{near}"?',
  'finding.waiver-expired': 'This waiver ran out on {date}: it waives nothing.',
  'finding.waiver-idle': 'There is nothing to waive: no finding of "{rule}" fits.',

  'finding.cpu-overcommit':
    '{vcpus} vCPUs on {cpus} logical CPUs: the scheduler is measured too. Say so by a parameter "overcommit" if that is meant.',
  'finding.cpu-saturated': 'As many vCPUs as logical CPUs ({n}): the host itself takes from them.',
  'finding.memory-overcommit': 'Guests have {guests} MiB, their host {host} MiB.',
  'finding.unequal-environments':
    '{subject} was measured on another host than {baseline}: {n} {n|field differs|fields differ}, {fields}.',
  'finding.confounded': '{subject} differs from {baseline} in {n} things at once: {keys}. Which of them did it?',
  'finding.unequal-runs': '{n} runs against {m}: the smaller side decides how much can be seen.',
  'finding.blocked-order':
    'All runs of one subject came before the next: whatever drifts with time looks like a difference. Interleave them.',
  'finding.within-one-boot':
    'A claim rests on runs of {boots} {boots|boot|boots}: another boot may say otherwise. Three boots a side would tell.',
  'finding.no-warmup': 'Whether runs were discarded to warm up is not said.',

  'finding.claim-mismatch': '{name}: the claim says {claimed} {basis}, the data give {data}.',
  'finding.claim-truncated': '{name}: the claim says {claimed} {basis}, the data give {data}: cut off, not rounded.',
  'finding.claim-wrong-sign':
    '{name}: the claim says {claimed} {basis}, that is better; the data give {data}, which is worse.',
  'finding.words-wrong-sign': '{name}: the claim says better; the data are {worse}% worse.',
  'finding.claim-data': 'The number claimed of',
  'finding.claim-base': 'What it is compared with',
  'finding.no-basis': '{percent}% of what? Name the basis: change, improvement, reduction or overhead.',
  'finding.loss-as-overhead':
    'A loss of {percent}% of the throughput is not an overhead of {percent}%: overhead is 1/ratio - 1.',
  'finding.percent-of-percent': '{percent}% of a metric that is a percentage: points, or percent of percent?',

  'finding.single-run': 'A single run on {n} {n|row|rows}: nothing is known of what the next run would say.',
  'finding.few-runs': '{n} runs a side on {rows} {rows|row|rows}: only large differences can be seen.',
  'finding.no-spread': '{n} {n|row has|rows have} runs and no spread: they cannot be tested.',
  'finding.runs-unknown': 'The run count of {n} {n|row|rows} is not stated.',
  'finding.required-precision':
    'At {n} runs an effect of {effect} ({name}) is seen only if runs vary by less than {spread}.',
  'finding.noisy': '{name}: the runs of {subject} vary by {cv}.',
  'finding.extreme-run': '{name}: a run of {subject} is {off} off the mean.',
  'finding.outlier-run': '{name}: run {run} of {subject} ({value}) lies far from the others.',
  'finding.slow-first-run': '{name}: the first run of {subject} is worse than the others: a cold start?',
  'finding.bimodal-runs':
    '{name}: the runs of {subject} fall into two groups, up to {below} and from {above} on: their mean stands for neither.',
  'finding.drift-up': '{name}: the runs of {subject} rise from first to last (tau {tau}).',
  'finding.drift-down': '{name}: the runs of {subject} fall from first to last (tau {tau}).',
  'finding.variance-grew': '{name}: runs vary by {now} where the baseline varies by {old}.',
  'finding.unlike-samples': '"{field}" says {count}, and there are {n} {n|sample|samples}.',
  'finding.excluded-beyond': 'There is no sample {index}: indices count from 0, and there are {n} {n|sample|samples}.',
  'finding.many-excluded': '{excluded} of {n} samples are excluded.',
  'finding.not-positive': 'A ratio needs numbers above zero, and this run is {value}.',
  'finding.short-runs': 'All runs are shorter than a millisecond: the clock is measured too.',

  'finding.few-digits': '{name}: the printed digits allow a ratio from {lo} to {hi}.',
  'finding.and-rows': '{said} So do {n} more {n|row|rows}.',
  'finding.underpowered': '{name} is unclear ({from} to {to}): about {n} runs a side would decide it.',
  'finding.underpowered-far': '{name} is unclear ({from} to {to}), and no reasonable number of runs would decide it.',
  'finding.not-significant': '{name}: the claim speaks of a difference, and there is none to be seen (p {p}).',
  'finding.equivalence-unproven':
    '{name}: the claim says the same; shown is only {from} to {to}, and "the same" is within {limit}.',
  'finding.equivalence-untested':
    '{name}: the claim says the same; the ratio is {ratio}, and without a spread that cannot be shown.',
  'finding.ratio-mismatch': '{name}: the ratio is stored as {stored}, the values give {data}.',
  'finding.ratio-inverted':
    '{name}: the ratio is stored as {stored}, the values give {data}, its inverse. Above 1 has to mean better.',
  'finding.mean-mismatch': '{name}: the mean of {subject} is stored as {stored}, the runs give {data}.',
  'finding.summary-mismatch': 'The {method} mean of {n} {n|row|rows} is {data}, not {stored}.',
  'finding.arithmetic-mean':
    'An arithmetic mean of ratios depends on which side is the baseline: take the geometric mean.',
  'finding.arithmetic-mean-of':
    'An arithmetic mean of ratios depends on which side is the baseline: the geometric mean is {value}.',
  'finding.mixed-kinds': 'A summary over micro and macro benchmarks together stands for neither.',
  'finding.mixed-directions': 'A summary over quotients of which some are better higher and some lower means nothing.',
  'finding.summary-hides-range': 'A summary of {n} {n|row|rows} in this report: how far they lie apart cannot be seen.',
  'finding.best-of': '"{aggregate}" of several runs stands for all of them: luck is measured too.',
  'finding.false-precision': '{name}: the mean has more digits than its spread supports.',
  'finding.partial-suite':
    '{suite} is not whole: {missing} {n|is|are} missing, and "methodology.selection" gives no reason.',
  'finding.relative-only': 'Ratios and no values: nobody can compare this report with another.',
  'finding.micro-only': 'This claim rests on micro benchmarks only.',
  'finding.headline-only': '{name}: a bound with no value behind it.',
  'finding.headline-text': '"{text}" has no value behind it.',
  'finding.headline-beaten': '"{text}" is less than the report\'s own {percent}% ({name}).',
  'finding.sweep-hole': 'A point of a sweep that was not measured on {subject}.',
  'finding.one-sided-tuning': 'Only {subject} was tuned.',
  'method.geomean': 'geometric',
  'method.arithmetic': 'arithmetic',
  'method.harmonic': 'harmonic',
  'method.composite': 'composite',

  'fix.swap-ratio': 'Swap to {now}',
  'fix.geomean': 'Replace by the geometric mean, {value}',
  'fix.waive': 'Waive "{rule}" here, with a reason…',
  'fix.replace-number': 'Replace {old} by {now}',
  'fix.set-basis': 'Set the basis to "{basis}"',
  'fix.replace': 'Replace by "{text}"',
  'fix.remove-waiver': 'Remove this waiver',
  'fix.set-metric': 'Set {field} to "{value}"',
  'fix.insert-fields': 'Insert {n} {n|field|fields} to fill in',

  'untested.claim': 'a claim, no numbers behind it',
  'untested.single': 'a single run',
  'untested.same': 'runs without any spread',
  'untested.no-spread': 'no spread',
  'untested.range': 'extremes alone',
  'untested.interval': 'a printed interval, no runs',
  'untested.runs': '{n} runs, {why}',
  'untested.runs-unknown': 'run count not stated, {why}',
} as const;

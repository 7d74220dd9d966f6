/** Sentences of the findings. */
export const findingWords = {
  'finding.rule-failed':
    'This rule failed, so what it would have found is missing. Please report this error of VMI Bench: {why}',
  'finding.failed-all': '{name}: {subject} has no result because {n} {n|run|runs} failed.',
  'finding.failed-some': '{name}: {n} {n|run|runs} of {subject} failed; the numbers are from the others.',
  'finding.uncompared': '{name}: {subject} cannot be compared. {why}',
  'finding.tested': '{name}: {change} against {baseline} (ratio {ratio}), p {p}',
  'finding.unmentioned-tested': '{name}: {change} against {baseline} (ratio {ratio}), p {p}, and no claim mentions it',
  'finding.within-boot': '{said}, within one {restart}: the next {restart} may differ',
  'finding.blocked': '{said}, measured in blocks: drift looks the same',
  'finding.dependent': '{said}, from runs that depend on each other: there are fewer independent ones than runs',
  'finding.confounded': '{said}, confounded: the subjects also differ in their environment',
  'finding.peeked': '{said}, measured until significant: chance alone gets there often',
  'finding.untested': '{name}: {change} against {baseline} (ratio {ratio}), untested: {why}',
  'finding.unmentioned-untested':
    '{name}: {change} against {baseline} (ratio {ratio}), untested ({why}), and no claim mentions it',
  'finding.suspect-regression':
    '{name}: {change} against {baseline} (ratio {ratio}), suspect: p {p}, {adjusted} after correction. Rerun it.',
  'finding.trade-off': '{name}: {metric} {more}; its benchmark: {gain}.',
  'finding.trade-off-gain': 'The benchmark: {gain}',
  'finding.baseline': 'Compared with: {baseline}',
  'finding.more': '{n} more {n|problem|problems} in this file.',
  'finding.rows': '{said}; the same for {n} more {n|row|rows}: {rows}',
  'finding.row': '{name}',
  'finding.rows-more': 'and {n} more',

  'finding.no-direction':
    '{name} has values but no direction, so it is not judged. Set the direction to "higher", "lower" or "none".',
  'finding.no-unit': '{name} has values without a unit.',
  'finding.no-unit-many': '{said} The same applies to {n} more {n|row|rows}.',
  'finding.mixed-units': '"{metric}" has different units: {units}.',
  'finding.mixed-units-joined':
    '"{metric}" has different units: {units}. They are converted where one entry has the baseline and another the ' +
    'candidate.',
  'finding.unit-here': 'The unit here is {unit}.',
  'finding.not-stated': 'Not stated: {facts}.',
  'finding.missing-parameter': '{name} does not state what all other rows of its suite state: {parameters}.',
  'finding.vague-metric': '"{metric}" can mean many things; give the metric a definition.',
  'finding.unreleased-build': 'Measured on an unreleased build: {text}.',

  'finding.duplicate-row':
    '{name} appears twice, with the same suite, name, version, parameters, metric and environment.',
  'finding.repeated-result': '{name} has several results of {subject}; only the first is used.',
  'finding.first-result': 'The result that is used',
  'finding.same-row-here': 'The same row',
  'finding.copied-numbers': '{n} numbers of {name} equal those of {other}; were they copied?',
  'finding.copied-from': 'The same numbers',
  'finding.waiver-unknown': '"{rule}" is not a rule that can be waived.',
  'finding.waiver-near': '"{rule}" is not a rule that can be waived. Did you mean "{near}"?',
  'finding.waiver-expired': 'This waiver expired on {date} and has no effect.',
  'finding.waiver-idle': 'This waiver has no effect: no finding of "{rule}" matches it.',

  'finding.cpu-overcommit':
    '{vcpus} vCPUs on {cpus} logical CPUs: the scheduler is measured too. If this is intended, state it with a ' +
    'parameter "overcommit".',
  'finding.cpu-saturated': 'As many vCPUs as logical CPUs ({n}): the host competes with its guests for CPU time.',
  'finding.memory-overcommit': 'The guests have {guests} MiB of memory, their host {host} MiB.',
  'finding.unequal-environments':
    '{subject} and {baseline} differ in {n} {n|field|fields} of their environment that "config" does not declare: ' +
    '{fields}.',
  'finding.environment-field': '{field} ({baseline} {base}, {subject} {cand})',
  'finding.confounded-subjects':
    '{subject} differs from {baseline} in {n} ways at once: {keys}. Which of them caused the change?',
  'finding.unequal-runs': '{n} runs against {m}: the smaller side limits what can be detected.',
  'finding.blocked-order':
    'All runs of one subject came before the next, so any drift over time looks like a difference. Interleave the ' +
    'runs.',
  'finding.dependent-runs':
    '{name}: neighbouring runs resemble each other, so there are fewer independent ones than runs. Restart between ' +
    'runs, and compare restarts.',
  'finding.peeked-until':
    'Runs were added until a difference was significant; chance alone reaches that in a quarter of cases. Plan the ' +
    'number of runs.',
  'finding.within-one-boot':
    'A claim rests on runs of {boots} {few}; another {restart} may differ. Three {restarts} per side would settle it.',
  'finding.no-warmup': 'The report does not say whether warm-up runs were discarded.',

  'finding.claim-mismatch': '{name}: the claim says {claimed} {basis}, but the data give {data}.',
  'finding.claim-truncated':
    '{name}: the claim says {claimed} {basis}, but the data give {data}: truncated, not rounded.',
  'finding.claim-wrong-sign':
    '{name}: the claim says {claimed} {basis}, which is better; the data give {data}, which is worse.',
  'finding.words-wrong-sign': '{name}: the claim says better, but the data say {data}.',
  'finding.claim-data': 'The data for this claim',
  'finding.claim-base': 'The baseline of this claim',
  'finding.no-basis': '{percent}% of what? State the basis: change, improvement, reduction or overhead.',
  'finding.loss-as-overhead':
    'A throughput loss of {percent}% is not an overhead of {percent}%: overhead is 1/ratio - 1.',
  'finding.percent-of-percent':
    '{percent}% of a metric that is itself a percentage: percentage points, or percent of percent?',

  'finding.single-run': 'A single run on {n} {n|row|rows}: it does not show how much the next run would differ.',
  'finding.few-runs': '{n} runs per side on {rows} {rows|row|rows}: only large differences can be detected.',
  'finding.no-spread': '{n} {n|row has|rows have} runs but no spread, so {n|it|they} cannot be tested.',
  'finding.runs-unknown': 'The run count of {n} {n|row|rows} is not stated.',
  'finding.required-precision':
    'With {n} runs, an effect of {effect} ({name}) is detectable only if runs vary by less than {spread}.',
  'finding.noisy': '{name}: the runs of {subject} vary by {cv}.',
  'finding.extreme-run': '{name}: a run of {subject} is {off} away from the mean.',
  'finding.outlier-run': '{name}: run {run} of {subject} ({value}) is an outlier.',
  'finding.slow-first-run': '{name}: the first run of {subject} is worse than the others: a cold start?',
  'finding.bimodal-runs':
    '{name}: the runs of {subject} fall into two groups, up to {below} and from {above}; their mean represents ' +
    'neither.',
  'finding.drift-up': '{name}: the runs of {subject} rise from first to last (tau {tau}).',
  'finding.drift-down': '{name}: the runs of {subject} fall from first to last (tau {tau}).',
  'finding.variance-grew': '{name}: runs vary by {now}, baseline runs by {old}.',
  'finding.unlike-samples': '"{field}" says {count}, but there {n|is|are} {n} {n|sample|samples}.',
  'finding.excluded-beyond':
    'There is no sample {index}: indices start at 0, and there {n|is|are} {n} {n|sample|samples}.',
  'finding.many-excluded': '{excluded} of {n} samples are excluded.',
  'finding.not-positive': 'A ratio needs numbers above zero, but this run is {value}.',
  'finding.short-runs': 'All runs are shorter than a millisecond, so timer error is measured too.',

  'finding.few-digits': '{name}: the printed digits allow any ratio from {lo} to {hi}.',
  'finding.and-rows': '{said} The same applies to {n} more {n|row|rows}.',
  'finding.underpowered': '{name} is unclear ({from} to {to}); about {n} runs per side would settle it.',
  'finding.underpowered-boots': '{name} is unclear ({from} to {to}); about {n} {restarts} per side would settle it.',
  'finding.underpowered-blocks': '{name} is unclear ({from} to {to}); about {n} blocks would settle it.',
  'finding.underpowered-again': '{name} is unclear ({from} to {to}); as many runs, measured again, may settle it.',
  'finding.underpowered-unreachable':
    '{name} is unclear ({from} to {to}), and no practical number of runs would settle it.',
  'finding.underpowered-unknown':
    '{name} is unclear ({from} to {to}); with outliers like these, the runs that would settle it cannot be estimated.',
  'finding.not-significant': '{name}: the claim states a difference, but it is not significant (p {p}).',
  'finding.equivalence-unproven':
    '{name}: the claim says the same, but the data only show {from} to {to}; "the same" means within {limit}.',
  'finding.equivalence-untested':
    '{name}: the claim says the same; the ratio is {ratio}, and without a spread that cannot be shown.',
  'finding.number-above': '{name}: "{field}" of {subject} is {value}, above "{other}" ({limit}).',
  'finding.number-below': '{name}: "{field}" of {subject} is {value}, below "{other}" ({limit}).',
  'finding.limit-here': '"{field}" is here.',
  'finding.stddev-beyond-range':
    '{name}: runs of {subject} from {min} to {max} cannot have a standard deviation of {sd}.',
  'finding.ratio-mismatch': '{name}: the stored ratio is {stored}, but the values give {data}.',
  'finding.ratio-inverted':
    '{name}: the stored ratio is {stored}, but the values give {data}, its inverse. Above 1 must mean better.',
  'finding.mean-mismatch': '{name}: the stored mean of {subject} is {stored}, but the runs give {data}.',
  'finding.summary-mismatch': 'The {method} mean of {n} {n|row|rows} is {data}, not {stored}.',
  'finding.arithmetic-mean':
    'An arithmetic mean of ratios depends on which side is the baseline; use the geometric mean.',
  'finding.arithmetic-mean-of':
    'An arithmetic mean of ratios depends on which side is the baseline; the geometric mean is {value}.',
  'finding.mixed-kinds': 'A summary over micro and macro benchmarks together represents neither.',
  'finding.mixed-directions':
    'This summary mixes quotients where higher is better with quotients where lower is better, so it means nothing.',
  'finding.summary-hides-range':
    'Only {n} {n|row|rows} of this summary {n|is|are} in the report, so the range of its ratios cannot be seen.',
  'finding.best-of': 'The "{aggregate}" of several runs represents them all, so luck is measured too.',
  'finding.false-precision': '{name}: the mean has more digits than its spread supports.',
  'finding.partial-suite':
    '{suite} is incomplete: {missing} {n|is|are} missing, and "methodology.selection" gives no reason.',
  'finding.relative-only': 'The report has ratios but no values, so it cannot be compared with other reports.',
  'finding.micro-only': 'This claim rests on micro benchmarks only.',
  'finding.headline-only': '{name}: a bound without a value to support it.',
  'finding.headline-text': 'No value supports "{text}".',
  'finding.headline-beaten': '"{text}" is less than the report\'s own {percent}% ({name}).',
  'finding.sweep-hole': 'This point of the sweep was not measured on {subject}.',
  'finding.one-sided-tuning': 'Only {subject} was tuned.',
  'method.geomean': 'geometric',
  'method.arithmetic': 'arithmetic',
  'method.harmonic': 'harmonic',
  'method.composite': 'composite',

  'fix.swap-numbers': 'Swap "{low}" and "{high}"',
  'fix.swap-ratio': 'Invert to {now}',
  'fix.geomean': 'Replace with the geometric mean, {value}',
  'fix.waive': 'Waive "{rule}" here with a reason…',
  'fix.replace-number': 'Replace {old} with {now}',
  'fix.set-basis': 'Set the basis to "{basis}"',
  'fix.replace': 'Replace with "{text}"',
  'fix.remove-waiver': 'Remove this waiver',
  'fix.set-metric': 'Set {field} to "{value}"',
  'fix.insert-fields': 'Insert {n} {n|field|fields} to fill in',

  'untested.claim': 'a claim without numbers to support it',
  'untested.single': 'a single run',
  'untested.same': 'identical runs, no spread',
  'untested.no-spread': 'no spread',
  'untested.range': 'only extremes',
  'untested.interval': 'a printed interval, no runs',
  'untested.runs': '{n} runs, {why}',
  'untested.runs-unknown': 'run count not stated, {why}',
} as const;

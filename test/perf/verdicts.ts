/** `npm run bench:verdicts`: the table of false alarms and power with rows for this project. */
import { maxFalseAlarmsPercent, peers, powerToMeet } from './verdict-peers';
import { blockScenarios } from './block-scenarios';
import { lookRates, lookScenarios, peekingRate } from './look-scenarios';
import { orderRates, orderScenarios } from './order-scenarios';
import { falseMeansPercent } from './shared-boots';
import type { Rate } from './verdict-rates';
import { rateOf, seedOf } from './verdict-rates';
import type { Scenario } from './verdict-scenarios';
import { bootScenarios, scenarios } from './verdict-scenarios';
import { wordRatesOf, wordScenarios } from './verdict-words';

/** The exact U is slow, and a share of the pairs is enough to check the generator against the table. */
const shareOfPairsForU = 0.1;

const [pairs, seed] = [Number(process.argv[2] ?? 20_000), Number(process.argv[3] ?? 1)];
const start = performance.now();

function rates(scenario: Scenario): Rate {
  const own = seedOf(seed, scenario.name);
  const { u } = rateOf(scenario, Math.ceil(pairs * shareOfPairsForU), own, true);
  return { ...rateOf(scenario, pairs, own, false), u };
}

const found = scenarios.map(rates);
const width = Math.max(...peers.map(({ tool }) => tool.length), 42);
const cell = (text: string): string => text.padStart(7);
const line = (name: string, cells: readonly string[]): string => `${name.padEnd(width)}${cells.map(cell).join('')}`;
const one = (value: number): string => value.toFixed(1);

console.log(`Share of comparisons flagged (%), alpha 0.05, no correction, no margin. Peers: 1,000 pairs, as printed.`);
console.log(
  `Own rows: ${pairs} pairs a column (U ${Math.ceil(pairs * shareOfPairsForU)}), seed ${seed}; ` +
    `standard error at 5 %: ${(100 * Math.sqrt(0.0475 / pairs)).toFixed(2)}.\n`,
);
scenarios.forEach(({ name }, i) => console.log(`  ${String(i + 1).padStart(2)}  ${name}`));
console.log(
  `\n${line(
    '',
    scenarios.map((_, i) => String(i + 1)),
  )}`,
);
for (const { tool, flagged, atMost } of peers)
  console.log(
    line(
      tool,
      flagged.map((value) => (atMost === true && value > 0 ? `<=${one(value)}` : one(value))),
    ),
  );
console.log(
  line(
    'this rule',
    found.map(({ rule }) => one(rule)),
  ),
);
console.log(
  line(
    '  without lowered degrees of freedom',
    found.map(({ letter }) => one(letter)),
  ),
);
console.log(
  line(
    '  the U test on the same generator',
    found.map(({ u }) => one(u)),
  ),
);
console.log(
  line(
    '  tested on ranks',
    found.map(({ ranked }) => one(ranked)),
  ),
);
console.log(
  line(
    '  95 % interval holds the true ratio',
    found.map(({ covered }) => one(covered)),
  ),
);

console.log('\nBoots (boot and run standard deviation both 0.5 %), false alarms (%)');
for (const scenario of bootScenarios) {
  const { rule, within } = rateOf(scenario, pairs, seedOf(seed, scenario.name), false);
  const marked = `   all marked "within one boot", none an error: ${one(rule - within)} could fail a gate`;
  console.log(`  ${scenario.name.padEnd(width)}${cell(one(rule))}${within > 0 ? marked : ''}`);
}

console.log('\nBlocks: share flagged (%) within blocks, and of the same data without');
const blockFound = blockScenarios.map(({ name, within, without }) => {
  const own = seedOf(seed, name);
  const rule = rateOf(within, pairs, own, false).rule;
  console.log(`  ${name.padEnd(width)}${cell(one(rule))}${cell(one(rateOf(without, pairs, own, false).rule))}`);
  return { name, rule, isNull: within.null };
});

console.log('\nPlanned looks after 5, 10, 20 and 40 runs per side: plans that find a difference (%), runs per side');
const plans = Math.ceil(pairs / 4);
const lookFound = lookScenarios.map((scenario) => {
  const { found: share, runs } = lookRates(scenario, plans, seedOf(seed, scenario.name));
  console.log(`  ${scenario.name.padEnd(width)}${cell(one(share))}${cell(one(runs))}`);
  return { name: scenario.name, share, isNull: scenario.effect === 0 };
});
const peeking = peekingRate(Math.ceil(plans / 4), seedOf(seed, 'peeking'));
console.log(`  ${'A/A, peeking after each run instead'.padEnd(width)}${cell(one(peeking))}`);

console.log('\nNothing changed, 20 runs per side: significant (%), and of all comparisons those without a mark');
for (const scenario of orderScenarios) {
  const rates = orderRates(scenario, Math.ceil(pairs / 10), seedOf(seed, scenario.name));
  console.log(`  ${scenario.name.padEnd(width)}${cell(one(rates.found))}${cell(one(rates.unmarked))}`);
}

console.log('\nWhole verdicts, lower is better (%)');
const broken = wordScenarios.flatMap((scenario) => {
  const rates = wordRatesOf(scenario, Math.ceil(pairs / 4), seedOf(seed, scenario.name));
  const said = Object.entries(rates).map(([word, share]) => {
    const most = scenario.promise[word as keyof typeof scenario.promise];
    return `${word} ${one(share)}${most === undefined ? '' : ` (at most ${most})`}`;
  });
  console.log(`  ${scenario.name}: ${said.join(', ')}`);
  return Object.entries(scenario.promise).flatMap(([word, most]) =>
    rates[word as keyof typeof rates] > most ? [`${scenario.name}: ${word} more than ${most} %`] : [],
  );
});

/** Each is a report of 20 rows. */
const reports = 2000;
console.log(
  `\nGeometric mean of 20 rows with five boots or blocks, nothing changed (% of ${reports} reports without 1)`,
);
const means = [
  ...[true, false].map((shared) => falseMeansPercent(reports, shared, seedOf(seed, `means ${shared}`))),
  falseMeansPercent(reports, true, seedOf(seed, 'means in blocks'), 'blocks'),
];
console.log(`  ${'the same boots in all rows'.padEnd(width)}${cell(one(means[0] ?? NaN))}`);
console.log(`  ${'boots of their own'.padEnd(width)}${cell(one(means[1] ?? NaN))}`);
console.log(`  ${'the same blocks in all rows'.padEnd(width)}${cell(one(means[2] ?? NaN))}`);

/** Printed figures come from 1,000 pairs: within two of their standard errors is within their noise. */
const noise = (share: number): number => 2 * 100 * Math.sqrt(((share / 100) * (1 - share / 100)) / 1000);
const missed = [
  ...broken,
  ...means.flatMap((percent, i) =>
    percent > maxFalseAlarmsPercent
      ? [`geometric mean, ${['shared boots', 'own boots', 'shared blocks'][i]}: ${one(percent)} % false`]
      : [],
  ),
  ...blockFound.flatMap(({ name, rule, isNull }) =>
    isNull && rule > maxFalseAlarmsPercent ? [`${name}: ${one(rule)} % false alarms within blocks`] : [],
  ),
  ...lookFound.flatMap(({ name, share, isNull }) =>
    isNull && share > maxFalseAlarmsPercent ? [`${name}: ${one(share)} % false alarms over all looks`] : [],
  ),
  ...scenarios.flatMap((scenario, i) => {
    const { rule } = found[i]!;
    if (scenario.null)
      return rule > maxFalseAlarmsPercent
        ? [`${scenario.name}: ${one(rule)} % false alarms, more than ${maxFalseAlarmsPercent}`]
        : [];
    const wanted = powerToMeet(i);
    return rule < wanted - noise(wanted)
      ? [`${scenario.name}: ${one(rule)} % seen, the best honest tool sees ${one(wanted)}`]
      : [];
  }),
];
console.log(missed.length === 0 ? '\nGoal met in every column.' : `\nGoal missed:\n  ${missed.join('\n  ')}`);
console.log(`${((performance.now() - start) / 1000).toFixed(1)} s`);
process.exitCode = missed.length === 0 ? 0 : 1;

/** `npm run bench:verdicts`: the table of false alarms and power with rows for this project. */
import { maxFalseAlarmsPercent, peers, powerToMeet } from './verdict-peers';
import { blockScenarios } from './block-scenarios';
import { lookRates, lookScenarios, peekingRate } from './look-scenarios';
import { orderRates, orderScenarios } from './order-scenarios';
import { falseMeansPercent } from './shared-boots';
import type { Rate } from './verdict-rates';
import { rateOf, seedOf } from './verdict-rates';
import type { Scenario } from './verdict-scenarios';
import { bootScenarios, fewScenarios, scenarios } from './verdict-scenarios';
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

/** What is missed, in the order of the output. */
const missed: string[] = [];
interface Promised {
  readonly atMost?: number;
  /** The rate that the documentation names, and its standard error in this run. */
  readonly about?: number;
  readonly error?: number;
}
/** A rate beside its promise. */
function promised(name: string, rate: number, { atMost, about, error = 0 }: Promised): string {
  const far = 4;
  if (atMost !== undefined && rate > atMost) missed.push(`${name}: ${one(rate)} %, more than ${atMost}`);
  if (about !== undefined && Math.abs(rate - about) > far * error)
    missed.push(`${name}: ${one(rate)} %, documented as ${about}`);
  return `${cell(one(rate))}${atMost === undefined ? '' : ` (at most ${atMost})`}${about === undefined ? '' : ` (about ${about})`}`;
}
const errorOf = (percent: number, n: number): number => 100 * Math.sqrt(((percent / 100) * (1 - percent / 100)) / n);
const nothing = (isNull: boolean): Promised => (isNull ? { atMost: maxFalseAlarmsPercent } : {});

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
  const stated = scenario.name.endsWith(', stated');
  const marked = `   all marked "within one boot"; could fail a gate:`;
  const open = (): string => promised(scenario.name, rule - within, { atMost: within > 0 ? 0 : maxFalseAlarmsPercent });
  const plain = cell(one(rule));
  const said = !stated
    ? `${plain}   not stated, so nothing is promised`
    : within > 0
      ? plain + marked + open()
      : open();
  console.log(`  ${scenario.name.padEnd(width)}${said}`);
}

console.log('\nFew runs: false alarms (%), and without lowered degrees of freedom');
for (const scenario of fewScenarios) {
  const { rule, letter } = rateOf(scenario, pairs, seedOf(seed, scenario.name), false);
  const said = promised(scenario.name, rule, { atMost: maxFalseAlarmsPercent });
  console.log(`  ${scenario.name.padEnd(width)}${said}${cell(one(letter))}`);
}

console.log('\nBlocks: share flagged (%) within blocks, and of the same data without');
for (const { name, within, without, known } of blockScenarios) {
  const own = seedOf(seed, name);
  const rule = rateOf(within, pairs, own, false).rule;
  const about = { about: known[0], error: errorOf(known[0], pairs) };
  const said = promised(`within blocks, ${name}`, rule, { ...nothing(within.null), ...about });
  console.log(`  ${name.padEnd(width)}${said}${cell(one(rateOf(without, pairs, own, false).rule))} without`);
}

console.log('\nPlanned looks after 5, 10, 20 and 40 runs per side: plans that find a difference (%), runs per side');
const plans = Math.ceil(pairs / 4);
for (const scenario of lookScenarios) {
  const { found: share, runs } = lookRates(scenario, plans, seedOf(seed, scenario.name));
  const about = { about: scenario.known, error: errorOf(scenario.known, plans) };
  const said = promised(`looks, ${scenario.name}`, share, { ...nothing(scenario.effect === 0), ...about });
  console.log(`  ${scenario.name.padEnd(width)}${said}${cell(one(runs))} runs`);
}
const peeking = peekingRate(Math.ceil(plans / 4), seedOf(seed, 'peeking'));
console.log(
  `  ${'A/A, peeking after each run instead'.padEnd(width)}${cell(one(peeking))}   marked "measured until significant"`,
);

console.log('\nNothing changed, 20 runs per side: significant (%), and of all comparisons those without a mark');
for (const scenario of orderScenarios) {
  const rates = orderRates(scenario, Math.ceil(pairs / 10), seedOf(seed, scenario.name));
  const said = promised(`${scenario.name}, without a mark`, rates.unmarked, { atMost: scenario.promise });
  console.log(`  ${scenario.name.padEnd(width)}${cell(one(rates.found))}${said}`);
}

console.log('\nWhole verdicts, lower is better (%)');
for (const scenario of wordScenarios) {
  const rates = wordRatesOf(scenario, Math.ceil(pairs / 4), seedOf(seed, scenario.name));
  const said = Object.entries(rates).map(([word, share]) => {
    const atMost = scenario.promise[word as keyof typeof scenario.promise];
    return `${word} ${promised(`${scenario.name}: ${word}`, Number(share), { atMost }).trim()}`;
  });
  console.log(`  ${scenario.name}: ${said.join(', ')}`);
}

/** Each is a report of 20 rows. */
const reports = 2000;
console.log(
  `\nGeometric mean of 20 rows with five boots or blocks, nothing changed (% of ${reports} reports without 1)`,
);
const means = [
  ...[true, false].map((shared) => falseMeansPercent(reports, shared, seedOf(seed, `means ${shared}`))),
  falseMeansPercent(reports, true, seedOf(seed, 'means in blocks'), 'blocks'),
];
['the same boots in all rows', 'boots of their own', 'the same blocks in all rows'].forEach((name, i) => {
  const said = promised(`geometric mean, ${name}`, means[i] ?? NaN, { atMost: maxFalseAlarmsPercent });
  console.log(`  ${name.padEnd(width)}${said}`);
});

/** Printed figures come from 1,000 pairs: within two of their standard errors is within their noise. */
const noise = (share: number): number => 2 * 100 * Math.sqrt(((share / 100) * (1 - share / 100)) / 1000);
missed.unshift(
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
);
console.log(missed.length === 0 ? '\nGoal met in every column.' : `\nGoal missed:\n  ${missed.join('\n  ')}`);
console.log(`${((performance.now() - start) / 1000).toFixed(1)} s`);
process.exitCode = missed.length === 0 ? 0 : 1;

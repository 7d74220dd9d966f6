/** What the schema of plans cannot say: problems of a plan whose fields have the right types. */
import type { Plan, PlanBenchmark } from '../generated/plan-format';
import { word, type Message } from '../messages/messages';
import { nearest } from '../report/nearest';
import type { Path } from '../report/path';
import type { Problem, Severity } from '../report/problem';
import { inert } from '../report/show';
import { addAll } from '../text/lists';
import { knownNames, placeholders } from './fill';
import { designOf, maxLooks } from './design';
import { planTools } from './tools';

/** Fewer than these cannot be tested. */
const leastTested = 2;

export function checkPlan(plan: Plan): readonly Problem[] {
  return [
    ...checkDesign(plan),
    ...checkRestart(plan),
    ...(plan.log === undefined || /\.vmiruns\.jsonl$/i.test(plan.log) ? [] : [at(['log'], word('plan.log-name'))]),
    ...plan.benchmarks.flatMap((benchmark, index) => [
      ...checkRead(benchmark, ['benchmarks', index]),
      ...checkNames(benchmark.command, knownNames(plan, benchmark), ['benchmarks', index, 'command']),
    ]),
    ...plan.subjects.flatMap(({ prepare }, index) =>
      prepare === undefined ? [] : checkNames(prepare, knownNames(plan), ['subjects', index, 'prepare']),
    ),
    ...Object.entries(plan.environment ?? {}).flatMap(([name, asked]) =>
      typeof asked === 'string' ? checkNames(asked, knownNames(plan), ['environment', name]) : [],
    ),
    ...Object.entries(plan.observe ?? {}).flatMap(([name, asked = '']) =>
      typeof asked === 'string'
        ? checkNames(asked, everyName(plan), ['observe', name])
        : checkNames(asked.command, everyName(plan), ['observe', name, 'command']),
    ),
  ];
}

/** What can be filled in for one benchmark at least. */
function everyName(plan: Plan): readonly string[] {
  return [...new Set(plan.benchmarks.flatMap((benchmark) => knownNames(plan, benchmark)))];
}

function at(path: Path, message: Message, severity: Severity = 'error'): Problem {
  return { rule: 'plan', severity, path, part: 'value', message };
}

function checkDesign(plan: Plan): readonly Problem[] {
  const { design } = plan;
  const { restarts, runs, looks, pilot } = design;
  if (pilot !== undefined) {
    const fixed: readonly Path[] = [
      ...(['restarts', 'runs', 'looks'] as const).flatMap((name) =>
        design[name] === undefined ? [] : [['design', name]],
      ),
      ...plan.benchmarks.flatMap(({ runs: own }, index) => (own === undefined ? [] : [['benchmarks', index, 'runs']])),
    ];
    return fixed.map((path) => at(path, word('plan.pilot-decides', { name: String(path.at(-1)) })));
  }
  const ofPilot = (['see', 'power', 'budget'] as const).find((name) => design[name] !== undefined);
  if (ofPilot !== undefined) return [at(['design', ofPilot], word('plan.without-pilot', { name: ofPilot }))];
  if (restarts === undefined && runs === undefined && looks === undefined)
    return [at(['design'], word('plan.no-amount'))];
  const restarted = plan.restart !== undefined;
  if (restarted && restarts === undefined && looks === undefined) return [at(['design'], word('plan.no-restarts'))];
  if (!restarted && restarts !== undefined) return [at(['design', 'restarts'], word('plan.no-restart'))];
  if (looks && design.order === 'blocked') return [at(['design', 'order'], word('plan.looks-blocked'))];
  const units = word(restarted ? 'plan.units.restarts' : 'plan.units.runs');
  const problems: Problem[] = [];
  if (looks && restarts !== undefined) problems.push(at(['design', 'restarts'], word('plan.looks-restarts')));
  if (looks && !restarted && runs !== undefined) problems.push(at(['design', 'runs'], word('plan.looks-runs')));
  (looks ?? []).forEach((count, index) => {
    if (index > 0 && count <= (looks?.[index - 1] ?? 0))
      problems.push(at(['design', 'looks', index], word('plan.looks-order', { units })));
  });
  if ((looks?.length ?? 0) > maxLooks)
    problems.push(at(['design', 'looks'], word('plan.looks-many', { most: maxLooks })));
  const [first] = looks ?? [];
  if (first !== undefined && first < leastTested)
    problems.push(at(['design', 'looks', 0], word('plan.looks-few', { n: first, units, least: leastTested })));
  const { blocks } = designOf(plan);
  if (looks === undefined && plan.subjects.length > 1 && blocks < leastTested)
    problems.push(at(['design'], word('plan.few', { n: blocks, units, least: leastTested }), 'warning'));
  return problems;
}

function checkRestart(plan: Plan): readonly Problem[] {
  if (plan.restart !== undefined) return [];
  const { reset } = plan;
  const useless = (['ready', 'recover', 'settle'] as const).filter((name) => plan[name] !== undefined);
  return [
    ...(reset === undefined || reset === 'run' || reset === 'toggle'
      ? []
      : [at(['reset'], word('plan.reset-needs-restart', { reset }))]),
    ...useless.map((name) => at([name], word('plan.useless', { name }), 'warning')),
    ...plan.subjects.flatMap(({ verify }, index) =>
      verify === undefined
        ? []
        : [at(['subjects', index, 'verify'], word('plan.useless', { name: 'verify' }), 'warning')],
    ),
  ];
}

function checkRead(benchmark: PlanBenchmark, path: Path): readonly Problem[] {
  const { read = 'time', metric, only, id } = benchmark;
  const here = [...path, 'read'];
  if (typeof read === 'string' && read !== 'time' && read !== 'value') {
    if (planTools.includes(read)) return [];
    const near = nearest(read, ['time', 'value', ...planTools]);
    const hint = near === undefined ? '' : word('hint.meant', { name: near });
    const problem = at(here, word('plan.read-unknown', { name: inert(read), hint }));
    if (near === undefined) return [problem];
    const fix = {
      title: word('fix.write', { value: `"${near}"` }),
      change: { kind: 'set', path: here, value: near },
    } as const;
    return [{ ...problem, fix }];
  }
  const problems: Problem[] = [];
  if (typeof read === 'object') {
    if ((read.pattern === undefined) === (read.pointer === undefined)) return [at(here, word('plan.read-one'))];
    if (read.pattern !== undefined) addAll(problems, checkPattern(read.pattern, [...here, 'pattern']));
  }
  if (only) problems.push(at([...path, 'only'], word('plan.only-unused'), 'warning'));
  if (read !== 'time' && metric?.direction === undefined)
    problems.push({ ...at(path, word('plan.no-direction', { id: inert(id) }), 'warning'), part: 'key' });
  return problems;
}

function checkPattern(pattern: string, path: Path): readonly Problem[] {
  try {
    // An empty alternative always matches, so that the groups can be counted.
    const groups = (new RegExp(`${pattern}|`, 'm').exec('')?.length ?? 1) - 1;
    return groups > 0 ? [] : [at(path, word('plan.pattern-group'))];
  } catch {
    // What the engine says of it is English, and not the same in each.
    return [at(path, word('plan.pattern'))];
  }
}

/** A misspelt name would reach the shell as it is. Words that resemble no name are left alone. */
function checkNames(command: string, known: readonly string[], path: Path): readonly Problem[] {
  return placeholders(command).flatMap((name) => {
    if (known.includes(name)) return [];
    const near = nearest(name, known);
    if (near === undefined) return [];
    return [at(path, word('plan.placeholder', { found: `{${name}}`, meant: `{${near}}` }), 'hint')];
  });
}

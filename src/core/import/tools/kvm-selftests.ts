/**
 * The performance tests among the kernel's KVM selftests, alone or in the log of a whole run: dirty_log_perf_test,
 * demand_paging_test, memslot_perf_test, access_tracking_perf_test. What a failed test printed until then is no result.
 */
import { word } from '../../messages/messages';
import { failedRun } from '../failures';
import { lineTool } from '../line-tool';
import { excerpt, ruledReading, scanner, type LineReading, type LineRule } from '../lines';
import { metric } from '../metrics';
import type { Measurement, Metric, Note, ParameterValue } from '../model';
import { addAll } from '../../text/lists';
import { pagingRate } from './kvm-paging';

const tests = 'dirty_log_perf_test|demand_paging_test|memslot_perf_test|access_tracking_perf_test';
const known: ReadonlySet<string> = new Set(tests.split('|'));
const time = String.raw`(\d+\.\d{1,9})s`;
const signs = [
  String.raw`(?:Populate memory|Enabling dirty logging) time: `,
  'Total guest execution time:',
  String.raw`Testing \w[\w ]{1,40} performance with \d+ runs, `,
  String.raw`(?:Populating memory|Writing to idle memory) +: \d`,
];
const sign = new RegExp(`^(?:# ?)?(?:${signs.join('|')})`, 'm');

export const kvmSelftests = lineTool('kvm-selftests', 'KVM selftests', (start) => (sign.test(start) ? 0.9 : 0), begin);

/** Options of the commands that are the load. */
const options: Readonly<Record<string, string>> = {
  '-v': 'vcpus',
  '-b': 'memory-per-vcpu',
  '-s': 'backing',
  '-u': 'uffd',
  '-x': 'slots',
  '-w': 'write-percent',
};

interface State {
  readonly measurements: Measurement[];
  readonly notes: Note[];
  test?: string;
  /** What the running test measured; dropped when it fails. */
  pending: Measurement[];
  command?: string;
  parameters: Record<string, ParameterValue>;
  /** Part of memslot_perf_test. */
  area?: string;
  /** The next line says what did not hold. */
  isAsserting: boolean;
  failed: boolean;
  seconds?: number;
}

function begin(): LineReading {
  const state: State = { measurements: [], notes: [], pending: [], parameters: {}, isAsserting: false, failed: false };
  const scanned = scanner([...failureRules(state), ...headRules(state), ...resultRules(state), ...noise]);
  const found = ruledReading(scanned, 'left-out', () => {
    close(state);
    return { tool: 'kvm-selftests', measurements: state.measurements, notes: state.notes };
  });
  // The test runner puts a sign before each line.
  return { ...found, line: ({ n, text }) => scanned.line({ n, text: text.replace(/^#(?: |$)/, '') }) };
}

function close(state: State): void {
  addAll(state.measurements, state.pending);
  state.pending = [];
  state.area = undefined;
  state.seconds = undefined;
}

function open(state: State, test: string, command?: string): void {
  close(state);
  state.test = test;
  state.failed = false;
  state.command = command;
  state.parameters = {};
  const words = (command ?? '').split(/ +/);
  for (const [at, name] of words.entries()) {
    // -v 4 and -v4 are the same.
    const key = options[name.slice(0, 2)];
    const value = name.length > 2 ? name.slice(2) : words[at + 1];
    if (key !== undefined && value !== undefined) state.parameters[key] = /^\d+$/.test(value) ? Number(value) : value;
  }
}

function fail(state: State, failed: string, line: number): void {
  if (state.failed || (state.test !== undefined && !known.has(state.test))) return;
  state.notes.push(failedRun(line, failed));
  if (state.test === undefined) return;
  const isPart = state.test === 'memslot_perf_test' && state.area !== undefined;
  state.pending = [];
  const parameters = { ...state.parameters };
  const what = isPart ? metric('time per iteration', 's', 'lower') : metric('run time', 's', 'lower');
  const benchmark = isPart ? `${state.test} ${state.area ?? ''}` : state.test;
  state.measurements.push({ benchmark, suite: 'kvm-selftests', parameters, metric: what, failed, line });
  state.failed = !isPart;
}

function failureRules(state: State): LineRule[] {
  return [
    { match: /^==== Test Assertion Failure ====$/, take: () => void (state.isAsserting = true) },
    {
      match: /^ *(\S+\.[ch]:\d+: .+)$/,
      take: ([, reason = ''], { n }) => {
        if (!state.isAsserting) return false;
        state.isAsserting = false;
        fail(state, excerpt(reason, 200), n);
        state.failed = true;
        return undefined;
      },
    },
    {
      match: /^not ok \d+ selftests: kvm: \w+(?: # (.+))?$/,
      take: ([, reason = 'not ok'], { n }) => {
        fail(state, reason, n);
        state.test = undefined;
      },
    },
    { match: /^(Memslot count too high for this test).*$/, take: ([, reason = ''], { n }) => fail(state, reason, n) },
  ];
}

function headRules(state: State): LineRule[] {
  return [
    { match: /^selftests: kvm: (\w+)$/, take: ([, name = '']) => open(state, name) },
    {
      match: new RegExp(String.raw`^(?:\S{0,200}[#$>] )?(?:\S{0,200}/)?(${tests})((?: .*)?)$`),
      take: ([, name = '', more = '']) => open(state, name, `${name}${more}`),
    },
    {
      match: /^ok \d+ selftests: kvm: \w+(?: # SKIP.*)?$/,
      take: () => {
        close(state);
        state.test = undefined;
      },
    },
    { match: /^Test iterations: (\d+)$/, take: ([, n]) => void (state.parameters.iterations = Number(n)) },
    {
      match: /^Testing guest mode: (.+)$/,
      take: ([, mode = '']) => void (state.parameters['guest-mode'] = excerpt(mode, 60)),
    },
  ];
}

const noise: readonly LineRule[] = [
  { match: /^Iteration \d+ (?:get|clear) dirty log time: / },
  { match: /^(?:Per-vcpu demand paging rate|Random seed|Setting dirty log mode took ?):/ },
  { match: /^(?:guest physical test memory\b| +pid=\d| +\d+\t0x)/ },
  { match: /^(?:Finished creating vCPUs|Started all vCPUs|All vCPU threads joined|Best (?:runtime|slot setup))\b/ },
  { match: /^(?:timeout set to \d+|\d+\.\.\d+|TAP version \d+)$/ },
];

/** Lines with one number: the test, the metric. */
const single: readonly (readonly [form: string, test: string, name: string])[] = [
  ['Populate memory time', 'dirty_log_perf_test', 'populate memory'],
  ['Enabling dirty logging time', 'dirty_log_perf_test', 'enable dirty logging'],
  ['Disabling dirty logging time', 'dirty_log_perf_test', 'disable dirty logging'],
  ['Populating memory *', 'access_tracking_perf_test', 'populate memory'],
  ['Writing to populated memory *', 'access_tracking_perf_test', 'write to populated memory'],
  ['Reading from populated memory *', 'access_tracking_perf_test', 'read from populated memory'],
  ['Mark memory idle *', 'access_tracking_perf_test', 'mark memory idle'],
  ['Writing to idle memory *', 'access_tracking_perf_test', 'write to idle memory'],
  ['Reading from idle memory *', 'access_tracking_perf_test', 'read from idle memory'],
];

function resultRules(state: State): LineRule[] {
  const push = (
    test: string,
    what: Metric,
    value: number,
    line: number,
    more: { readonly verbatim?: string; readonly parameters?: Record<string, ParameterValue> } = {},
  ): void => {
    // Without a command or a runner the first result says which test it is.
    state.test ??= test;
    const parameters = { ...state.parameters, ...more.parameters };
    const command = state.command === undefined ? {} : { command: state.command };
    const base = { benchmark: test, suite: 'kvm-selftests', ...command, metric: what, value, line };
    state.pending.push({ ...base, parameters, ...(more.verbatim === undefined ? {} : { verbatim: more.verbatim }) });
  };
  const seconds = (name: string): Metric => metric(name, 's', 'lower');
  return [
    ...single.map(([form, test, name]) => ({
      match: new RegExp(`^${form}: ${time}$`),
      take: ([, value]: RegExpExecArray, { n }: { n: number }) => {
        // The memory is marked twice, in two states, and again in each mode of the guest.
        const mode = state.parameters['guest-mode'];
        const isSame = (one: Measurement): boolean =>
          one.metric.name === name && one.parameters?.['guest-mode'] === mode;
        const round = 1 + state.pending.filter(isSame).length;
        push(test, seconds(name), Number(value), n, name.startsWith('mark') ? { parameters: { round } } : {});
      },
    })),
    {
      // The first round is another load than those after it: the pages are not yet protected.
      match: new RegExp(`^Iteration (\\d+) dirty memory time: ${time}$`),
      take: ([, round, value], { n }) =>
        push('dirty_log_perf_test', seconds('dirty memory'), Number(value), n, {
          parameters: { round: Number(round) },
        }),
    },
    {
      match: new RegExp(String.raw`^(Get|Clear) dirty log over \d+ iterations took .{1,40} \(Avg ${time}/iteration\)$`),
      take: ([, which, value], { n }) => {
        const name = `${which === 'Get' ? 'get' : 'clear'} dirty log`;
        push('dirty_log_perf_test', metric(name, 's', 'lower', 'primary', 'mean of the iterations'), Number(value), n);
      },
    },
    {
      match: new RegExp(String.raw`^Total guest execution time:\s*${time}$`),
      take: ([, value], { n }) => {
        state.seconds = Number(value);
        push('demand_paging_test', seconds('guest execution time'), Number(value), n);
      },
    },
    {
      match: /^Overall demand paging rate:\s*(\d+\.\d+) pgs\/sec$/,
      take: ([, printed = ''], { n }) => {
        const value = pagingRate(Number(printed), state.seconds);
        const what = metric('demand paging rate', 'pages/s', 'higher', 'info');
        const changed = value !== Number(printed);
        push('demand_paging_test', what, value, n, changed ? { verbatim: printed } : {});
        if (changed) state.notes.push({ kind: 'guessed', message: word('import.kvm-paging-rate'), lines: [n] });
      },
    },
    {
      match: /^Testing (\w[\w ]{1,40}) performance with \d+ runs, (\d+) seconds each$/,
      take: ([, area = '', duration]) => {
        close(state);
        if (state.test !== 'memslot_perf_test') open(state, 'memslot_perf_test');
        state.area = area;
        state.parameters.seconds = Number(duration);
      },
    },
    {
      match: new RegExp(`^Test took ${time} for slot setup \\+ ${time} all iterations$`),
      take: ([, value], { n }) =>
        push(
          `memslot_perf_test ${state.area ?? ''}`.trim(),
          metric('slot setup', 's', 'lower', 'info'),
          Number(value),
          n,
        ),
    },
    {
      match: new RegExp(`^Done \\d+ iterations, avg ${time} each$`),
      take: ([, value], { n }) =>
        push(`memslot_perf_test ${state.area ?? ''}`.trim(), seconds('time per iteration'), Number(value), n),
    },
  ];
}

/** Common knowledge of readers of kernel mails: names of benchmarks, units and directions. */
import { word, type Message } from '../../messages/messages';
import { withoutEnd } from '../../text/trim';
import type { Direction } from '../../report/metric';
import type { GridGuess } from './model';

export interface KnownBenchmark {
  readonly suite: string;
  readonly pattern: RegExp;
  readonly unit?: string;
  readonly direction?: 'higher' | 'lower';
}

/**
 * Tools that are named in kernel mails. Direction and unit only if the tool prints a single metric; `unit` is what
 * the tool itself prints, and is used for tables without a unit.
 */
const knownBenchmarks: readonly KnownBenchmark[] = [
  { suite: 'hackbench', pattern: /\bhackbench\b/i, direction: 'lower', unit: 's' },
  { suite: 'kernbench', pattern: /\bkernbe?n?ch\b/i, direction: 'lower', unit: 's' },
  {
    suite: 'kernel build',
    pattern: /\b(?:linux )?kernel (?:build|compil\w+)\b|\bkbuild\b/i,
    direction: 'lower',
    unit: 's',
  },
  { suite: 'schbench', pattern: /\bschbench\b/i, direction: 'lower', unit: 'usec' },
  { suite: 'unixbench', pattern: /\bunix ?bench(?:mark)?\b|\bunix benchmark\b/i, direction: 'higher' },
  { suite: 'netperf', pattern: /\bnetperf\b/i, direction: 'higher' },
  { suite: 'tbench', pattern: /\btbench\b/i, direction: 'higher' },
  { suite: 'dbench', pattern: /\bdbench\b/i, direction: 'higher' },
  { suite: 'iperf3', pattern: /\biperf3?\b/i, direction: 'higher' },
  { suite: 'ebizzy', pattern: /\bebizzy\b/i, direction: 'higher', unit: 'records/s' },
  { suite: 'vmexit', pattern: /\bvmexit(?:\.flat)?\b/i, direction: 'lower', unit: 'cycles' },
  { suite: 'specjbb', pattern: /\bspecjbb(?:20\d\d)?\b/i, direction: 'higher' },
  { suite: 'sysbench', pattern: /\bsysbench\b/i },
  { suite: 'fio', pattern: /\bfio\b/i },
  { suite: 'pgbench', pattern: /\bpgbench\b/i },
  { suite: 'will-it-scale', pattern: /\bwill-it-scale\b/i, direction: 'higher' },
  { suite: 'stress-ng', pattern: /\bstress-ng\b/i },
  { suite: 'lmbench', pattern: /\blmbench\b/i },
  { suite: 'STREAM', pattern: /\bSTREAM\b/, direction: 'higher' },
  { suite: 'perf bench', pattern: /\bperf bench\b/i },
  { suite: 'context_switch', pattern: /\bcontext[ _]?switch\d\b/i },
  { suite: 'dirty_log_perf_test', pattern: /\bdirty_log_perf_test\b/i, direction: 'lower', unit: 's' },
  { suite: 'swingbench', pattern: /\bswingbench\b/i, direction: 'higher' },
  { suite: 'redis', pattern: /\bredis(?:-benchmark)?\b/i, direction: 'higher' },
  { suite: 'memcached', pattern: /\bmemcached\b/i },
  { suite: 'nginx', pattern: /\bnginx\b/i },
  { suite: 'apachebench', pattern: /\bapache ?bench\b/i },
  { suite: 'ycsb', pattern: /\bycsb\b/i },
];

const searches = knownBenchmarks.map((known) => ({
  known,
  all: new RegExp(known.pattern.source, `${known.pattern.flags}g`),
}));
/** Most texts name none, which a single search shows. */
const any = new RegExp(knownBenchmarks.map((known) => known.pattern.source).join('|'), 'i');

/** The last benchmark that a text names: the nearest to the following lines. */
export function benchmarkIn(text: string): KnownBenchmark | undefined {
  let best: KnownBenchmark | undefined;
  let at = -1;
  if (!any.test(text)) return undefined;
  for (const { known, all } of searches) {
    for (const found of text.matchAll(all)) {
      if (found.index > at) {
        at = found.index;
        best = known;
      }
    }
  }
  return best;
}

const lowerUnits = /^(?:[nuµμm]?s|[num]?secs?|seconds?|minutes?|min|cycles?|ns\/op|W|J|watts?|joules?)$/i;
const higherUnits = new RegExp(
  [
    String.raw`^(?:k?iops|kiops|tps|rps|qps|bops|lps|lpm|mwips|mflops|[kmgt]i?bps|[kmgt]i?b\/s(?:ec)?|`,
    String.raw`[kmgt]?bits?\/s(?:ec)?|[kmg]?ops(?:\/s(?:ec)?)?|[a-z]+\/s(?:ec)?)$`,
  ].join(''),
  'i',
);

/** The direction by the unit alone; undefined for a unit with either direction. */
export function directionOfUnit(unit: string | undefined): GridGuess<Direction> | undefined {
  if (unit === undefined) return undefined;
  const head = unit.split(/[\s(]/)[0] ?? unit;
  const why: Message = word('mail.direction-unit', { unit });
  if (lowerUnits.test(unit)) return { value: 'lower', certain: false, why };
  if (higherUnits.test(unit) || higherUnits.test(head)) return { value: 'higher', certain: false, why };
  return undefined;
}

const lowerWords = /\b(?:latency|latencies|elapsed|time|runtime|duration|downtime|overhead|usecs?|delay)\b/i;
// "Rate" and "count" are missing on purpose: they may be of misses, requests, or errors.
const higherWords =
  /\b(?:throughput|bandwidth|iops|kiops|tput|score|speed|bops|efficiency|per[- ]second)\b|\/s(?:ec)?\b/i;

/** The direction by words such as "latency" or "throughput"; undefined if both kinds occur. */
export function directionOfWords(text: string): GridGuess<Direction> | undefined {
  const lower = lowerWords.exec(text);
  const higher = higherWords.exec(text);
  if (!lower === !higher) return undefined;
  const name = (lower ?? higher)?.[0] ?? '';
  return { value: lower ? 'lower' : 'higher', certain: false, why: word('mail.direction-word', { name }) };
}

/** Words that name a metric, not just a time: they count even if the tool usually prints another metric. */
export function isStrong(text: string): boolean {
  return /\b(?:latency|latencies|elapsed|throughput|bandwidth|k?iops|tput)\b/i.test(text);
}

const explicitDirection = new RegExp(
  [
    String.raw`\b(lower|less|smaller|fewer|higher|more|bigger|larger|greater)\s+(?:is|are|=|the|numbers? `,
    String.raw`(?:is|are)|values? (?:is|are))\s+(?:the )?better\b`,
  ].join(''),
  'i',
);

/** An explicit direction: "[Lower is better]", "(higher the better)", "smaller is better". */
export function directionSaid(text: string): GridGuess<Direction> | undefined {
  const found =
    explicitDirection.exec(text) ??
    /\b(lower|smaller|higher|bigger)[- ]better\b/i.exec(text) ??
    /\b(lower|higher)[- ]is[- ]better\b/i.exec(text);
  if (!found) return undefined;
  const lower = /lower|less|smaller|fewer/i.test(found[1] ?? '');
  return { value: lower ? 'lower' : 'higher', certain: true, why: word('mail.direction-said', { text: found[0] }) };
}

const unitWords = new RegExp(
  [
    String.raw`^(?:[nuµμm]?s|[num]?secs?|seconds?|minutes?|[KMGT]i?B|[KMGT]i?B\/s(?:ec)?|[KMGTkmgt]?b`,
    String.raw`(?:it)?ps|[KMGTkmgt]?bits?\/s(?:ec)?|k?iops|KIOPS|IOPS|tps|TPS|rps|bops|lps|cycles?|`,
    String.raw`[\w ]{1,20}\/s(?:ec)?|ops|pages|[kM]?bytes|%|Mbps \/ .{1,40})$`,
  ].join(''),
);

/** A unit in brackets of a title or header: "[Gbps]", "(usec)", "(in ns)". */
export function unitIn(text: string): GridGuess<string> | undefined {
  const deep = /\[([^[\]]{1,60}\))\]/.exec(text)?.[1];
  if (deep !== undefined && unitWords.test(deep))
    return { value: deep, certain: true, why: word('mail.unit-said', { text: deep }) };
  for (const found of text.matchAll(/[[(](?:in |unit:? ?)?([^[\]]{1,50}?)[\])](?=[\s:,]|$)/g)) {
    const unit = (found[1] ?? '').trim();
    if (unit !== '%' && unitWords.test(unit))
      return { value: unit, certain: true, why: word('mail.unit-said', { text: found[0] }) };
  }
  return undefined;
}

const spelled = String.raw`[nuµμm]?secs?|(?:nano|micro|milli)?seconds?|minutes?|cycles`;
const endsWithUnit = new RegExp(String.raw`[\s,](?:in )?(${spelled}|[A-Za-z]{1,8}\/s(?:ec)?|[MGK]i?B\/s)$`);

function shortUnit(unit: string): string {
  return /^sec(?:ond)?s?$/.test(unit) ? 's' : unit.trim();
}

/** "hackbench seconds", "ebizzy (rec/s)", "Elapsed time in seconds": the text without its unit. */
export function withoutUnit(text: string): { readonly text: string; readonly unit?: string } {
  const bracketed = /[[(](?:in |unit:? ?)?([^[\]()]{1,50})[\])]$/.exec(text);
  const inside = bracketed?.[1]?.trim() ?? '';
  const found = bracketed && inside !== '%' && unitWords.test(inside) ? bracketed : endsWithUnit.exec(text);
  const before = found ? withoutEnd(text.slice(0, found.index), /[\s,]/).trim() : '';
  return found && before ? { text: before, unit: shortUnit(found[1] ?? '') } : { text };
}

/** A unit that a title says without brackets, in words of its own: "Kernel build, seconds, lower is better". */
export function unitSaidIn(title: string): GridGuess<string> | undefined {
  for (const part of title.split(/[,;:]/)) {
    const unit = new RegExp(`^(?:in )?(${spelled})$`).exec(part.trim())?.[1] ?? withoutUnit(part.trim()).unit;
    if (unit !== undefined)
      return { value: shortUnit(unit), certain: false, why: word('mail.unit-said', { text: unit }) };
  }
  return undefined;
}

/** A title without what it says about the unit and the direction. */
export function withoutUnitAndDirection(title: string): string {
  const parts = title.split(/(?<=[,;])/);
  const kept = parts.filter((part) => {
    const bare = part.replace(/[,;]$/, '').trim();
    return !directionSaid(bare) && !new RegExp(`^(?:in )?(?:${spelled})$`).test(bare);
  });
  return withoutUnit(withoutEnd(kept.join(''), /[,;\s]/)).text;
}

/** A unit without brackets, in a header or a title: "records/s", "Gbps". */
export function bareUnitIn(text: string): GridGuess<string> | undefined {
  const bare = /(?:^|\s)([A-Za-z]+\/s(?:ec)?|[MGK]i?B\/s(?:ec)?|KIOPS|IOPS|Gbps|Mbps|TPS)(?=[\s:,[(]|$)/.exec(
    text,
  )?.[1];
  return bare === undefined ? undefined : { value: bare, certain: false, why: word('mail.unit-said', { text: bare }) };
}

/** Classifies the label of a column or row: a subject, a statistic, a change, a parameter. */
import { withoutEnd } from '../../text/trim';

export type LabelClass =
  | 'baseline'
  | 'candidate'
  | 'version'
  | 'change'
  | 'parameter'
  | 'name'
  | 'unknown'
  | 'empty'
  | 'n'
  | 'min'
  | 'max'
  | 'median'
  | 'mean'
  | 'stddev'
  | 'range';

const baselineWords = new RegExp(
  [
    String.raw`^(?:before(?:[\s-].*)?|base(?:[\s_-].*)?|baseline(?:[\s(_-].*)?|(?:.*[\s_-])?vanilla`,
    String.raw`(?:[\s_-].*)?|old|orig(?:inal)?(?:[\s_-].*)?|unpatched|unmodified|stock|upstream|mainline|`,
    String.raw`master|tip(?:[\s_-].*)?|without(?:[\s_-].*)?|w\/o\b.*|no[ -]?patch(?:es)?|off|disabled?|`,
    String.raw`default|.*[=:](?:0|[nN]|no|off|false)|-[A-Za-z]\w*|.*[\s-]before|linux-?next|current)$`,
  ].join(''),
  'i',
);
const candidateWords = new RegExp(
  [
    String.raw`^(?:after(?:[\s_-].*)?|aftera?|(?:.*[\s_+-])?patched(?:[\s_-].*)?|patch(?:es)?|\+\s?patch`,
    String.raw`(?:[\s_-]?(?:set|es|ed))?.*|patch[\s_-]?(?:set|series).*|new|with(?:[\s_-].*)|w\/.*|on|`,
    String.raw`enabled?|this series|series|.*[=:](?:1|[yY]|yes|on|true)|\+[A-Za-z]\w*|modified|changed|`,
    String.raw`optimi[sz]ed|.*\+\s?(?:this )?patch\w*|.*[\s-]after|baseline \+ .*|test|fix(?:ed)?)$`,
  ].join(''),
  'i',
);
const changeWords = new RegExp(
  [
    String.raw`^(?:%|%?\s*(?:change|chg|delta|diff(?:erence)?|gain|improvements?|impr?\.?|speed-?up|`,
    String.raw`ratio|overhead|degradation|regression|compare%?|output)\s*(?:%|\(%\))?|perf change)$`,
  ].join(''),
  'i',
);
const statisticWords: readonly (readonly [LabelClass, RegExp])[] = [
  ['n', /^(?:n|nr|#|count|runs|samples|nr\.? ?(?:of )?samples|nr\.? ?(?:of )?runs)$/i],
  ['min', /^(?:min(?:imum)?)$/i],
  ['max', /^(?:max(?:imum)?)$/i],
  ['median', /^(?:median|p50)$/i],
  ['mean', /^(?:avg|mean|average)\b.*$/i],
  ['stddev', /^(?:std(?:\.? ?dev)?|stddev|stdev|sd|std%|σ|standard deviation)$/i],
  ['range', /^(?:range|spread|variance|variation|deviation|cv)\b.*$/i],
];
const parameterWords = new RegExp(
  [
    String.raw`^#?(?:th\.?|threads?|workers?|clients?|groups?|load|jobs|tasks?|nr_?\w+|v?cpus?`,
    String.raw`(?: count)?|pkt[_ ]?size|packet[_ ]?size|size|msg[_ ]?size|bs|block[_ ]?size|rw|qd|`,
    String.raw`io ?depth|depth|index|instances|vms?|guests?|processes|connections|flows|streams|queues|`,
    String.raw`order|pages?|mode|type|nodes|memory|mem|iterations?|warehouses|gso_max_size|users|`,
    String.raw`concurrency)\s*:?$`,
  ].join(''),
  'i',
);
const nameWords = new RegExp(
  [
    String.raw`^(?:case|tests?|test[- ]?case|benchmarks?|workloads?|name|config(?:uration)?|param`,
    String.raw`(?:eter)?s?|metrics?|op(?:eration)?|function|event|kernel|variant|version|idle state|`,
    String.raw`state|setup|hypervisor|subject)\s*:?$`,
  ].join(''),
  'i',
);
/** A Linux version with a local suffix: 5.16-rc1, v4.13-rc5-spf, 2.6.31-tip. */
const versionLabel = /^v?\d+\.\d+(?:[-+_.]\S+)?$/;

/** A label without its statistics: "tip-jun28 avg (stdev)" is "tip-jun28". */
export function bareLabel(label: string): string {
  const named = label
    .replace(/`/g, '')
    .replace(/\(\s*(?:std(?:ev|dev)?(?:\s*%)?|sd|s\.d\.|%|in \w+)\s*\)/gi, '')
    .trimEnd()
    .replace(/\s(?:avg|mean|average)$/i, '');
  return withoutEnd(named, /[\s:]/).trim();
}

export function classify(label: string): LabelClass {
  const bare = bareLabel(label);
  if (!bare) return 'empty';
  for (const [name, pattern] of statisticWords) if (pattern.test(label.trim()) || pattern.test(bare)) return name;
  if (changeWords.test(bare)) return 'change';
  if (candidateWords.test(bare)) return 'candidate';
  if (baselineWords.test(bare)) return 'baseline';
  if (parameterWords.test(bare)) return 'parameter';
  if (nameWords.test(bare)) return 'name';
  return versionLabel.test(bare) ? 'version' : 'unknown';
}

export function isSubjectLabel(label: string): boolean {
  const found = classify(label);
  return found === 'baseline' || found === 'candidate' || found === 'version';
}

/** Characters with which no id ends. */
const edge = /[-._=]/;

/** A valid id from any text. */
export function idFromLabel(text: string, fallback = 'x'): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  const id = plain
    .replace(/\+/g, '-plus-')
    .replace(/[^a-z0-9.=_]+/g, '-')
    .replace(/^[^a-z0-9]+/, '')
    .replace(/-{2,}/g, '-');
  return withoutEnd(withoutEnd(id, edge).slice(0, 60), edge) || fallback;
}

/** Unique ids: the second `x` becomes `x-2`. */
export function unique(): (wanted: string) => string {
  const used = new Set<string>();
  /** Where the search for a free number goes on. */
  const next = new Map<string, number>();
  return (wanted) => {
    let id = wanted;
    let count = next.get(wanted) ?? 2;
    for (; used.has(id); count++) id = `${wanted}-${String(count)}`;
    next.set(wanted, count);
    used.add(id);
    return id;
  };
}

import type { ReaderRuleName } from './rule-names';
import type { ExamplePair } from './rules/example-parts';

const head = '{"format": "vmibench/1", "title": "t", "subjects": [{"id": "old", "role": "baseline"}, {"id": "new"}]';
const report = (rest: string): string => `${head}, ${rest}}`;
const whole = report('"benchmarks": []');

/** Whole files, because these rules are about the text itself. */
export const readerExamples: Readonly<Record<ReaderRuleName, ExamplePair<string>>> = {
  syntax: { fires: '{"format": "vmibench/1", }', silent: whole },
  'duplicate-key': { fires: report('"benchmarks": [], "title": "u"'), silent: whole },
  'byte-order-mark': { fires: `\ufeff${whole}`, silent: whole },
  'lost-characters': {
    fires: report('"benchmarks": [], "notes": "M\ufffdnchen"'),
    silent: report('"benchmarks": [], "notes": "M\u00fcnchen"'),
  },
  format: { fires: '{"format": "vmibench/2"}', silent: whole },
  schema: { fires: report('"benchmarks": {}'), silent: whole },
  'duplicate-id': {
    fires: report('"benchmarks": [{"id": "b", "name": "b"}, {"id": "b", "name": "c"}]'),
    silent: report('"benchmarks": [{"id": "b", "name": "b"}, {"id": "c", "name": "c"}]'),
  },
  'unknown-reference': {
    fires: report('"benchmarks": [{"id": "b", "name": "b", "ratios": [{"subject": "nwe", "value": 1.1}]}]'),
    silent: report('"benchmarks": [{"id": "b", "name": "b", "ratios": [{"subject": "new", "value": 1.1}]}]'),
  },
  'no-baseline': {
    fires: '{"format": "vmibench/1", "title": "t", "subjects": [{"id": "old"}, {"id": "new"}], "benchmarks": []}',
    silent: whole,
  },
  'no-number': {
    fires: report('"benchmarks": [{"id": "b", "name": "b", "results": [{"subject": "new", "runs": [9, 8]}]}]'),
    silent: report('"benchmarks": [{"id": "b", "name": "b", "results": [{"subject": "new", "samples": [9, 8]}]}]'),
  },
  'unknown-field': {
    fires: report('"benchmarks": [], "titel": "t"'),
    silent: report('"benchmarks": [], "notes": "t"'),
  },
};

import type { ComparingRuleName } from '../findings/rule-names';
import {
  benchmark,
  one,
  runs,
  steady,
  times,
  values,
  type Example,
  type ExamplePair,
} from '../findings/rules/example-parts';

const onHost = (model: string): Readonly<Record<string, unknown>> => ({
  environments: [{ id: 'host', host: { cpu: { model } } }],
});
const two = (first: object, second: object): Readonly<Record<string, unknown>> => ({
  benchmarks: [
    { ...first, id: 'a', name: 'a' },
    { ...second, id: 'c', name: 'c' },
  ],
});
const rate = (old: number, now: number, more: object = {}): object => benchmark({ results: values(old, now), ...more });

/** Each example is two reports: then and now. */
export const comparingExamples: Readonly<Record<ComparingRuleName, ExamplePair<readonly [Example, Example]>>> = {
  'environment-changed': {
    fires: [onHost('EPYC 9354P'), onHost('EPYC 9454P')],
    silent: [onHost('EPYC 9354P'), onHost('EPYC 9354P')],
  },
  'benchmark-version-changed': {
    fires: [one({ version: '1.0', results: values(100, 102) }), one({ version: '2.0', results: values(100, 102) })],
    silent: [one({ version: '1.0', results: values(100, 102) }), one({ version: '1.0', results: values(100, 102) })],
  },
  'unit-changed': {
    fires: [
      one({ metric: { name: 'time', unit: 's', direction: 'lower' }, results: values(5, 5.1) }),
      one({ metric: { name: 'time', unit: 'MB', direction: 'lower' }, results: values(5, 5.1) }),
    ],
    silent: [
      one({ metric: { name: 'time', unit: 's', direction: 'lower' }, results: values(5, 5.1) }),
      one({ metric: { name: 'time', unit: 'ms', direction: 'lower' }, results: values(5000, 5100) }),
    ],
  },
  'parameters-changed': {
    fires: [
      one({ parameters: { vcpus: 4 }, results: values(100, 102) }),
      one({ parameters: { vcpus: 8 }, results: values(100, 102) }),
    ],
    silent: [
      one({ parameters: { vcpus: 4 }, results: values(100, 102) }),
      one({ parameters: { vcpus: 4 }, results: values(100, 102) }),
    ],
  },
  'baseline-changed': {
    fires: [
      {},
      {
        subjects: [
          { id: 'new', role: 'baseline', environment: 'host' },
          { id: 'old', environment: 'host' },
        ],
      },
    ],
    silent: [{}, {}],
  },
  'baseline-moved': {
    fires: [one({ results: runs(steady, steady) }), one({ results: runs(times(0.93), times(1.01)) })],
    silent: [one({ results: runs(steady, steady) }), one({ results: runs(times(1.001), times(1.08)) })],
  },
  'dropped-to-zero': {
    fires: [one({ results: values(100, 102) }), one({ results: values(100, 0) })],
    silent: [one({ results: values(100, 102) }), one({ results: values(100, 101) })],
  },
  'rose-from-zero': {
    fires: [one({ results: values(100, 0) }), one({ results: values(100, 102) })],
    silent: [one({ results: values(100, 0) }), one({ results: values(100, 0) })],
  },
  'rows-changed': {
    fires: [two(rate(100, 102), rate(50, 51)), { benchmarks: [{ ...rate(100, 102), id: 'a', name: 'a' }] }],
    silent: [two(rate(100, 102), rate(50, 51)), two(rate(100, 102), rate(50, 51))],
  },
  'verdict-flipped': {
    fires: [one({ results: values(100, 95) }), one({ results: values(100, 106) })],
    silent: [one({ results: values(100, 105) }), one({ results: values(100, 106) })],
  },
  'numbers-carried-over': {
    fires: [two(rate(100, 102), rate(50, 51)), two(rate(100, 102), rate(50.3, 51.2))],
    silent: [two(rate(100, 102), rate(50, 51)), two(rate(100.2, 102.1), rate(50.3, 51.2))],
  },
};

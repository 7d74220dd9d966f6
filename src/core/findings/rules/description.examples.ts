import { one, type ReportExamples, values } from './example-parts';

const four = (parameters: readonly object[]): readonly object[] =>
  parameters.map((given, i) => one({ id: `b${i}`, name: `b${i}`, suite: 's', parameters: given }).benchmarks[0]);

export const descriptionExamples = {
  'no-direction': {
    fires: one({ metric: { name: 'rate', unit: '/s' }, results: values(5, 6) }),
    silent: one({ metric: { name: 'rate', unit: '/s', direction: 'none' }, results: values(5, 6) }),
  },
  'no-unit': {
    fires: one({ metric: { name: 'rate', direction: 'higher' }, results: values(5, 6) }),
    silent: one({
      metric: { name: 'rate', direction: 'higher' },
      ratios: [{ subject: 'new', value: 1.1 }],
      results: [],
    }),
  },
  'mixed-units': {
    fires: {
      benchmarks: ['ms', 's'].map(
        (unit, i) =>
          one({ id: `b${i}`, name: `b${i}`, metric: { name: 'time', unit, direction: 'lower' } }).benchmarks[0],
      ),
    },
    silent: {
      benchmarks: ['s', 's'].map(
        (unit, i) =>
          one({ id: `b${i}`, name: `b${i}`, metric: { name: 'time', unit, direction: 'lower' } }).benchmarks[0],
      ),
    },
  },
  'not-stated': { fires: { environments: [{ id: 'host', hypervisor: { name: 'KVM' } }] }, silent: {} },
  'missing-parameter': {
    fires: { benchmarks: four([{ vcpus: 1 }, { vcpus: 2 }, { vcpus: 4 }, {}]) },
    silent: { benchmarks: four([{ vcpus: 1 }, { vcpus: 2 }, { threads: 4 }, {}]) },
  },
  'vague-metric': {
    fires: one({ metric: { name: 'score', unit: 'points', direction: 'higher' } }),
    silent: one({
      metric: { name: 'score', unit: 'points', direction: 'higher', definition: 'requests served in 60 s' },
    }),
  },
  'unreleased-build': {
    fires: { environments: [{ id: 'host', hypervisor: { name: 'ESX', build: 'development build' } }] },
    silent: { environments: [{ id: 'host', hypervisor: { name: 'ESX', build: '140815' } }] },
  },
} satisfies ReportExamples;

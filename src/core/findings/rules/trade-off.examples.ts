import { benchmark, type ReportExamples, values } from './example-parts';

const costly = (cpu: number): Readonly<Record<string, unknown>> => ({
  benchmarks: [
    benchmark({ id: 'rate', results: values(1001, 1003) }),
    benchmark({
      id: 'cpu',
      metric: { name: 'host CPU', unit: '%', direction: 'lower', role: 'cost' },
      results: values(41.2, cpu),
    }),
  ],
});

export const tradeOffExamples = {
  'trade-off': { fires: costly(49.5), silent: costly(41.1) },
} satisfies ReportExamples;

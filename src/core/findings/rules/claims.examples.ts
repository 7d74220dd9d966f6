import { one, type ReportExamples, values } from './example-parts';

const metric = { name: 'rate', unit: 'requests/s', direction: 'higher' };
const claiming = (claim: object, results = values(1570, 4000)): ReturnType<typeof one> =>
  one({ metric, results, claims: [{ subject: 'new', ...claim }] });

export const claimExamples = {
  'claim-mismatch': {
    fires: claiming({ percent: 55, basis: 'improvement' }),
    silent: claiming({ percent: 155, basis: 'improvement' }),
  },
  'claim-wrong-sign': {
    fires: claiming({ percent: 5, basis: 'improvement' }, values(100, 95)),
    silent: claiming({ percent: -5, basis: 'improvement' }, values(100, 95)),
  },
  'percent-basis-unknown': { fires: claiming({ percent: 155 }), silent: claiming({ percent: 155, basis: 'change' }) },
  'percent-of-percent': {
    fires: one({
      metric: { name: 'idle', unit: '%', direction: 'higher' },
      results: values(40, 44),
      claims: [{ subject: 'new', percent: 10, basis: 'change' }],
    }),
    silent: claiming({ percent: 154.8, basis: 'change' }),
  },
} satisfies ReportExamples;

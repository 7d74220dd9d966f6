// Plans that are made: from templates, and of what a report leaves open.
import { describe, expect, it } from 'vitest';
import '../../../src/core/messages/en';
import { checkText } from '../../../src/core/judge/check';
import { defaultSettings } from '../../../src/core/judge/settings';
import { sayEnglish } from '../../../src/core/messages/messages';
import { planAgain } from '../../../src/core/plan/again';
import { canonicalPlan, readPlan } from '../../../src/core/plan/read';
import { planTemplate, planTemplateNames } from '../../../src/core/plan/templates';

describe('a plan from a template', () => {
  it.each(planTemplateNames)('%s has no problems, and the canonical layout', (name) => {
    const text = planTemplate(name);
    expect(readPlan(text).problems).toEqual([]);
    expect(canonicalPlan(text)).toBe(text);
  });
});

const report = (clear: boolean): string =>
  JSON.stringify({
    format: 'vmibench/1',
    title: 'boots',
    subjects: [{ id: 'old', role: 'baseline', config: { kernel: '6.12' } }, { id: 'new' }],
    benchmarks: [
      {
        id: 'certain',
        name: 'certain',
        metric: { name: 'time', unit: 's', direction: 'lower' },
        results: [
          { subject: 'old', samples: [10, 10.1, 10.2, 10.1, 10, 10.1, 10.2, 10] },
          { subject: 'new', samples: [20, 20.1, 20.2, 20.1, 20, 20.1, 20.2, 20] },
        ],
      },
      ...(clear
        ? []
        : [
            {
              id: 'noisy',
              name: 'noisy',
              command: 'bench --noisy',
              parameters: { vcpus: 4 },
              metric: { name: 'time', unit: 's', direction: 'lower' },
              results: [
                { subject: 'old', samples: [10, 12, 14, 11, 13, 12] },
                { subject: 'new', samples: [11.2, 13.4, 15.2, 12.1, 14.6, 13.1] },
              ],
            },
            {
              id: 'once',
              name: 'once',
              metric: { name: 'throughput', unit: 'MB/s', direction: 'higher' },
              results: [
                { subject: 'old', value: 10 },
                { subject: 'new', value: 9 },
              ],
            },
          ]),
    ],
  });

function again(text: string): string | undefined {
  const { report, analysis } = checkText(text, defaultSettings);
  if (!analysis || !report) throw new Error('not judged');
  return planAgain(report, analysis, 'boots.vmibench.json', sayEnglish);
}

describe('a plan of what a report leaves open', () => {
  it('has the rows that are not decided, their commands, and runs enough', () => {
    const text = again(report(false)) ?? '';
    const { plan, problems } = readPlan(text);
    expect(problems).toEqual([]);
    expect(plan).toMatchObject({
      title: 'boots',
      subjects: [{ id: 'old', role: 'baseline', config: { kernel: '6.12' } }, { id: 'new' }],
      benchmarks: [
        { id: 'noisy', command: 'bench --noisy', read: 'time', parameters: { vcpus: 4 } },
        { id: 'once', read: 'value', metric: { direction: 'higher' } },
      ],
      notes: 'Made from 2 rows that are undecided in boots.vmibench.json. Check each command before you run it.',
    });
    // What has no command fails, and says so, until somebody writes one.
    expect(plan?.benchmarks[1]?.command).toBe('echo "Write the command of once here" >&2; exit 1');
    expect(plan?.design.runs).toBeGreaterThan(12);
  });

  it('is not made where everything is decided', () => expect(again(report(true))).toBeUndefined());
});

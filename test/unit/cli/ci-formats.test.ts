/** The formats for build servers: each follows the rules of its readers, and all agree with the exit code. */
import { readFileSync } from 'node:fs';
import { parseXml, XmlElement, XmlText } from '@rgrove/parse-xml';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { muchSlower, program, report, runHere, same, slower } from './bin';

const { put } = program();
const nasty = 'a\r\n::error::x\n##[add-mask]y %0A [z](http://e) <b>&"\' {0} | @all \u0007\ufffe]]> #1';
const limit = 65_536;

const benchmark = (id: string, cand: object | undefined, metric: object = {}): object => ({
  id,
  name: id,
  metric: { name: 'time', unit: 's', direction: 'lower', ...metric },
  results: [{ subject: 'a', samples: same }, ...(cand ? [{ subject: 'b', ...cand }] : [])],
});
const within = { boots: same.map(() => 1) };
const marked = {
  ...benchmark('marked', { samples: muchSlower, ...within }),
  results: [
    { subject: 'a', samples: same, ...within },
    { subject: 'b', samples: muchSlower, ...within },
  ],
};
const steady = benchmark('steady', { samples: same });
const bad = benchmark('bad', { samples: muchSlower });
const gone = benchmark('gone', undefined);
const hostile = {
  ...benchmark(nasty, { samples: muchSlower }),
  suite: nasty,
  claims: [{ subject: 'b', percent: 50, basis: 'improvement', text: nasty }],
};

const file = (name: string, ...benchmarks: object[]): string =>
  put(`${name}.vmibench.json`, report({ title: nasty, benchmarks }));

interface Case {
  readonly what: string;
  readonly args: readonly string[];
  readonly code: number;
}

const before = file('before', steady, benchmark('bad', { samples: same }), benchmark('gone', { samples: same }));
const cases: readonly Case[] = [
  { what: 'a published report', args: ['check', inRoot('examples/kvm-boost-vcpus-v1-2019.vmibench.json')], code: 1 },
  { what: 'no change', args: ['check', file('steady', steady)], code: 0 },
  { what: 'a regression', args: ['check', file('bad', steady, bad)], code: 1 },
  { what: 'a row that is gone', args: ['check', file('gone', steady, gone)], code: 3 },
  { what: 'a regression within one boot', args: ['check', file('marked', steady, marked)], code: 3 },
  { what: 'both', args: ['check', file('both', steady, bad, gone)], code: 1 },
  { what: 'nothing that may fail', args: ['check', '--fail-on', 'never', file('never', bad, gone)], code: 0 },
  { what: 'inconclusive that may pass', args: ['check', '--inconclusive', 'pass', file('pass', gone)], code: 0 },
  { what: 'warnings', args: ['check', '--fail-on', 'warning', file('warned', benchmark('x', { mean: 120 }))], code: 1 },
  { what: 'hostile text', args: ['check', file('hostile,:%', hostile, { ...hostile, id: `${nasty}2` })], code: 1 },
  { what: 'a file that is not there', args: ['check', 'gone.vmibench.json', file('there', steady)], code: 2 },
  { what: 'a file that is no report', args: ['check', put('broken.vmibench.json', '{"format": ')], code: 2 },
  { what: 'two equal reports', args: ['compare', file('one', steady), file('two', steady)], code: 0 },
  { what: 'a change for the worse', args: ['compare', before, file('after', steady, bad, gone)], code: 1 },
  { what: 'a benchmark that is lost', args: ['compare', before, file('lost', steady)], code: 3 },
  { what: 'a report that is not there', args: ['compare', before, 'gone.vmibench.json'], code: 2 },
];

const each = cases.map((one) => [one.what, one] as const);
const print = async ({ args: [command = '', ...rest] }: Case, format: string): Promise<string> =>
  (await runHere([command, '--format', format, ...rest])).out;

describe('JUnit', () => {
  const elements = (parent: XmlElement, name: string): XmlElement[] =>
    parent.children.filter((one): one is XmlElement => one instanceof XmlElement && one.name === name);
  const outcomes = ['failure', 'error', 'skipped'] as const;

  it.each(each)('of %s follows the rules of its readers', async (_what, one) => {
    const text = await print(one, 'junit');
    const { root } = parseXml(text);
    expect(root?.name).toBe('testsuites');
    const suites = elements(root!, 'testsuite');
    expect(suites.length).toBeGreaterThan(0);
    for (const suite of suites) {
      const tests = elements(suite, 'testcase');
      const count = (name: string): string => String(tests.filter((test) => elements(test, name).length > 0).length);
      // A suite without a test is an error to Jenkins.
      expect(tests.length).toBeGreaterThan(0);
      expect(suite.attributes).toMatchObject({
        tests: String(tests.length),
        failures: count('failure'),
        errors: count('error'),
        skipped: count('skipped'),
      });
      for (const test of tests) {
        expect(Object.values(test.attributes).every((value) => value !== '')).toBe(true);
        const found = outcomes.flatMap((name) => elements(test, name));
        expect(found.length).toBeLessThanOrEqual(1);
        for (const outcome of found) expect(outcome.attributes['message']).toMatch(/\S/);
      }
      const names = tests.map(({ attributes }) => `${attributes['classname']} ${attributes['name']}`);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it.each(each)('of %s agrees with the exit code', async (_what, one) => {
    const text = await print(one, 'junit');
    const has = (what: RegExp): boolean => what.test(text);
    const open = has(/<skipped message="inconclusive: /);
    expect([has(/<error /), has(/<failure /), open]).toEqual([
      one.code === 2,
      one.code === 1,
      one.what === 'both' || one.what === 'a change for the worse' || one.code === 3,
    ]);
    expect((await runHere(one.args)).code).toBe(one.code);
  });

  it('skips rows that were not judged, with the reason, and describes passed rows', async () => {
    const shown = benchmark('shown', { samples: slower }, { direction: 'none' });
    const text = await print({ what: '', args: ['check', file('shown', steady, shown)], code: 0 }, 'junit');
    const tests = elements(elements(parseXml(text).root!, 'testsuite')[0]!, 'testcase');
    const of = (name: string): XmlElement => tests.find(({ attributes }) => attributes['name'] === name)!;
    expect(elements(of('shown'), 'skipped')[0]?.attributes['message']).toBe('This metric is shown but not judged.');
    const said = elements(of('steady'), 'system-out')[0]?.children[0];
    expect(said instanceof XmlText && said.text).toMatch(/^1\.000 .*no change/);
  });
});

describe('GitLab code quality', () => {
  interface Issue {
    readonly description: string;
    readonly check_name: string;
    readonly fingerprint: string;
    readonly severity: string;
    readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
  }
  const issues = async (one: Case): Promise<Issue[]> => JSON.parse(await print(one, 'gitlab')) as Issue[];

  it.each(each)('of %s follows the rules of the format and agrees with the exit code', async (_what, one) => {
    const all = await issues(one);
    for (const { description, check_name: name, severity, location } of all) {
      expect(description).toMatch(/^[^\r\n]+$/);
      expect(name).toMatch(/^[a-z-]+$/);
      expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(severity);
      expect(location.path).not.toMatch(/^\.\/|^[\r\n]/);
      expect(location.lines.begin).toBeGreaterThanOrEqual(1);
    }
    expect(new Set(all.map(({ fingerprint }) => fingerprint)).size).toBe(all.length);
    expect(all.some(({ severity }) => severity === 'critical')).toBe(one.code === 1);
    if (one.code === 3) expect(all.some(({ description }) => description.startsWith('inconclusive: '))).toBe(true);
    if (one.code === 2)
      expect(all.some(({ severity, check_name: name }) => severity === 'blocker' || name === 'syntax')).toBe(true);
  });

  it('has fingerprints that do not depend on lines or numbers', async () => {
    const path = file('moved', steady, bad);
    const one: Case = { what: '', args: ['check', path], code: 1 };
    const regression = async (): Promise<Issue | undefined> =>
      (await issues(one)).find(({ check_name: name }) => name === 'regression');
    const first = await regression();
    put('moved.vmibench.json', `\n\n${readFileSync(path, 'utf8').replaceAll('120', '121')}`);
    const second = await regression();
    expect(second?.location.lines.begin).toBe((first?.location.lines.begin ?? 0) + 2);
    expect(second?.fingerprint).toBe(first?.fingerprint);
  });

  it('omits waived findings', async () => {
    const waivers = [{ rule: 'regression', benchmarks: ['bad'], reason: 'known' }];
    const path = put('waived.vmibench.json', report({ benchmarks: [bad], waivers }));
    expect((await issues({ what: '', args: ['check', path], code: 0 })).map((one) => one.check_name)).not.toContain(
      'regression',
    );
  });
});

describe('the summary', () => {
  const html = (text: string): string => new MarkdownIt({ html: true, linkify: true }).render(text);

  it.each(each)('of %s begins with the answer, and contains no markup from a file', async (_what, one) => {
    const text = await print(one, 'summary');
    const [title] = text.split('\n');
    const outcome = ['passed', 'failed', 'incomplete', 'inconclusive'][one.code];
    expect(title).toBe(`## vmibench ${one.args[0]}: ${outcome}`);
    expect(text.includes('\n### Fails\n')).toBe(one.code === 1);
    expect(text.includes('\n### Not Read\n')).toBe(one.code === 2);
    if (one.code === 3) expect(text).toContain('\n### Inconclusive\n');
    const tags = new Set([...html(text).matchAll(/<\/?([a-z0-9]+)/g)].map(([, tag]) => tag));
    const own = [
      'h2',
      'h3',
      'p',
      'ul',
      'li',
      'strong',
      'table',
      'thead',
      'tbody',
      'tr',
      'th',
      'td',
      'details',
      'summary',
    ];
    expect([...tags].filter((tag) => !own.includes(tag ?? ''))).toEqual([]);
  });

  it('of 500 rows is bounded: worst first, folded, with rows that were not judged', async () => {
    const long = 'with a name that is rather long for a benchmark, as names of parameter studies tend to be ';
    const rows = Array.from({ length: 500 }, (_, at): object => {
      const named = { id: `b${at}`, name: `${long}${at}` };
      if (at % 50 === 7) return { ...benchmark('', { samples: slower }, { direction: 'none' }), ...named };
      const factor = at % 10 === 3 ? 1.1 + at / 1000 : 1 - at / 5000;
      return { ...benchmark('', { samples: same.map((value) => value * factor) }), ...named };
    });
    const text = await print({ what: '', args: ['check', file('many', ...rows)], code: 1 }, 'summary');
    expect(text.length).toBeLessThan(limit);
    // The unfolded part fits on two screens.
    const open = text.replace(/<details>.*?<\/details>/gs, '');
    expect(open.split('\n').length).toBeLessThan(60);
    expect(text).toContain('500 rows, 10 of them not judged, 50 fail');
    expect(text).toMatch(/<summary>More: 30<\/summary>/);
    expect(text).toMatch(/<summary>Rows that were not judged: 10<\/summary>/);
    const fails = text.slice(text.indexOf('### Fails'), text.indexOf('<details>'));
    const percent = [...fails.matchAll(/time \+([\d.]+)%/g)].map(([, value]) => Number(value));
    expect(percent.length).toBe(20);
    expect(percent).toEqual([...percent].sort((a, b) => b - a));
    expect(fails).toContain(`${long}493`);
    expect(text).toMatch(/\d+ more are left out here\. To see all, run vmibench check\./);
    expect(html(text).match(/<details>/g)?.length).toBe(html(text).match(/<\/details>/g)?.length);
  });

  it('of very many reports is bounded too', async () => {
    const [first = '', ...others] = Array.from({ length: 80 }, (_, at) =>
      file(`many-${at}-${'x'.repeat(200)}`, benchmark('bad', { samples: muchSlower }), steady),
    );
    const text = await print({ what: '', args: ['check', first, ...others], code: 1 }, 'summary');
    expect(text.length).toBeLessThan(limit);
    expect(text).toContain('80 reports, 160 rows, 80 fail');
  });
});

describe('SARIF of fixes and comparisons', () => {
  interface Log {
    readonly runs: readonly [
      {
        readonly results: readonly {
          readonly ruleId: string;
          readonly kind?: string;
          readonly fixes?: readonly {
            readonly artifactChanges: readonly [
              {
                readonly replacements: readonly [
                  {
                    readonly deletedRegion: Readonly<Record<string, number>>;
                    readonly insertedContent: { readonly text: string };
                  },
                ];
              },
            ];
          }[];
        }[];
      },
    ];
  }

  it('has fixes that resolve every finding when applied', async () => {
    const text = readFileSync(inRoot('examples/vmi-vs-hwmmu-2009.vmibench.json'), 'utf8').replace('"notes"', '"note"');
    const path = put('fix.vmibench.json', text);
    const results = async (): Promise<Log['runs'][0]['results']> =>
      (JSON.parse(await print({ what: '', args: ['check', path], code: 0 }, 'sarif')) as Log).runs[0].results;
    const fixed = (await results()).filter(({ fixes }) => fixes);
    expect(fixed.length).toBeGreaterThan(0);
    for (const { ruleId, fixes } of fixed) {
      const { deletedRegion: region, insertedContent } = fixes![0]!.artifactChanges[0].replacements[0];
      const [from, length] = [region['charOffset'] ?? 0, region['charLength'] ?? 0];
      const lines = text.split('\n');
      const offset = lines.slice(0, region['startLine']! - 1).join('\n').length + region['startColumn']!;
      expect(offset).toBe(from);
      put('fix.vmibench.json', text.slice(0, from) + insertedContent.text + text.slice(from + length));
      const left = (await results()).filter((one) => one.ruleId === ruleId);
      expect(left.length).toBe(fixed.filter((one) => one.ruleId === ruleId).length - 1);
      put('fix.vmibench.json', text);
    }
  });

  it('of a comparison has the changed rows, and lost rows for review', async () => {
    const log = JSON.parse(
      await print({ what: '', args: ['compare', before, file('later', steady, bad)], code: 1 }, 'sarif'),
    ) as Log;
    const rules = log.runs[0].results.map(({ ruleId, kind }) => [ruleId, kind]);
    expect(rules).toContainEqual(['regression', undefined]);
    expect(rules).toContainEqual(['gone', 'review']);
  });
});

import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { nightRules } from '../../../src/core/compare/night-rules';
import { readerRules } from '../../../src/core/findings/reader-rules';
import { rules } from '../../../src/core/findings/rules';
import { program, report, runHere } from './bin';

const { put } = program();
const mail = inRoot('examples/vmi-vs-hwmmu-2009.vmibench.json');
const nasty = 'a\r\n::error::x\n##[add-mask]y %0A [z](http://e) {0} \\ ,:';
const hostile = put(
  'hos,tile:%\n.vmibench.json',
  report({
    title: nasty,
    subjects: [
      { id: 'a', role: 'baseline', label: nasty },
      { id: 'b', label: nasty },
    ],
    benchmarks: [
      {
        id: 'x',
        name: nasty,
        metric: { name: nasty, unit: nasty, direction: 'lower' },
        results: [
          { subject: 'a', mean: 10 },
          { subject: 'b', mean: 12 },
        ],
      },
    ],
    claims: [{ subject: 'b', text: nasty, kind: 'better', benchmarks: ['x'] }],
  }),
);
const waived = put(
  'waived.vmibench.json',
  JSON.parse(
    readFileSync(mail, 'utf8').replace(
      '"benchmarks": [',
      '"waivers": [{"rule": "untested-regression", "reason": "known, 100%"}], "benchmarks": [',
    ),
  ),
);
const broken = put('broken.vmibench.json', '{"format": ');

interface Sarif {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly level: string;
        readonly message: { readonly text: string };
        readonly suppressions?: readonly object[];
        readonly locations: readonly [
          {
            readonly physicalLocation: {
              readonly artifactLocation: { readonly uri: string };
              readonly region: Readonly<Record<string, number>>;
            };
          },
        ];
      }[];
      readonly invocations: readonly [
        {
          readonly exitCode: number;
          readonly executionSuccessful: boolean;
          readonly toolExecutionNotifications?: readonly object[];
        },
      ];
    },
  ];
}

/** The schema of the standard as its authors ship it: draft 4, which means the same in draft 7 except for `id`. */
const schema = JSON.parse(
  readFileSync(inRoot('node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
) as Record<string, unknown>;
const validate = new Ajv({ unicodeRegExp: false, strict: false, validateFormats: false, allErrors: true }).compile(
  Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema' && key !== 'id')),
);

const sarif = async (...files: string[]): Promise<Sarif> =>
  JSON.parse((await runHere(['check', '--format', 'sarif', ...files])).out) as Sarif;

describe('SARIF', () => {
  it.each([
    ['all published reports', [inRoot('examples')]],
    ['hostile text', [hostile]],
    ['waived findings', [waived]],
    ['a broken file', [broken]],
    ['a file that is not there', ['gone.vmibench.json', mail]],
    [
      'nothing found',
      [
        put(
          'clean.vmibench.json',
          '{"format": "vmibench/1", "title": "t", "date": "2026", "subjects": [{"id": "a"}], "benchmarks": []}',
        ),
      ],
    ],
  ])('of %s is valid', async (_name, files) => {
    const log = await sarif(...files);
    expect(validate(log), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  });

  it('is rejected by the schema if it is not valid SARIF', async () => {
    const log = await sarif(mail);
    expect(validate({ ...log, version: '2.0.0' })).toBe(false);
    expect(validate(JSON.parse(JSON.stringify(log).replaceAll('"level":"warning"', '"level":"bad"')))).toBe(false);
    expect(validate(JSON.parse(JSON.stringify(log).replaceAll('"startLine"', '"line"')))).toBe(false);
  });

  it('has the findings with their positions', async () => {
    const {
      runs: [run],
    } = await sarif(mail);
    const finding = run.results.find(({ ruleId }) => ruleId === 'untested-regression')!;
    expect(finding.level).toBe('warning');
    expect(run.tool.driver.rules[finding.ruleIndex]?.id).toBe('untested-regression');
    const { artifactLocation, region } = finding.locations[0].physicalLocation;
    expect(artifactLocation.uri).toMatch(/^file:\/\/\/.*vmi-vs-hwmmu-2009\.vmibench\.json$/);
    const lines = readFileSync(mail, 'utf8').split('\n');
    expect(lines[region['startLine']! - 1]?.slice(region['startColumn']! - 1, region['endColumn']! - 1)).toBe('0.99');
    expect(run.invocations[0]).toEqual({ executionSuccessful: true, exitCode: 0 });
  });

  it('marks waived findings, with the reason', async () => {
    const {
      runs: [run],
    } = await sarif(waived);
    expect(
      run.results.filter(({ suppressions }) => suppressions).map(({ ruleId, suppressions }) => [ruleId, suppressions]),
    ).toEqual([['untested-regression', [{ kind: 'inSource', status: 'accepted', justification: 'known, 100%' }]]]);
  });

  it('names an unreadable file', async () => {
    const {
      runs: [run],
    } = await sarif('gone.vmibench.json', mail);
    expect(run.invocations[0]).toMatchObject({
      executionSuccessful: false,
      exitCode: 2,
      toolExecutionNotifications: [{ level: 'error', message: { text: 'cannot be read: no such file or folder' } }],
    });
    expect(run.results.length).toBeGreaterThan(0);
  });

  it('contains no links, placeholders or line breaks from a file', async () => {
    const { out } = await runHere(['check', '--format', 'sarif', hostile]);
    expect(out).not.toMatch(/\r|\n::/);
    const {
      runs: [run],
    } = JSON.parse(out) as Sarif;
    expect(run.results.length).toBeGreaterThan(0);
    for (const {
      message: { text },
    } of run.results) {
      expect(text).not.toMatch(/(?<!\\)\[|(?<!\{)\{\d|[\r\n]/);
      if (text.includes('(http')) expect(text).toContain('\\[z\\](http://e) {{0}} \\\\ ');
    }
    expect(run.results.some(({ message: { text } }) => text.includes('(http'))).toBe(true);
    expect(run.results[0]?.locations[0].physicalLocation.artifactLocation.uri).not.toMatch(/\n/);
  });
});

describe('annotations', () => {
  it('have the finding with its position', async () => {
    const { code, out } = await runHere(['check', '--format', 'github', mail]);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^::warning file=.*vmi-vs-hwmmu-2009\.vmibench\.json,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=/m,
    );
    expect(out).toMatch(
      /endColumn=\d+,title=untested-regression::.*performance −1%25 against vmi \(ratio 0\.99\), untested: /m,
    );
    expect(out.split('\n').filter((line) => line && !line.startsWith('::'))).toEqual([
      `${mail}: 1 regression, 4 improvements, untested; worst specjbb (large) 0.99; geometric mean 1.097`,
    ]);
  });

  it('contain no commands from a file', async () => {
    const { out } = await runHere(['check', '--format', 'github', hostile]);
    expect(out).not.toMatch(/\r|##\[/);
    const lines = out.split('\n').filter(Boolean);
    const commands = lines.filter((line) => /^\s*::/.test(line));
    expect(commands.length).toBeGreaterThan(1);
    // Before the second :: only the file name comes from outside, with its separators escaped.
    for (const line of commands)
      expect(line).toMatch(
        /^::(error|warning|notice) file=[^:,]*,line=\d+,endLine=\d+,(col=\d+,endColumn=\d+,)?title=[a-z-]+::[^\r\n]*$/,
      );
    expect(lines.filter((line) => !commands.includes(line))).toHaveLength(1);
    expect(commands.some((line) => line.includes('%250A'))).toBe(true);
  });

  it('name an unreadable file, and make a waived finding a notice with its reason', async () => {
    expect((await runHere(['check', '--format', 'github', 'gone.vmibench.json'])).out).toBe(
      '::error file=gone.vmibench.json::cannot be read: no such file or folder\n',
    );
    expect((await runHere(['check', '--format', 'github', waived])).out).toMatch(
      /^::notice .*title=untested-regression::.* \(waived: known, 100%25\)$/m,
    );
    expect((await runHere(['check', '--format', 'github', broken])).out).toMatch(/^::error .*title=syntax::/m);
  });
});

describe('--rules', () => {
  it('lists every rule with the severity in force', async () => {
    const settings = put('rules.json', '{"vmibench.rules": {"noisy": "error"}}');
    const { code, out } = await runHere(['check', '--rules']);
    expect(code).toBe(0);
    for (const { name, says, severity } of [...readerRules, ...rules, ...nightRules])
      expect(out).toMatch(
        new RegExp(`^  ${name} +${severity} +${says.slice(0, 20).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'm'),
      );
    expect((await runHere(['check', '--rules', '--settings', settings])).out).toMatch(/^ {2}noisy +error /m);
    const list = JSON.parse((await runHere(['check', '--rules', '--json', '--settings', settings])).out) as {
      rule: string;
      severity: string;
      default: string;
    }[];
    expect(list).toHaveLength(readerRules.length + rules.length + nightRules.length);
    expect(list.find(({ rule }) => rule === 'noisy')).toMatchObject({ severity: 'error', default: 'information' });
  });

  it('refuses wrong combinations with formats', async () => {
    expect((await runHere(['check', '--rules', mail])).err).toBe(
      'vmibench: --rules lists the rules and does not take files.\n',
    );
    expect((await runHere(['check', '--json', '--format', 'sarif', mail])).err).toBe(
      'vmibench: Use either --json or --format sarif, not both.\n',
    );
    expect((await runHere(['check', '--format', 'sarfi', mail])).err).toBe(
      'vmibench: --format must be one of lines, json, sarif, github, gitlab, junit, summary; got "sarfi". ' +
        'Did you mean "sarif"?\n',
    );
    expect((await runHere(['check', '--format', 'json', mail])).out).toBe(
      (await runHere(['check', '--json', mail])).out,
    );
  });
});

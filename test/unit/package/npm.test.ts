/** The npm package as it is made: installed without a network, every command, the library, and what runs it in CI. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeNpmPackage, npmPackageName } from '../../../scripts/lib/npm-package.mjs';
import { libraryPage } from '../../../scripts/library-page.mjs';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { commands } from '../../../src/cli/registry';
import { exportFormats } from '../../../src/core/export/formats';
import { muchSlower, report, same, start, type Ran } from '../cli/bin';

const folder = mkdtempSync(join(tmpdir(), 'vmibench-npm-test-'));
const prefix = join(folder, 'prefix');
const bin = join(prefix, 'bin', 'vmibench');
const home = join(prefix, 'lib', 'node_modules', 'vmibench');
const pack = join(folder, npmPackageName);

const npmArgs = ['--offline', '--no-audit', '--no-fund', '--ignore-scripts'];
const put = (name: string, text: string): string => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const plan = {
  format: 'vmiplan/1',
  subjects: [{ id: 'a', role: 'baseline' }],
  benchmarks: [{ id: 'x', command: 'echo 1$VMIBENCH_RUN', read: 'value', metric: { direction: 'lower' } }],
  design: { runs: 2 },
};
const run = (...args: string[]): Promise<Ran> => start(bin, args, { cwd: folder });

beforeAll(async () => {
  const dist = join(folder, 'dist');
  const build = [inRoot('esbuild.mjs'), 'cli', 'library', `--outdir=${dist}`];
  execFileSync(process.execPath, build, { stdio: 'pipe' });
  await makeNpmPackage(folder, dist);
  execFileSync('npm', ['install', '--global', '--prefix', prefix, ...npmArgs, pack], { cwd: folder, stdio: 'pipe' });
  put('results/good.vmibench.json', JSON.stringify(report({ cand: { samples: same } }), null, 1));
  put('bad/bad.vmibench.json', JSON.stringify(report({ cand: { samples: muchSlower } }), null, 1));
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(process.platform === 'win32')('the npm package', { timeout: 60_000 }, () => {
  it('has no dependencies, and has every command', async () => {
    expect(existsSync(join(home, 'node_modules'))).toBe(false);
    expect(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))).not.toHaveProperty('dependencies');
    expect((await run('--version')).out).toMatch(/^vmibench \d+\.\d+\.\d+\n$/);
    for (const name of Object.keys(commands))
      expect(await run(name, '--help'), name).toMatchObject({
        code: 0,
        err: '',
        out: expect.stringMatching(/^Usage: /) as string,
      });
    expect((await run('check', 'results')).code).toBe(0);
    expect((await run('check', 'bad')).code).toBe(1);
  });

  it('runs every command, without what it was built from', async () => {
    const file = 'results/good.vmibench.json';
    put('work/p.vmiplan.json', JSON.stringify({ ...plan, log: 'p.vmiruns.jsonl' }));
    put('work/open.vmibench.json', JSON.stringify(report({ cand: { samples: [100] } })));
    for (const revision of [1, 2, 3])
      put(`nights/${revision}.vmibench.json`, JSON.stringify(report({ series: 'n', revision })));
    put('work/loose.vmibench.json', readFileSync(join(folder, file), 'utf8'));
    const runs: readonly (readonly [string, readonly string[], number, RegExp])[] = [
      ['check', ['--rows', file], 0, /x: 1\.000 .*no change/],
      ['compare', [file, 'bad/bad.vmibench.json'], 1, /regression/],
      ['history', ['nights'], 0, /^x/m],
      ['bisect', ['--row', 'x', '--good', file, '--bad', 'bad/bad.vmibench.json', file], 0, /good/],
      ['export', [file, '--to', 'markdown'], 0, /\| /],
      ['table', ['--col', 'subject', file], 0, /x/],
      ['format', ['work/loose.vmibench.json'], 0, /formatted/],
      ['run', ['work/p.vmiplan.json'], 0, /2 of 2 runs/],
      ['calibrate', ['work/p.vmiplan.json'], 0, /x/],
      ['rerun', ['work/open.vmibench.json'], 0, /"format": "vmiplan\/1"/],
      ['next', ['work/p.vmiplan.json'], 1, /The plan is over/],
      ['record', ['--value', '1', 'work/p.vmiplan.json'], 2, /The plan is over/],
      ['status', ['work/p.vmiplan.json'], 0, /2 of 2 runs/],
      ['import', ['--runlog', 'work/p.vmiruns.jsonl'], 0, /"format": "vmibench\/1"/],
      ['dataset', ['results', '--to', 'work/dataset'], 0, /1/],
      ['query', ['--dataset', 'work/dataset', 'SELECT 1'], 2, /npm install --global @duckdb\/node-api/],
      ['lsp', [], 1, /^$/],
      ['mcp', [], 0, /^$/],
      ['completion', ['bash'], 0, /complete/],
    ];
    expect(runs.map(([name]) => name).sort()).toEqual(Object.keys(commands).sort());
    for (const [name, args, code, said] of runs) {
      const ran = await run(name, ...args);
      expect({ name, code: ran.code, err: ran.err }, ran.out).toMatchObject({ name, code });
      expect(ran.out + ran.err, name).toMatch(said);
    }
  });

  it('writes datasets alone, and says how DuckDB is installed', async () => {
    expect(await run('dataset', 'results', 'bad', '--to', 'dataset')).toMatchObject({ code: 0, err: '' });
    expect(await run('query', '--dataset', 'dataset', 'SELECT 1')).toMatchObject({
      code: 2,
      err: expect.stringContaining('npm install --global @duckdb/node-api') as string,
    });
    expect((await run('query', '--views')).out).toContain(readFileSync(join(home, 'sql/views.sql'), 'utf8'));
  });

  it('has a manual page with every command and no formatter error', async () => {
    const page = join(home, 'man', 'vmibench.1');
    const text = readFileSync(page, 'utf8');
    for (const name of Object.keys(commands)) expect(text).toContain(`.SS vmibench ${name}\n`);
    const groff = await start('groff', ['-man', '-Tutf8', '-ww', page]).catch(() => undefined);
    if (groff) expect(groff).toMatchObject({ code: 0, err: '' });
  });

  it('completes commands, options and values in bash', async () => {
    const complete = async (...words: string[]): Promise<string[]> => {
      const typed = words.map((word) => `'${word}'`).join(' ');
      const script = `. '${join(home, 'completions/vmibench.bash')}'; COMP_WORDS=(vmibench ${typed})
        COMP_CWORD=${words.length}
        _vmibench; printf '%s\\n' "\${COMPREPLY[@]}"`;
      const { out, err } = await start('bash', ['-c', script]);
      expect(err).toBe('');
      return out.split('\n').filter(Boolean);
    };
    expect(await complete('')).toEqual(expect.arrayContaining([...Object.keys(commands), '--help', '--version']));
    expect(await complete('comp')).toEqual(['compare', 'completion']);
    expect(await complete('check', '--fo')).toEqual(['--format']);
    expect(await complete('check', '--format', 'j')).toEqual(['json', 'junit']);
    expect(await complete('export', '--to', '')).toEqual(Object.keys(exportFormats));
    // Files, found by the shell.
    expect(await complete('check', '')).toEqual([]);
    expect(await complete('completion', '')).toContain('zsh');
  });

  it.each(['zsh', 'fish'])('has a valid script for %s that names every option', async (shell) => {
    const path = join(home, 'completions', `vmibench.${shell}`);
    const text = readFileSync(path, 'utf8');
    for (const { load } of Object.values(commands))
      for (const option of Object.keys((await load()).options))
        expect(text).toMatch(shell === 'fish' ? new RegExp(`-l ${option}\\b`) : new RegExp(`--${option}\\b`));
    const checked = await start(shell, ['-n', path]).catch(() => undefined);
    if (checked) expect(checked).toMatchObject({ code: 0, err: '' });
  });
});

describe.skipIf(process.platform === 'win32')('the library', { timeout: 60_000 }, () => {
  const consumer = (name: string, text: string): string => {
    const path = put(join('consumer', name), text);
    const target = join(folder, 'consumer/node_modules/vmibench');
    if (!existsSync(target)) cpSync(home, target, { recursive: true });
    return path;
  };
  /** The errors of the compiler for each program. */
  const errorsOf = (...paths: readonly string[]): string[][] => {
    const program = ts.createProgram(paths, {
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.es2022.d.ts'],
      strict: true,
      noEmit: true,
      types: [],
    });
    const all = ts.getPreEmitDiagnostics(program);
    const said = (path: string): string[] =>
      all.flatMap(({ file, messageText }) =>
        file?.fileName.endsWith(path) ? [ts.flattenDiagnosticMessageText(messageText, ' ')] : [],
      );
    expect(all.filter(({ file }) => !paths.some((path) => file?.fileName.endsWith(path)))).toEqual([]);
    return paths.map(said);
  };

  it('has types for ES modules, and they reject errors', () => {
    const use = (body: string): string =>
      `import { judge, readReport, compareReports, importResults, exportReport } from 'vmibench';
      import { version, type Judgement, type PlainRow } from 'vmibench';\n${body}`;
    const good = use(`
      const judged: Judgement = judge('{}', { warn: 0.02, rules: { regression: 'warning' } });
      const [row]: readonly PlainRow[] = judged.rows;
      const numbers: (number | undefined)[] = [row?.ratio, row?.interval?.lo, row?.test?.adjusted, judged.exitCode];
      const title: string | undefined = readReport('{}').report?.title;
      const counts: number | undefined = compareReports('{}', '{}').comparison?.counts.regression;
      const text: string | undefined = exportReport('{}', 'html') ?? importResults([{ path: 'x', content: '' }]).text;
      export const all = [numbers, title, counts, text, version.length, row?.verdict.word === 'regression'];`);
    const bad = use("export const wrong = [judge(1), judge('', { warm: 1 }), exportReport('', 'pdf')];");
    const [none, three] = errorsOf(consumer('good.mts', good), consumer('bad.mts', bad));
    expect(none).toEqual([]);
    expect(three).toHaveLength(3);
  });

  it('is documented by an up-to-date page whose examples run', async () => {
    const page = readFileSync(inRoot('docs/library.md'), 'utf8');
    expect(await libraryPage()).toBe(page);
    const examples = [...page.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code = '']) => code).slice(1);
    expect(examples.length).toBe(5);
    const fio = JSON.stringify(inRoot('test/fixtures/importers/fio/busy/run-1.json'));
    const given = `import { readFileSync } from 'node:fs';
      import { readReport, judge, importResults, compareReports, exportReport } from 'vmibench';
      const [text, main, branch] = ['results/good', 'results/good', 'bad/bad'].map((name) =>
        readFileSync(\`../\${name}.vmibench.json\`, 'utf8'));
      const [base, now] = ['base', 'now'].map(() => readFileSync(${fio}, 'utf8'));`;
    for (const code of examples) {
      const path = consumer('example.mjs', `${given}\n{\n${code}\n}\n`);
      const ran = await start(process.execPath, [path], { cwd: dirname(path) });
      expect(ran, code).toMatchObject({ code: 0, err: '' });
    }
  });

  it('gives the same answers as the command line', async () => {
    const path = consumer(
      'same.mjs',
      `import { readFileSync } from 'node:fs';
      import { judge, compareReports } from 'vmibench';
      const [good, bad] = process.argv.slice(2).map((name) => readFileSync(name, 'utf8'));
      const { rows, findings, summaries, exitCode } = judge(bad);
      console.log(JSON.stringify({ rows, findings, summaries, exitCode, compared: compareReports(good, bad) }));`,
    );
    const [good, bad] = [
      inRoot('examples/kvm-boost-vcpus-v1-2019.vmibench.json'),
      inRoot('examples/spf-v2-2017.vmibench.json'),
    ];
    const made = JSON.parse((await start(process.execPath, [path, good, bad], { cwd: dirname(path) })).out) as Record<
      string,
      unknown
    >;
    const checked = JSON.parse((await run('check', '--json', bad)).out) as { files: [object]; exitCode: number };
    expect(checked.files[0]).toMatchObject({
      rows: made['rows'],
      findings: made['findings'],
      summaries: made['summaries'],
    });
    expect(made['exitCode']).toBe(checked.exitCode);
    const compared = JSON.parse((await run('compare', '--json', good, bad)).out) as {
      comparisons: [{ rows: object }];
      exitCode: number;
    };
    expect(made['compared']).toMatchObject({
      comparison: { rows: compared.comparisons[0].rows },
      exitCode: compared.exitCode,
    });
  });

  it('throws a TypeError for a wrong argument, but never because of a text', async () => {
    const path = consumer(
      'wrong.mjs',
      `import { judge, readReport, exportReport, importResults, compareReports } from 'vmibench';
      const wrong = [() => judge(1), () => judge('{}', { warn: 2 }), () => judge('{}', { failOn: 'x' }),
        () => readReport(),
        () => exportReport('{}', 'pdf'), () => importResults('x'), () => importResults([{ path: 'x', content: 1 }]),
        () => judge('{}', { rules: { regression: 'bad' } })];
      for (const call of wrong)
        try { call(); console.log('none', call); }
        catch (error) { if (!(error instanceof TypeError)) throw error; }
      for (const text of ['', '{', 'null', '[]', '{"format": "vmibench/9"}', '\\ud800'])
        console.log(judge(text).exitCode, readReport(text).problems.length > 0, exportReport(text, 'csv'),
          compareReports(text, text).exitCode);`,
    );
    const { out, err } = await start(process.execPath, [path], { cwd: dirname(path) });
    expect(err).toBe('');
    expect(out.trim().split('\n')).toEqual(Array.from({ length: 6 }, () => '2 true undefined 2'));
  });
});

describe.skipIf(process.platform === 'win32')('the files for build servers', { timeout: 60_000 }, () => {
  interface Step {
    readonly run?: string;
    readonly env?: Readonly<Record<string, string>>;
  }

  /** Runs the steps as the server does, with the inputs put in, up to the first that fails. */
  async function act(
    inputs: Readonly<Record<string, string>>,
  ): Promise<{ code: number | null; out: string; summary: string }> {
    const action = parse(readFileSync(inRoot('action.yml'), 'utf8')) as {
      inputs: Readonly<Record<string, { default?: string }>>;
      runs: { steps: readonly Step[] };
    };
    const work = join(folder, 'action');
    mkdirSync(work, { recursive: true });
    const given = (name: string): string => inputs[name] ?? action.inputs[name]?.default ?? '';
    const summary = join(mkdtempSync(join(work, 'summary-')), 'summary.md');
    const common = { RUNNER_TEMP: work, GITHUB_ACTION_PATH: folder, GITHUB_STEP_SUMMARY: summary };
    let out = '';
    for (const { run: script, env = {} } of action.runs.steps) {
      // One installation is enough.
      if (script === undefined || (/^npm install /.test(script) && existsSync(join(work, 'vmibench')))) continue;
      expect(script).not.toContain('${{');
      const values = Object.entries(env).map(
        ([name, value]) =>
          [name, value.replace(/\$\{\{ inputs\.(\w+) \}\}/g, (_all, one: string) => given(one))] as const,
      );
      const ran = await start('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
        cwd: folder,
        env: { ...common, ...Object.fromEntries(values) },
      });
      out += ran.out;
      if (ran.code !== 0)
        return {
          code: ran.code,
          out: out + ran.err,
          summary: existsSync(summary) ? readFileSync(summary, 'utf8') : '',
        };
    }
    return { code: 0, out, summary: readFileSync(summary, 'utf8') };
  }

  it('let action.yml check and compare, with annotations and a summary', async () => {
    expect(await act({ files: 'results\n' })).toMatchObject({
      code: 0,
      summary: expect.stringMatching(/^## vmibench check: passed/) as string,
    });
    const bad = await act({ files: 'results\nbad', options: '--fail-on=untested\n--warn=2%\n' });
    expect(bad).toMatchObject({ code: 1, summary: expect.stringMatching(/^## vmibench check: failed/) as string });
    expect(bad.out).toMatch(/^::error file=bad\/bad\.vmibench\.json,/m);
    const compared = await act({
      command: 'compare',
      files: 'results/good.vmibench.json\nbad/bad.vmibench.json',
      package: pack,
    });
    expect(compared).toMatchObject({
      code: 1,
      summary: expect.stringMatching(/^## vmibench compare: failed/) as string,
    });
  });

  it('let action.yml run nothing from an input', async () => {
    const { code } = await act({
      files: '$(touch pwned)\n`touch pwned`\n; touch pwned',
      options: '--warn=$(touch pwned)',
    });
    expect(code).toBe(2);
    expect(existsSync(join(folder, 'pwned'))).toBe(false);
  });

  it('let the GitLab template run line by line, and keep the files that it names', async () => {
    interface Job {
      readonly variables: Readonly<Record<string, string>>;
      readonly before_script: readonly string[];
      readonly script: readonly string[];
      readonly artifacts: { readonly paths: readonly string[]; readonly reports: Readonly<Record<string, string>> };
      readonly allow_failure: { readonly exit_codes: readonly number[] };
    }
    const { '.vmibench': job } = parse(readFileSync(inRoot('ci/vmibench.gitlab-ci.yml'), 'utf8')) as {
      '.vmibench': Job;
    };
    const work = mkdtempSync(join(folder, 'gitlab-'));
    cpSync(join(folder, 'bad'), join(work, 'results'), { recursive: true });
    cpSync(pack, join(work, 'vmibench.tgz'));
    const codes: (number | null)[] = [];
    for (const line of [...job.before_script, ...job.script])
      codes.push((await start('bash', ['-eo', 'pipefail', '-c', line], { cwd: work, env: { ...job.variables } })).code);
    expect(codes).toEqual([0, 0, 0, 0, 1]);
    expect(job.allow_failure.exit_codes).toEqual([3]);
    for (const name of [...job.artifacts.paths, ...Object.values(job.artifacts.reports)])
      expect(readFileSync(join(work, name), 'utf8').length, name).toBeGreaterThan(50);
  });
});

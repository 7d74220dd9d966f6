/** Runs every command line in README.md and docs, in a folder that has the files it names. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gitIn } from '../../lib/git';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { commands } from '../../../src/cli/registry';
import { understand, type Typed } from '../../../src/cli/usage';
import { program, report, same, slower } from './bin';

const { run, folder } = program();

interface CommandLine {
  readonly where: string;
  readonly args: readonly string[];
}

const token = /"([^"]*)"|'([^']*)'|([|&;<>()]+)|([^\s|&;<>()"']+)/g;

/** The arguments of vmibench in a line of shell or YAML: up to a pipe or redirection, without comments. */
function argumentsIn(line: string): string[] | undefined {
  const words: string[] = [];
  for (const [, double, single, operator, plain] of line.replace(/(^|\s)#.*$/, '').matchAll(token)) {
    if (operator === undefined) words.push(double ?? single ?? plain ?? '');
    else if (words.some(isProgram)) break;
  }
  const at = words.findIndex(isProgram);
  return at >= 0 && at + 1 < words.length ? words.slice(at + 1) : undefined;
}

/** Blocks of other languages name the program in their own way. */
const isShell = (language: string): boolean => ['', 'sh', 'yaml'].includes(language);

const isProgram = (word: string): boolean => /^(?:.*\/)?vmibench$/.test(word);

/** Command lines in code blocks and in inline code. COMMAND stands for each command. */
function commandLinesIn(file: string, markdown: string): CommandLine[] {
  const found: CommandLine[] = [];
  /** The language of the current code block; undefined outside. */
  let language: string | undefined;
  const take = (args: string[] | undefined, number: number): void => {
    if (!args) return;
    const each = args[0] === 'COMMAND' ? Object.keys(commands).map((name) => [name, ...args.slice(1)]) : [args];
    found.push(...each.map((one) => ({ where: `${file}:${number}`, args: one })));
  };
  markdown
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .forEach((line, index) => {
      const fence = /^\s*```(\w*)/.exec(line);
      if (fence) language = language === undefined ? fence[1] : undefined;
      else if (language !== undefined) take(isShell(language) ? argumentsIn(line) : undefined, index + 1);
      else
        for (const [, code = ''] of line.matchAll(/`((?:bin\/)?vmibench [^`]+)`/g)) take(argumentsIn(code), index + 1);
    });
  return found;
}

/** The options of a command line; undefined if they are wrong. */
async function parsed([name = '', ...rest]: readonly string[]): Promise<Typed | undefined> {
  const command = await (Object.hasOwn(commands, name) ? commands[name] : undefined)?.load();
  try {
    return command && understand(rest, { ...command.options, help: { type: 'boolean', short: 'h' } }, name);
  } catch {
    return undefined;
  }
}

/** A report that can be tabulated, bisected by the row `id`, and whose numbers depend on `cand`. */
const made = (id: string, cand: readonly number[]): string => {
  const whole = report({ cand: { samples: cand } });
  const [benchmark] = whole['benchmarks'] as [object];
  const [a, b] = whole['subjects'] as [object, object];
  return JSON.stringify({
    ...whole,
    subjects: [
      { ...a, config: { kernel: '6.11' } },
      { ...b, config: { kernel: '6.12' } },
    ],
    benchmarks: [{ ...benchmark, id, parameters: { vcpus: 8 } }],
  });
};

/** A plan that ends immediately. */
const plan = (over: object = {}): string =>
  JSON.stringify({
    format: 'vmiplan/1',
    subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }],
    benchmarks: [{ id: 'x', command: 'sleep 0.02' }],
    design: { runs: 2 },
    ...over,
  });
/** One that starts something anew. */
const restarts = { restart: ':', reset: 'process', design: { restarts: 2 } };

/** Makes the files that a command line names, under the names used. */
function provide(home: string, name: string, typed: Typed): void {
  const row = name === 'bisect' ? (typed.value('row') ?? 'x') : 'x';
  const put = (file: string, content: string): void => {
    mkdirSync(dirname(join(home, file)), { recursive: true });
    writeFileSync(join(home, file), content);
  };
  const fixture = (from: string, file: string): void => cpSync(inRoot(from), join(home, file), { recursive: true });
  const commit = (): void => {
    const git = gitIn(home);
    for (const args of [
      ['init', '-q'],
      ['add', '.'],
      ['commit', '-q', '-m', 'measured'],
    ])
      git(...args);
  };
  const [mail, log] = [typed.value('mail'), typed.value('runlog')];
  if (mail !== undefined)
    put(mail, 'Subject: results\n\nkernbench, elapsed s\n\n       base  patched\nmake   10.2  9.8\n');
  if (log !== undefined) put(log, '{"subject": "a", "benchmark": "x", "unit": "s", "value": 1.5}\n');
  for (const option of ['good', 'into', 'against', 'bad']) {
    const file = typed.value(option);
    if (file !== undefined) put(file, made(row, option === 'bad' ? slower : same));
  }
  for (const root of typed.values('root')) mkdirSync(join(home, root), { recursive: true });
  const settings = typed.value('settings');
  if (settings !== undefined) put(settings, '{"vmibench.thresholds.warn": 2}');
  // What is asked is SQL; its dataset is made below.
  if (name === 'query') return put('fleet/one.vmibench.json', made('x', slower));
  typed.positionals.forEach((file, index) => {
    if (['run', 'next', 'record', 'status', 'calibrate'].includes(name))
      return put(file, plan(typed.has('restarts') ? restarts : {}));
    // One value decides nothing.
    if (name === 'rerun') return put(file, made(row, same.slice(0, 1)));
    if (name === 'import') return fixture('test/fixtures/importers/sysbench', file);
    const isFolder = !/^FILE|\.json$/.test(file) && name !== 'bisect';
    put(isFolder ? join(file, 'one.vmibench.json') : file, made(row, index === 0 ? slower : same));
    if (name === 'history' && isFolder) put(join(file, 'two.vmibench.json'), made(row, same));
    if (name === 'history' || typed.has('git')) commit();
    if (name === 'history' && !isFolder) {
      put(file, made(row, same));
      commit();
    }
  });
}

/** Runs a command line in a new folder. A mention without files, such as `vmibench check --json`, gets --help. */
async function tryOut(args: readonly string[], mention: boolean): Promise<{ code: number | null; said: string }> {
  const home = mkdtempSync(join(folder, 'docs-'));
  const [name = ''] = args;
  const typed = await parsed(args);
  if (typed) provide(home, name, typed);
  if (name === 'query' && !mention)
    await run(['dataset', 'fleet', '--to', typed?.value('dataset') ?? '.'], { cwd: home });
  // What a variable of a script may hold.
  const filled = args.map((arg) => (/^\$\w+$/.test(arg) ? '1' : arg));
  const ran = await run(mention ? [...args, '--help'] : filled, { cwd: home, env: { TMPDIR: home } });
  return { code: ran.code, said: ran.err };
}

const documents = ['README.md', ...readdirSync(inRoot('docs')).map((name) => `docs/${name}`)].filter((name) =>
  name.endsWith('.md'),
);
const documented = documents.flatMap((file) => commandLinesIn(file, readFileSync(inRoot(file), 'utf8')));

describe('command lines in the documentation', () => {
  it('are found in code blocks and in inline code', () => {
    const sample = [
      'Use `vmibench check --json` or `bin/vmibench history FILE`, not `vmibench` alone or `vmibench.alpha`.',
      '```sh',
      'git bisect run bin/vmibench bisect --row x a.json  # comment with vmibench check',
      'vmibench check results \\',
      '  --rows | jq -r ".files" > out.json',
      '```',
    ].join('\n');
    expect(commandLinesIn('x.md', sample).map(({ args }) => args)).toEqual([
      ['check', '--json'],
      ['history', 'FILE'],
      ['bisect', '--row', 'x', 'a.json'],
      ['check', 'results', '--rows'],
    ]);
    expect(new Set(documented.map(({ args: [name = ''] }) => name).filter((name) => !name.startsWith('-')))).toEqual(
      new Set(Object.keys(commands)),
    );
  });

  it.each([[['chek', 'a.vmibench.json']], [['check', '--jsno', 'a.vmibench.json']], [['table', '--col']]])(
    'cannot contain %j unnoticed',
    async (args) => {
      expect(await tryOut(args, false)).toMatchObject({ code: 2, said: expect.stringMatching(/^vmibench: /) });
    },
  );

  it.each(documented.map(({ where, args }) => [where, args.join(' '), args] as const))(
    '%s: are accepted: vmibench %s',
    async (_where, _line, args) => {
      const typed = await parsed(args);
      // The server for agents takes no files, and ends with its input.
      const runsAlone = args[0] === 'mcp';
      const mention =
        !typed || (!runsAlone && typed.positionals.length === 0 && !typed.has('mail') && !typed.has('runlog'));
      const { code, said } = await tryOut(args, mention);
      expect(said).not.toMatch(/^vmibench: |: error: /m);
      expect(
        code === 0 ||
          (code === 1 && ['check', 'compare', 'bisect'].includes(args[0] ?? '')) ||
          (code === 3 && args[0] === 'status'),
        `${code}: ${said}`,
      ).toBe(true);
    },
  );

  it('name existing examples', () => {
    for (const { args } of documented)
      for (const file of args.filter((one) => one.startsWith('examples/')))
        expect(existsSync(inRoot(file)), file).toBe(true);
  });
});

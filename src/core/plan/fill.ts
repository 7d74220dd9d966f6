/** Commands with what is filled in: `{subject}`, the subject's config and the benchmark's parameters, in quotes. */
import type { Plan, PlanBenchmark, PlanSubject } from '../generated/plan-format';

type Scalars = Readonly<Record<string, unknown>> | undefined;

/** A word in braces, unless it is a variable of the shell: `${name}` stays. */
const placeholder = /(?<!\$)\{([A-Za-z_][\w.-]*)\}/g;

/** One word of a command for sh, whatever is in it. */
export function quotedForShell(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** What can be filled in, by name. A parameter comes before a config of the same name. */
export function fillings(subject: PlanSubject, benchmark?: PlanBenchmark): ReadonlyMap<string, string> {
  const entries = (of: Scalars): [string, string][] =>
    Object.entries(of ?? {}).map(([name, value]) => [name, String(value)]);
  return new Map([
    ...entries(subject.config),
    ...entries(benchmark?.parameters),
    ['subject', subject.id],
    ...(benchmark ? [['benchmark', benchmark.id] as const] : []),
  ]);
}

/** The command with the values of known names; other words in braces stay, because shells have such, too. */
export function filled(command: string, values: ReadonlyMap<string, string>): string {
  return command.replace(placeholder, (whole, name: string) => {
    const value = values.get(name);
    return value === undefined ? whole : quotedForShell(value);
  });
}

/** The names in braces that a command has. */
export function placeholders(command: string): readonly string[] {
  return [...command.matchAll(placeholder)].map(([, name]) => name ?? '');
}

/** All names that a plan's commands can use for a benchmark with any subject. */
export function knownNames(plan: Plan, benchmark?: PlanBenchmark): readonly string[] {
  return [...new Set(plan.subjects.flatMap((subject) => [...fillings(subject, benchmark).keys()]))];
}

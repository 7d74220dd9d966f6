/** Plans as tasks: run, resumed and ended as any other task of VS Code. Nothing runs without being asked for. */
import * as vscode from 'vscode';
import type { Plan } from '../../core/generated/plan-format';
import { word, type Message, type WordKey } from '../../core/messages/messages';
import { progressOf, type LogProgress } from '../../core/plan/progress';
import { readPlan } from '../../core/plan/read';
import { asSettled } from '../../core/plan/settled';
import { restOf, scheduleOf } from '../../core/plan/schedule';
import { scheduleLines } from '../../core/plan/schedule-lines';
import { decode } from '../../core/text/decode';
import { failureCause } from '../../core/text/failure-cause';
import { lastPart } from '../../core/text/file-names';
import { log } from '../../host/log';
import { say } from '../../host/say';
import { showReport } from '../../host/tabs';
import { PlanTerminal, type TerminalWork } from './terminal';
import type { PlanRunner } from './runner';

export const planTaskType = 'vmibench';
const planGlob = '**/*.vmiplan.json';
const mostListed = 50;

interface PlanTask extends vscode.TaskDefinition {
  /** Path of the plan, in its folder of the workspace or absolute. */
  readonly plan: string;
  readonly resume?: boolean;
  readonly only?: readonly string[];
  readonly dryRun?: boolean;
  readonly calibrate?: boolean;
}

/** Why no plan can run in this window; undefined if one can. */
export function planObstacle(runner: PlanRunner | undefined): Message | undefined {
  if (!runner) return word('plan-task.no-programs');
  return vscode.workspace.isTrusted ? undefined : word('plan-task.untrusted');
}

/** The log of a plan, beside it. */
export function runLogOf(plan: vscode.Uri, { log: own }: Pick<Plan, 'log'>): vscode.Uri {
  const name = own ?? `${lastPart(plan.path).replace(/(\.vmiplan)?\.json$/i, '')}.vmiruns.jsonl`;
  return vscode.Uri.joinPath(plan, '..', name);
}

/** How far a log is; undefined if there is none. */
export async function progressAt(file: vscode.Uri): Promise<LogProgress | undefined> {
  try {
    const text = decode(await vscode.workspace.fs.readFile(file));
    return text === '' ? undefined : progressOf(text);
  } catch {
    return undefined;
  }
}

export class PlanTasks implements vscode.TaskProvider {
  constructor(private readonly runner: PlanRunner | undefined) {}

  async provideTasks(token: vscode.CancellationToken): Promise<vscode.Task[]> {
    if (planObstacle(this.runner)) return [];
    const files = await vscode.workspace.findFiles(planGlob, '**/node_modules/**', mostListed, token);
    return files.map((uri) => this.taskFor(uri, {}));
  }

  resolveTask({ definition, scope }: vscode.Task): vscode.Task | undefined {
    const given = definition as Partial<PlanTask>;
    if (typeof given.plan !== 'string' || planObstacle(this.runner)) return undefined;
    const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
    const absolute = given.plan.startsWith('/');
    if (!absolute && !folder) return undefined;
    const uri = absolute || !folder ? vscode.Uri.file(given.plan) : vscode.Uri.joinPath(folder.uri, given.plan);
    return this.made(definition as PlanTask, uri, typeof scope === 'object' ? scope : undefined);
  }

  taskFor(uri: vscode.Uri, how: Pick<PlanTask, 'resume' | 'only' | 'dryRun' | 'calibrate'>): vscode.Task {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const plan = folder ? vscode.workspace.asRelativePath(uri, false) : uri.fsPath;
    return this.made({ type: planTaskType, plan, ...how }, uri, folder);
  }

  private made(definition: PlanTask, uri: vscode.Uri, folder: vscode.WorkspaceFolder | undefined): vscode.Task {
    const task = new vscode.Task(
      definition,
      folder ?? vscode.TaskScope.Workspace,
      say(word(titleOf(definition), { plan: lastPart(uri.path) })),
      'vmibench',
      new vscode.CustomExecution((resolved) =>
        Promise.resolve(
          new PlanTerminal(
            (terminal) => this.carriedOut(uri, resolved as PlanTask, terminal),
            word('plan-task.stopping'),
          ),
        ),
      ),
    );
    task.presentationOptions = { reveal: vscode.TaskRevealKind.Always, panel: vscode.TaskPanelKind.Dedicated };
    return task;
  }

  private async carriedOut(uri: vscode.Uri, how: PlanTask, terminal: TerminalWork): Promise<number> {
    try {
      const obstacle = planObstacle(this.runner);
      if (obstacle) return refused(obstacle, terminal);
      const { plan } = readPlan(decode(await vscode.workspace.fs.readFile(uri)));
      if (!plan) return refused(word('plan-task.errors'), terminal);
      const file = runLogOf(uri, plan);
      if (how.dryRun) return dryRun(plan, await progressAt(file), terminal);
      const files = { plan, planFile: uri.fsPath, log: file.fsPath };
      if (how.calibrate)
        return (await this.runner?.calibrate(files, { ...terminal, begun: () => undefined }, terminal.stop)) ?? 2;
      return (
        (await this.runner?.run(
          { ...files, resume: how.resume ?? false, only: how.only },
          { ...terminal, begun: () => void shown(file) },
          terminal.stop,
        )) ?? 2
      );
    } catch (error) {
      log().error('a plan could not continue', error);
      const why = failureCause(error);
      return refused(why ? word('plan-task.failed', { why }) : word('plan-task.failed-unknown'), terminal);
    }
  }
}

function titleOf({ resume, dryRun, calibrate }: PlanTask): WordKey {
  if (calibrate) return 'plan-task.calibrate';
  return dryRun ? 'plan-task.dry-run' : resume ? 'plan-task.resume' : 'plan-task.run';
}

/** The log's page beside the plan follows what runs. */
async function shown(file: vscode.Uri): Promise<void> {
  try {
    await showReport(file, vscode.ViewColumn.Beside);
  } catch (error) {
    log().warn('could not show the run log', error);
  }
}

function refused(why: Message, { line }: TerminalWork): number {
  line(why, 'warning');
  return 2;
}

function dryRun(planned: Plan, progress: LogProgress | undefined, { line }: TerminalWork): number {
  const plan = asSettled(planned, progress);
  const steps = restOf(scheduleOf(plan, progress?.mark?.seed), progress?.done ?? new Set(), progress?.observed);
  const { lines, sum } = scheduleLines(steps, plan, progress ?? { steps: [] });
  for (const { text } of lines) line(text);
  line(sum);
  return 0;
}

/** The lenses over a plan. They follow its log, when a task ends as when it begins. */
import * as vscode from 'vscode';
import { planLenses, type PlanLens } from '../../core/language/plan-lenses';
import { readPlan } from '../../core/plan/read';
import { locateAll } from '../../core/report/locate';
import { iconless, sayInert } from '../../core/text/inert';
import { Disposable } from '../../host/disposable';
import { isEligible } from '../../host/eligible';
import { say } from '../../host/say';
import { planLanguage } from './language';
import type { PlanRunner } from './runner';
import { runLogOf, planTaskType, progressAt } from './tasks';

const commands: Readonly<Record<NonNullable<PlanLens['action']>, string>> = {
  run: 'vmibench.runPlan',
  resume: 'vmibench.resumePlan',
  'dry-run': 'vmibench.dryRunPlan',
  calibrate: 'vmibench.calibratePlan',
  log: 'vmibench.openReportToSide',
};

export class PlanLenses extends Disposable implements vscode.CodeLensProvider {
  private readonly changed = this._register(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.changed.event;

  constructor(private readonly runner: PlanRunner | undefined) {
    super();
    const follow = ({ execution }: { readonly execution: vscode.TaskExecution }): void => {
      if (execution.task.definition.type === planTaskType) this.changed.fire();
    };
    this._register(vscode.languages.registerCodeLensProvider({ language: planLanguage }, this));
    this._register(vscode.tasks.onDidStartTask(follow));
    this._register(vscode.tasks.onDidEndTask(follow));
    this._register(vscode.workspace.onDidGrantWorkspaceTrust(() => this.changed.fire()));
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    if (!isEligible(document)) return [];
    if (vscode.workspace.getConfiguration('vmibench', document).get('codeLens.enabled') === false) return [];
    const text = document.getText();
    const { plan } = readPlan(text);
    if (!plan) return [];
    const file = runLogOf(document.uri, plan);
    const progress = document.isUntitled ? undefined : await progressAt(file);
    const able = !this.runner ? 'no' : vscode.workspace.isTrusted ? 'yes' : 'untrusted';
    const lenses = planLenses(plan, progress, able);
    const places = locateAll(
      text,
      lenses.map(({ path = [] }) => ({ path, part: 'value' })),
    );
    return lenses.map(({ text: said, action, only, path }, index) => {
      const at = document.positionAt(path ? (places[index]?.offset ?? 0) : 0);
      return new vscode.CodeLens(new vscode.Range(at, at), {
        title: iconless(sayInert(say, said)),
        command: action ? commands[action] : '',
        arguments: action === 'log' ? [file] : [document.uri, ...(only === undefined ? [] : [[only]])],
      });
    });
  }
}

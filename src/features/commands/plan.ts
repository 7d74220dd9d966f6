/** The commands about plans. */
import * as vscode from 'vscode';
import { word } from '../../core/messages/messages';
import { planAgain } from '../../core/plan/again';
import { planTemplate, planTemplateNames } from '../../core/plan/templates';
import { fileKind, lastPart, nameWithoutKind } from '../../core/text/file-names';
import { newDocument } from '../../host/new-document';
import { notify, pickOne } from '../../host/show';
import { say } from '../../host/say';
import { activeUri } from '../../host/tabs';
import { planLanguage } from '../plan/language';
import { planObstacle, type PlanTasks } from '../plan/tasks';
import type { PlanRunner } from '../plan/runner';
import type { ReportDocuments } from '../report-page/documents';
import { targetOf } from './target';

const planFile = { ending: '.vmiplan.json', language: planLanguage };

export function planCommands(tasks: PlanTasks, runner: PlanRunner | undefined, documents: ReportDocuments) {
  const run =
    (how: { readonly resume?: boolean; readonly dryRun?: boolean; readonly calibrate?: boolean }) =>
    async (given: unknown, only: unknown): Promise<void> => {
      const obstacle = planObstacle(runner);
      if (obstacle) return notify('warning', obstacle);
      const uri = await savedPlan(given);
      if (!uri) return;
      // The explorer hands on what is selected as the second argument.
      const ids = Array.isArray(only) ? only.filter((one): one is string => typeof one === 'string') : [];
      await vscode.tasks.executeTask(tasks.taskFor(uri, { ...how, ...(ids.length > 0 ? { only: ids } : {}) }));
    };
  return {
    'vmibench.runPlan': run({}),
    'vmibench.resumePlan': run({ resume: true }),
    'vmibench.dryRunPlan': run({ dryRun: true }),
    'vmibench.calibratePlan': run({ calibrate: true }),
    'vmibench.newPlan': async (given: unknown): Promise<void> => {
      const known = planTemplateNames.find((name) => name === given);
      const name = known ?? (await pickOne(templates(), { title: word('new-plan.title') }));
      if (name) await show(planTemplate(name), 'plan');
    },
    'vmibench.measureAgain': async (given: unknown): Promise<void> => {
      const uri = targetOf(given);
      if (!uri) return;
      const report = documents.of(await vscode.workspace.openTextDocument(uri));
      await report.ready();
      const { good } = report.state;
      if (!good) return notify('warning', word('again.no-report'));
      if (good.analysis.rows.length === 0) return notify('information', word('again.no-subjects'));
      const text = planAgain(good.report, good.analysis, lastPart(uri.path), say);
      if (text === undefined) return notify('information', word('again.none'));
      await show(text, nameWithoutKind(uri.path));
    },
  };
}

function templates() {
  return planTemplateNames.map((of) => ({
    of,
    label: word(`new-plan.${of}`),
    detail: word(`new-plan.${of}-detail`),
  }));
}

async function show(text: string, stem: string): Promise<void> {
  await vscode.window.showTextDocument(await newDocument(text, stem, planFile), { preview: false });
}

/** The plan that a command is for, saved; says what is missing. */
async function savedPlan(given: unknown): Promise<vscode.Uri | undefined> {
  const uri = given instanceof vscode.Uri ? given : activeUri();
  if (!uri || fileKind(uri.path) !== 'plan') {
    notify('information', word('plan-task.no-plan'));
    return undefined;
  }
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.isDirty) await document.save();
  if (uri.scheme === 'file' && !document.isDirty) return uri;
  notify('information', word('plan-task.not-saved'));
  return undefined;
}

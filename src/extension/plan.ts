/** Plans in the editor: their language, their tasks, and their commands. What runs them needs Node, and comes later. */
import { planEditorWords } from '../core/messages/en/plan-editor';
import { planWords } from '../core/messages/en/plan';
import { runWords } from '../core/messages/en/run';
import { bring } from '../core/messages/messages';
import { planCommands } from '../features/commands/plan';
import { PlanDiagnostics, registerPlanFixes } from '../features/plan/diagnostics';
import { registerPlanLanguage } from '../features/plan/language';
import { PlanLenses } from '../features/plan/lenses';
import type { PlanRunner } from '../features/plan/runner';
import { PlanTasks } from '../features/plan/tasks';
import { isNode } from '../host/bundles';
import type { Commands } from './commands';
import { later } from './later';
import type { Parts } from './parts';

export { LivePlan } from '../core/plan/live';

bring(planWords, planEditorWords, runWords);

const runner: PlanRunner = {
  run: async (...given) => {
    const { planReaders } = await later('import');
    return (await later('measure')).carryOutPlan(planReaders, ...given);
  },
  calibrate: async (...given) => {
    const { planReaders } = await later('import');
    return (await later('measure')).calibratePlan(planReaders, ...given);
  },
};

export function start({ context, documents }: Parts): {
  readonly commands: Commands<'plan'>;
  readonly tasks: PlanTasks;
} {
  const able = isNode() ? runner : undefined;
  const tasks = new PlanTasks(able);
  context.subscriptions.push(new PlanDiagnostics(), new PlanLenses(able), registerPlanLanguage(), registerPlanFixes());
  return { commands: planCommands(tasks, able, documents), tasks };
}

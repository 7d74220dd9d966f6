/** What follows the plan of a run log is part of the bundle of plans, which is loaded when first needed. */
import type { LivePlan } from '../core/plan/live';
import { loadBundle } from './bundles';

/** What that bundle provides to the rest of the extension; `src/extension/plan.ts` exports it. */
interface PlanBundle {
  readonly LivePlan: new () => LivePlan;
}

/** Undefined for a log that no plan began. */
export async function livePlanOf(text: string): Promise<LivePlan | undefined> {
  if (!text.slice(0, text.indexOf('\n') + 1).includes('"plan":{')) return undefined;
  const { LivePlan: made } = await loadBundle<PlanBundle>('plan');
  return new made();
}

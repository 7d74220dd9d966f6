/** The tool plan_rerun: what is not decided, what would decide it, and how to run it. */
import { rowNamer } from '../page-model/page';
import { verdictText } from '../page-model/wording';
import { word } from '../messages/messages';
import { isLeftOut, mostRuns, undecided, type Undecided } from '../plan/undecided';
import { largest } from '../text/lists';
import type { AgentAnswer } from './answer';
import { defaultRows, judged, placeText } from './checking';
import type { AgentGround } from './ground';
import type { AgentInput } from './schema';

export async function planForAgent(input: AgentInput, ground: AgentGround, answer: AgentAnswer): Promise<void> {
  const one = await judged(input.text('path'), ground, answer);
  if (!one) return;
  const { name, report, analysis, findings } = one;
  const judgedRows = analysis.rows.filter(({ role, verdict }) => role !== 'info' && !isLeftOut(verdict));
  const found = judgedRows.flatMap((row) => undecided(row, analysis.correction.alpha) ?? []);
  answer.say(word('agent.decided', { n: judgedRows.length - found.length, of: judgedRows.length }));
  if (found.length === 0) return answer.say(word('agent.all-decided'));
  const limit = input.count('limit', defaultRows);
  const namer = rowNamer(report, analysis);
  const places = one.placesOf(found.slice(0, limit).map(({ row }) => row));
  answer.say(word('agent.undecided'));
  let at = 0;
  answer.list(found, limit, ({ row, help }) =>
    answer.quote(
      word('agent.needs', { key: row.key, label: namer(row), verdict: verdictText(row), help }),
      placeText(name, places[at++]),
    ),
  );
  sayAdvice(found, answer);
  for (const { finding } of findings)
    if (finding.rule === 'not-stated' && !finding.waived) answer.quote(finding.message);
}

function sayAdvice(found: readonly Undecided[], answer: AgentAnswer): void {
  const most = (...units: readonly Undecided['unit'][]): number =>
    largest(
      found.map(({ unit, n = 0 }) => (units.includes(unit) && n <= mostRuns ? n : 0)),
      0,
    );
  const noisy = found.filter(({ n = 0 }) => n > mostRuns).length;
  const [runs, restarts] = [most('runs', 'blocks'), most('boots')];
  answer.say(word('agent.advice'));
  if (noisy > 0) answer.say(word('agent.advice-noise', { n: noisy, most: mostRuns }));
  answer.say(word('agent.advice-turn'));
  answer.say(word('agent.advice-boots'));
  answer.say(word('agent.advice-fixed'));
  if (restarts > 0) answer.say(word('agent.design', { design: JSON.stringify({ restarts }) }));
  if (runs > 0) answer.say(word('agent.design', { design: JSON.stringify({ runs }) }));
  answer.say(word('agent.no-commands'));
  answer.say(word('agent.advice-same'));
}

/** Reads the plan of a command line, with its problems as lines. */
import { basename, dirname, join } from 'node:path';
import type { Plan } from '../../core/generated/plan-format';
import { readPlan } from '../../core/plan/read';
import { lineIndex } from '../../core/report/lines';
import { locateProblems } from '../../core/report/locate';
import { word } from '../../core/messages/messages';
import { readReasonOf } from '../../node/failures';
import { readTextFile } from '../../node/read';
import { complainAbout, severityColours, shownLine, shownName } from '../lines';
import type { Io } from '../output';

/** Undefined if the plan cannot be run, which has been reported. */
export function planIn(file: string, io: Io): Plan | undefined {
  let text: string;
  try {
    text = readTextFile(file);
  } catch (error) {
    complainAbout(io, file, readReasonOf(error));
    return undefined;
  }
  const { plan, problems } = readPlan(text);
  const lines = lineIndex(text);
  const spans = locateProblems(text, problems);
  problems.forEach(({ severity, message, rule }, index) => {
    const { line, column } = lines.positionAt(spans[index]?.offset ?? 0);
    const kind = io.err.paint(severity, severityColours[severity]);
    const place = `${shownName(file)}:${String(line + 1)}:${String(column + 1)}`;
    io.err.write(`${place}: ${kind}: ${shownLine(message)} [${rule}]\n`);
  });
  if (!plan) complainAbout(io, file, word('run.unusable'));
  return plan;
}

/** The log of a plan. */
export function logOf(planFile: string, { log }: Plan): string {
  return join(dirname(planFile), log ?? `${basename(planFile).replace(/(\.vmiplan)?\.json$/i, '')}.vmiruns.jsonl`);
}

/** A comparison as JSON, version 1: see docs/compare-json.md. */
import { plainComparison } from '../../core/compare/plain';
import { sayEnglish } from '../../core/messages/messages';
import { version } from '../../../package.json';
import { finiteJson, type Io } from '../output';
import type { CompareOutcome } from './model';

export function comparedJson({ pairs, unreadable, gate, settings, exitCode }: CompareOutcome, { out }: Io): void {
  const value = {
    vmibenchCompare: 1,
    version,
    failOn: gate.failOn,
    inconclusive: gate.inconclusive,
    options: settings.options,
    errors: unreadable.map(({ name, why }) => ({ file: name, error: sayEnglish(why) })),
    comparisons: pairs.map(plainComparison),
    exitCode,
  };
  out.json(`${finiteJson(value, 1)}\n`);
}

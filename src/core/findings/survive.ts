/** Rules that fail: the failure becomes a finding with the rule's name, and the other rules still speak. */
import { word, type Message } from '../messages/messages';
import { plainText } from '../text/inert';
import type { Path } from '../report/path';
import type { RuleHit } from './rule';

/** The hit that says that a rule could not look at its place. It is never waived, and its severity is fixed. */
export interface FailedHit extends RuleHit {
  readonly failed: true;
}

/**
 * The hits of a rule or, if it throws, one hit that says so. Never throws.
 * @param path what the rule was looking at
 */
export function surviving<Hit>(find: () => readonly Hit[], path: Path): readonly (Hit | FailedHit)[] {
  try {
    return find();
  } catch (error) {
    return [failedHit(error, path)];
  }
}

/** The hit that stands for a rule that failed with an error. */
export function failedHit(error: unknown, path: Path): FailedHit {
  return { path, part: 'value', severity: 'error', failed: true, message: ruleFailed(error) };
}

/** The sentence for a rule that failed. */
export function ruleFailed(error: unknown): Message {
  return word('finding.rule-failed', { why: plainText(error instanceof Error ? error.message : String(error)) });
}

export function isFailed(hit: RuleHit): hit is FailedHit {
  return 'failed' in hit;
}

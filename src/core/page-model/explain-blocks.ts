/** Sentences of an explanation for sides that are compared within blocks. */
import { blocksOf } from '../analysis/needed';
import type { Row } from '../analysis/model';
import { restartWord } from '../analysis/restart';
import { word, type Message } from '../messages/messages';
import { minBlocks } from '../statistics/blocks';
import type { ComparedBlocks, TestedComparison } from '../statistics/compare';
import { formatPercent } from '../text/ratio';

/** The names of both sides, their numbers of runs, and their values with units. */
interface Sides {
  /** What boots are, as a noun. */
  readonly restart: Message;
  readonly base: string;
  readonly cand: string;
  readonly n: number;
  readonly m: number;
  readonly old: string;
  readonly now: string;
}

export function blockSidesText({ base, cand, n, m, old, now, restart }: Sides, blocks: ComparedBlocks): Message[] {
  const joined = blocks.shared > blocks.count;
  return [
    word('explain.sides-blocks', { base, cand, n, m, blocks: blocks.count }),
    ...(joined ? [word('explain.blocks-joined', { shared: blocks.shared, restart })] : []),
    ...(blocks.left > 0 ? [word('explain.blocks-left', { n: blocks.left })] : []),
    word('explain.varies-blocks', { base, cand, old, now, cv: formatPercent(blocks.sd, { unsigned: true }) }),
  ];
}

export function blockMethodText({ method, estimate }: TestedComparison, { count, outliers }: ComparedBlocks): Message {
  if (method === 'signed-scores')
    return word(estimate === 'scores' ? 'explain.method-signed-scores' : 'explain.method-signed-scores-steps', {
      n: outliers,
    });
  return word(count < 20 ? 'explain.method-few-blocks' : 'explain.method-block-logs');
}

/** What a reader must know about the blocks of a row, whether they are compared or too few. */
export function blockCaveats(row: Row, test: TestedComparison): Message[] {
  if (test.blocks) {
    const known = [row.base, row.cand].every((side) => side?.boots !== undefined || side?.bootCount !== undefined);
    return known || isReset(row)
      ? []
      : [word('explain.blocks-boots-unknown', { restart: restartWord(row.cand?.restart, 1) })];
  }
  const design = blocksOf(row);
  return design ? [word('explain.few-blocks', { n: design.count, least: minBlocks })] : [];
}

function isReset({ base }: Row): boolean {
  return base?.restart === 'toggle' || base?.restart === 'run';
}

import { claimMutations } from './claims';
import { descriptionMutations } from './description';
import { designMutations } from './design';
import type { Mutation } from './mutation';
import { readerMutations } from './reader';
import { runMutations } from './runs';
import { storedMutations } from './stored';
import { structureMutations } from './structure';
import { verdictMutations } from './verdicts';

/** Mutations for the rules; their texts remain valid reports. */
export const ruleMutations: readonly Mutation[] = [
  ...verdictMutations,
  ...structureMutations,
  ...descriptionMutations,
  ...designMutations,
  ...runMutations,
  ...claimMutations,
  ...storedMutations,
];

export const allMutations: readonly Mutation[] = [...ruleMutations, ...readerMutations];

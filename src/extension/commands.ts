/** Commands whose code is loaded when one of them is first used: by the bundle that has it. */
export const laterCommands = {
  report: [
    'vmibench.openReport',
    'vmibench.openReportToSide',
    'vmibench.openAsText',
    'vmibench.openAsTextToSide',
    'vmibench.openTextByDefault',
    'vmibench.openPageByDefault',
    'vmibench.revealRow',
    'vmibench.openRow',
    'vmibench.showRowInJson',
    'vmibench.copyRow',
    'vmibench.copyTable',
    'vmibench.applyFix',
    'vmibench.showRule',
    'vmibench.showFormat',
    'vmibench.showLog',
    'vmibench.newReport',
    'vmibench.openSample',
  ],
  compare: [
    'vmibench.compare',
    'vmibench.compareSelected',
    'vmibench.selectForCompare',
    'vmibench.compareWithSelected',
    'vmibench.compareWithHead',
    'vmibench.compareWithRevision',
    'vmibench.addToComparison',
    'vmibench.exportComparison',
    'vmibench.history',
    'vmibench.shelfGroup',
    'vmibench.shelfPin',
    'vmibench.shelfUnpin',
    'vmibench.shelfCompare',
    'vmibench.shelfCompareWithPinned',
    'vmibench.export',
    'vmibench.copyForCoverLetter',
    'vmibench.copyTableAsMarkdown',
  ],
  import: [
    'vmibench.importResults',
    'vmibench.importMail',
    'vmibench.importMailClipboard',
    'vmibench.describeMachine',
    'vmibench.convertRunLog',
    'vmibench.copyAsReply',
  ],
  plan: [
    'vmibench.newPlan',
    'vmibench.measureAgain',
    'vmibench.runPlan',
    'vmibench.resumePlan',
    'vmibench.dryRunPlan',
    'vmibench.calibratePlan',
  ],
} as const;

type Lists = typeof laterCommands;

/** What a bundle does for its commands. The explorer gives what was clicked, and all that is selected. */
export type Commands<Bundle extends keyof Lists> = Readonly<
  Record<Lists[Bundle][number], (...given: unknown[]) => Promise<void>>
>;

/** The formats of build servers, by name: what help pages and options need to know. */

export const ciFormatNames = ['sarif', 'github', 'gitlab', 'junit', 'summary'] as const;
export type CiFormat = (typeof ciFormatNames)[number];

/** The part of a help page about these formats. */
export const ciFormatsHelp = `                         sarif    SARIF 2.1.0 for code scanning, with fixes; waived
                                  findings are suppressed, inconclusive ones are for review
                         github   workflow annotations for GitHub Actions
                         gitlab   a code quality report for GitLab
                         junit    test results: a row that fails is a failure, one that
                                  could not be decided or judged is skipped
                         summary  Markdown for a job's page or a merge request, worst
                                  first, at most 64,000 characters`;

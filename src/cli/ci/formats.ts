/** The formats of build servers by name. */
import type { Io } from '../output';
import { githubWriter } from './github';
import { gitlabWriter } from './gitlab';
import { junitWriter } from './junit';
import type { CiRun, CiWriter } from './model';
import { sarifWriter } from './sarif';
import { summaryWriter } from './summary';

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

export function ciWriter(format: CiFormat, run: CiRun, io: Io): CiWriter {
  switch (format) {
    case 'sarif':
      return sarifWriter(run, io);
    case 'github':
      return githubWriter(io);
    case 'gitlab':
      return gitlabWriter(io);
    case 'junit':
      return junitWriter(run, io);
    case 'summary':
      return summaryWriter(run, io);
  }
}

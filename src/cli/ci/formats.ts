/** The formats of build servers by name. */
import type { Io } from '../output';
import type { CiFormat } from './format-names';
import { githubWriter } from './github';
import { gitlabWriter } from './gitlab';
import { junitWriter } from './junit';
import type { CiRun, CiWriter } from './model';
import { sarifWriter } from './sarif';
import { summaryWriter } from './summary';

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

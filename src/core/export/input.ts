/** What every exporter is given. All of them are pure: the same input has the same text, in every host. */
import type { Analysis } from '../analysis/model';
import type { Finding } from '../findings/model';
import type { Report } from '../generated/format';

export interface ExportInput {
  readonly report: Report;
  /** Of this report, against the baseline that the export is to have. */
  readonly analysis: Analysis;
  readonly findings: readonly Finding[];
  /** The one subject to show; without it all judged subjects are shown, one after the other. */
  readonly candidate?: string;
}

/** A target: English text from a report, its analysis and its findings. */
export type Exporter = (input: ExportInput) => string;

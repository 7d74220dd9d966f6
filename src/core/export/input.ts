/** The input of every exporter. Exporters are pure: the same input gives the same text in every host. */
import type { Analysis } from '../analysis/model';
import type { Finding } from '../findings/model';
import type { Report } from '../generated/format';

export interface ExportInput {
  readonly report: Report;
  /** Of this report, against the baseline of the export. */
  readonly analysis: Analysis;
  readonly findings: readonly Finding[];
  /** The only subject to show; without it, all judged subjects in turn. */
  readonly candidate?: string;
}

/** An export format: English text from a report, its analysis and its findings. */
export type Exporter = (input: ExportInput) => string;

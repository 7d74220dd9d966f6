/** A report out of the editor: into the clipboard, an editor, a file. The text is made of the page's own pair. */
import { nameWithoutKind } from '../../core/text/file-names';
import type * as vscode from 'vscode';
import { exportFormats, formatNames, type ExportFormat } from '../../core/export/formats';
import type { ExportInput } from '../../core/export/input';
import { word } from '../../core/messages/messages';
import type { ReportDocument, ReportText } from './report-document';
import { askFormat, askPlace, deliver, type ExportPlace } from '../../host/deliver';
import { notify } from '../../host/show';
import { obstacles } from './shown';

/** What is exported: a text, against a chosen baseline, of one candidate or all. */
export interface ExportSource {
  readonly report: ReportDocument<ReportText>;
  readonly baseline?: string;
  readonly candidate?: string;
}

/** What to export; undefined, with the reason shown, where the text as it is now is no report. */
export function inputOf({ report, baseline, candidate }: ExportSource): ExportInput | undefined {
  const state = report.fresh;
  // The last good text may still be shown, but an export would pass it off as the present one.
  const analysis = state.reading.report && report.against(baseline);
  if (!analysis || !state.reading.report) {
    const [first] = obstacles(state);
    notify('error', first ? word('export.broken', { why: first.message }) : word('export.broken-plain'));
    return undefined;
  }
  return { report: state.reading.report, analysis, findings: state.findings, candidate };
}

/** Asks for what the caller leaves open. */
export async function exportFrom(source: ExportSource, to?: ExportFormat, where?: ExportPlace): Promise<void> {
  const input = inputOf(source);
  const format = input && (to ?? (await askFormat(formatNames)));
  const place = format && (where ?? (await askPlace(format)));
  if (!input || !format || !place) return;
  await deliver({
    text: exportFormats[format].write(input),
    format,
    place,
    beside: source.report.uri,
    name: nameFor(source.report.uri, format),
  });
}

function nameFor(report: vscode.Uri, format: ExportFormat): string {
  const name = nameWithoutKind(report.path) || 'report';
  return `${name}${format === 'cover' ? '-cover' : ''}`;
}

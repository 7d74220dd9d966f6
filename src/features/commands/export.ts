/** Exports from the palette, the explorer and titles. The page's own button goes to its session. */
import * as vscode from 'vscode';
import type { ReportDocuments } from '../report-page/documents';
import { places, toClipboard, type ExportPlace } from '../../host/deliver';
import { exportFrom, inputOf, type ExportSource } from '../report-page/export';
import type { ReportEditorProvider } from '../report-page/provider';
import { formatNames, type ExportFormat } from '../../core/export/formats';
import { markdownTable } from '../../core/export/markdown';
import { shownOf } from '../../core/export/parts';
import { word } from '../../core/messages/messages';
import { targetOf } from './target';

/** What a caller may fix beforehand: keybindings and other extensions. */
interface Given {
  readonly to?: ExportFormat;
  readonly where?: ExportPlace;
}

function givenOf(value: unknown): Given {
  const { to, where } = typeof value === 'object' && value !== null ? (value as { to?: unknown; where?: unknown }) : {};
  return { to: formatNames.find((name) => name === to), where: places.find((name) => name === where) };
}

export function exportCommands(documents: ReportDocuments, editor: ReportEditorProvider) {
  /** With the pair that its page shows, where it has one. */
  const source = async (given: unknown): Promise<ExportSource | undefined> => {
    const uri = targetOf(given);
    if (!uri) return undefined;
    return editor.exported(uri) ?? { report: documents.of(await vscode.workspace.openTextDocument(uri)) };
  };
  return {
    'vmibench.export': async (given: unknown, more: unknown): Promise<void> => {
      const from = await source(given);
      // The explorer hands on what is selected as the second argument, which is none of ours.
      const { to, where } = Array.isArray(more) ? {} : givenOf(more);
      if (from) await exportFrom(from, to, where);
    },
    'vmibench.copyForCoverLetter': async (given: unknown): Promise<void> => {
      const from = await source(given);
      if (from) await exportFrom(from, 'cover', 'copy');
    },
    'vmibench.copyTableAsMarkdown': async (given: unknown): Promise<void> => {
      const from = await source(given);
      const input = from && inputOf(from);
      if (!input) return;
      const tables = shownOf(input)
        .parts.filter(({ rows }) => rows.length > 0)
        .map((part) => markdownTable(part, input.analysis.correction.alpha));
      await toClipboard(`${tables.join('\n\n')}\n`, word('export.markdown'));
    },
  };
}

/** What a tool printed, open in an editor: an action that makes a report of it, in a new file beside it. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { CodeActionKind, type ClientCapabilities, type CodeAction } from 'vscode-languageserver/node.js';
import { sayEnglish, word } from '../core/messages/messages';
import { reportText } from '../core/report/layout';
import { plainText } from '../core/text/inert';

export const importKind = `${CodeActionKind.Source}.vmibench.import`;

/** A longer text is imported on the command line: an editor asks for actions at each move of its cursor. */
const maxUnits = 4_000_000;
/** More files of one name are nobody's intention. */
const maxNumber = 99;

interface Output {
  readonly tool: string;
  /** Of the report. */
  readonly text: string;
}

/** Of the newest version that was asked about; no output for a text that no tool printed. */
const known = new WeakMap<TextDocument, { readonly version: number; readonly output?: Output }>();

/** Whether a client can make a file as part of an edit. */
export const canCreate = ({ workspace }: ClientCapabilities): boolean =>
  workspace?.workspaceEdit?.documentChanges === true &&
  workspace.workspaceEdit.resourceOperations?.includes('create') === true;

/** The action, if a tool's output is recognised. What reads outputs is loaded only when somebody asks. */
export async function importAction(document: TextDocument): Promise<CodeAction | undefined> {
  const { version } = document;
  const before = known.get(document);
  const output = before?.version === version ? before.output : await read(document);
  known.set(document, { version, output });
  const uri = freeUri(document.uri);
  if (!output || uri === undefined) return undefined;
  const start = { line: 0, character: 0 };
  return {
    title: sayEnglish(word('cli.lsp-import', { tool: output.tool, file: plainText(nameOf(uri)) })),
    kind: importKind,
    edit: {
      documentChanges: [
        { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
        { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: output.text }] },
      ],
    },
  };
}

async function read(document: TextDocument): Promise<Output | undefined> {
  const text = document.getText();
  if (text.length > maxUnits) return undefined;
  const { importFiles } = await import('../core/import/import');
  const { report, preview } = importFiles([{ path: nameOf(document.uri), text }]);
  return report && { tool: preview.files[0]?.toolName ?? '', text: reportText(report) };
}

const nameOf = (uri: string): string => {
  const last = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
};

/** Beside the output, with its name: "fio.vmibench.json" for "fio.json", or "fio-2.vmibench.json" if that is there. */
function freeUri(uri: string): string | undefined {
  const stem = uri.replace(/\.[^./]*$/, '');
  for (let n = 1; n <= maxNumber; n++) {
    const one = `${stem}${n > 1 ? `-${n}` : ''}.vmibench.json`;
    if (!isThere(one)) return one;
  }
  return undefined;
}

function isThere(uri: string): boolean {
  try {
    return uri.startsWith('file:') && existsSync(fileURLToPath(uri));
  } catch {
    // An address that is no path here: the client refuses to overwrite.
    return false;
  }
}

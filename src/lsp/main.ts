/**
 * A language server on standard input and output, for editors other than VS Code. Reports are `*.vmibench.json`; in
 * other files it offers to make a report of what a tool printed. The process ends with its client: on `exit`, when the
 * input ends, or when the client's process is gone.
 */
import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import {
  CodeActionKind,
  createConnection,
  ErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  type InitializeResult,
} from 'vscode-languageserver/node.js';
import { version } from '../../package.json';
import { exportFormats } from '../core/export/formats';
import { readSettings, type CheckSettings } from '../core/judge/settings';
import { en } from '../core/messages/en';
import { bring } from '../core/messages/messages';
import * as answers from './answers';
import { canCreate, importAction, importKind } from './import-action';
import * as navigation from './navigation';
import { OpenReport, type OpenState } from './open-report';

bring(en);

const connection = createConnection(process.stdin, process.stdout);
const reports = new Map<string, OpenReport>();
/** Other texts, which may be what a tool printed. */
const others = new Map<string, TextDocument>();
/** Whether the client can make a file. */
let makesFiles = false;
const markdownCommand = 'vmibench.markdown';
const fixAllKind = `${CodeActionKind.SourceFixAll}.vmibench`;
/** Typing is followed at the pause after it, not at every key. */
const pauseMs = 200;

let settings: CheckSettings = readSettings(() => undefined);
const timers = new Map<string, ReturnType<typeof setTimeout>>();

/** A setting by its dotted name, from an object as editors send it: nested, or with dotted keys. */
function settingIn(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const own = value as Readonly<Record<string, unknown>>;
  if (Object.hasOwn(own, name)) return own[name];
  const dot = name.indexOf('.');
  const [first, rest] = [name.slice(0, dot), name.slice(dot + 1)];
  return dot > 0 && Object.hasOwn(own, first) ? settingIn(own[first], rest) : undefined;
}

function configure(value: unknown): void {
  const section = settingIn(value, 'vmibench') ?? value;
  settings = readSettings((name) => settingIn(section, name));
}

const isReport = (uri: string): boolean => /\.vmibench\.json$/i.test(uri);

function publish(open: OpenReport): void {
  const { uri, version: of } = open.document;
  clearTimeout(timers.get(uri));
  const diagnostics = answers.diagnosticsOf(open, open.state(settings));
  void connection.sendDiagnostics({ uri, version: of, diagnostics });
}

/** The answer about an open report; `none` about any other file. */
function about<Answer>(uri: string, answer: (open: OpenReport, state: OpenState) => Answer, none: Answer): Answer {
  const open = reports.get(uri);
  return open ? answer(open, open.state(settings)) : none;
}

connection.onInitialize(({ initializationOptions, capabilities }): InitializeResult => {
  configure(initializationOptions);
  makesFiles = canCreate(capabilities);
  return {
    serverInfo: { name: 'vmibench', version },
    capabilities: {
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      hoverProvider: true,
      codeLensProvider: {},
      completionProvider: { triggerCharacters: ['"'] },
      documentSymbolProvider: true,
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind, importKind] },
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
      foldingRangeProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      renameProvider: { prepareProvider: true },
      executeCommandProvider: { commands: [markdownCommand] },
    },
  };
});

connection.onDidChangeConfiguration(({ settings: value }) => {
  configure(value);
  for (const open of reports.values()) publish(open);
});

connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version: of, text } }) => {
  const document = TextDocument.create(uri, languageId, of, text);
  if (!isReport(uri)) return void others.set(uri, document);
  const open = new OpenReport(document);
  reports.set(uri, open);
  publish(open);
});

connection.onDidChangeTextDocument(({ textDocument: { uri, version: of }, contentChanges }) => {
  const other = others.get(uri);
  if (other) others.set(uri, TextDocument.update(other, contentChanges, of));
  const open = reports.get(uri);
  if (!open) return;
  // Each change is about the text that the one before it left.
  for (const change of contentChanges) {
    open.edited(rangeChange(open.document, change));
    open.document = TextDocument.update(open.document, [change], of);
  }
  clearTimeout(timers.get(uri));
  timers.set(
    uri,
    setTimeout(() => publish(open), pauseMs),
  );
});

function rangeChange(
  document: TextDocument,
  change: TextDocumentContentChangeEvent,
): Parameters<OpenReport['edited']>[0] {
  const { text } = change;
  if (!('range' in change)) return { rangeOffset: 0, rangeLength: document.getText().length, text };
  const [from, to] = [document.offsetAt(change.range.start), document.offsetAt(change.range.end)];
  return { rangeOffset: from, rangeLength: to - from, text };
}

connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
  clearTimeout(timers.get(uri));
  timers.delete(uri);
  others.delete(uri);
  if (reports.delete(uri)) void connection.sendDiagnostics({ uri, diagnostics: [] });
});

connection.onHover(({ textDocument: { uri }, position }) =>
  about(uri, (open, state) => answers.hoverAt(open, state, position), undefined),
);
connection.onCodeLens(({ textDocument: { uri } }) =>
  about(uri, (open, state) => answers.lensesOf(open, state, markdownCommand), []),
);
connection.onCompletion(({ textDocument: { uri }, position }) =>
  about(uri, (open, state) => answers.completionsAt(open, state, position), []),
);
connection.onDocumentSymbol(({ textDocument: { uri } }) => about(uri, answers.symbolsOf, []));
connection.onFoldingRanges(({ textDocument: { uri } }) => about(uri, answers.foldsOf, []));
connection.onDocumentFormatting(({ textDocument: { uri } }) => about(uri, (open) => answers.formatEdits(open), []));
connection.onDocumentRangeFormatting(({ textDocument: { uri }, range }) =>
  about(uri, (open) => answers.formatEdits(open, range), []),
);
connection.onCodeAction(async ({ textDocument: { uri }, range, context: { only, diagnostics } }) => {
  const wants = (kind: string): boolean => !only || only.some((one) => kind === one || kind.startsWith(`${one}.`));
  const other = makesFiles && wants(importKind) ? others.get(uri) : undefined;
  const made = other && (await importAction(other));
  if (made) return [made];
  return about(
    uri,
    (open, state) => [
      ...(wants(CodeActionKind.QuickFix) ? answers.actionsIn(open, state, range, diagnostics) : []),
      ...(only && wants(fixAllKind) ? answers.fixAll(open, state, fixAllKind) : []),
    ],
    [],
  );
});
connection.onDefinition(({ textDocument: { uri }, position }) =>
  about(uri, (open) => navigation.definitionAt(open, position), []),
);
connection.onReferences(({ textDocument: { uri }, position, context: { includeDeclaration } }) =>
  about(uri, (open) => navigation.referencesAt(open, position, includeDeclaration), []),
);
connection.onDocumentHighlight(({ textDocument: { uri }, position }) =>
  about(uri, (open) => navigation.highlightsAt(open, position), []),
);
connection.onPrepareRename(({ textDocument: { uri }, position }) =>
  about(uri, (open) => navigation.renamedAt(open, position), null),
);
connection.onRenameRequest(({ textDocument: { uri }, position, newName }) =>
  about(uri, (open) => navigation.renameEdits(open, position, newName), null),
);

/** The report as Markdown, for a client that shows it in a document. */
connection.onExecuteCommand(({ command, arguments: [uri] = [] }) => {
  const open = typeof uri === 'string' ? reports.get(uri) : undefined;
  if (command !== markdownCommand || !open)
    throw new ResponseError(ErrorCodes.InvalidParams, `${command}: the address of an open report is needed`);
  const { good, findings } = open.state(settings);
  return good ? exportFormats.markdown.write({ ...good, findings }) : null;
});

connection.listen();

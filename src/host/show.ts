/**
 * What VS Code shows around the editors: notifications, lists, prompts, progress, the status bar, items of trees. Only
 * here are they asked for (the lint step checks that), and each takes sentences of the catalogue or plain text and
 * makes it inert: VS Code makes links that run commands of `[text](command:…)`, and icons of `$(name)`.
 */
import * as vscode from 'vscode';
import { iconless, listText, plainText, sayInert, sayNotice } from '../core/text/inert';
import type { Message } from '../core/messages/messages';
import { say } from './say';

const shown = {
  information: vscode.window.showInformationMessage,
  warning: vscode.window.showWarningMessage,
  error: vscode.window.showErrorMessage,
};

/** A notification. Nobody waits for it. */
export function notify(severity: keyof typeof shown, message: Message): void {
  void shown[severity](sayNotice(say, message));
}

/** A notification with buttons; resolves to the message of the one that was clicked. */
export async function offer<M extends Message>(message: Message, ...buttons: readonly M[]): Promise<M | undefined> {
  const items = buttons.map((of) => ({ title: sayNotice(say, of), of }));
  return (await vscode.window.showInformationMessage(sayNotice(say, message), ...items))?.of;
}

/** An entry of a list before it is shown: its texts may be of any file. */
export interface ListItem<T> {
  readonly of: T;
  readonly label: Message | string;
  readonly description?: Message | string;
  readonly detail?: Message | string;
  readonly picked?: boolean;
}

/** An entry as VS Code shows it. Made by `listItem` only. */
export type ShownItem<T> = vscode.QuickPickItem & { readonly of?: T; readonly inert: true };

const maxListLength = 200;
const inList = (text: Message | string): string =>
  listText(typeof text === 'string' ? plainText(text, maxListLength) : sayInert(say, text));

/** An entry with texts in which nothing becomes an icon. */
export function listItem<T>({ of, label, description, detail, picked }: ListItem<T>): ShownItem<T> {
  return {
    of,
    label: inList(label),
    description: description === undefined ? undefined : inList(description),
    detail: detail === undefined ? undefined : inList(detail),
    picked,
    inert: true,
  };
}

/** A line between entries. */
export function listSeparator<T>(label: Message): ShownItem<T> {
  return { label: inList(label), kind: vscode.QuickPickItemKind.Separator, inert: true };
}

interface ListOptions {
  readonly title: Message;
  readonly placeHolder?: Message;
  readonly matchOnDescription?: boolean;
  readonly matchOnDetail?: boolean;
  readonly ignoreFocusOut?: boolean;
}

/** Asks for one entry of a list; undefined if the user chose none. */
export async function pickOne<T>(
  items: readonly ListItem<T>[],
  { title, placeHolder, ...options }: ListOptions,
): Promise<T | undefined> {
  const chosen = await vscode.window.showQuickPick(items.map(listItem), {
    ...options,
    title: sayNotice(say, title),
    placeHolder: placeHolder && sayNotice(say, placeHolder),
  });
  return chosen?.of;
}

/** A list that is filled while it is open. */
export function newPicker<T>(): Omit<vscode.QuickPick<ShownItem<T>>, 'title' | 'placeholder'> & {
  readonly describe: (texts: { readonly title?: Message; readonly placeholder?: Message }) => void;
} {
  const picker = vscode.window.createQuickPick<ShownItem<T>>();
  return Object.assign(picker, {
    describe: ({ title, placeholder }: { readonly title?: Message; readonly placeholder?: Message }) => {
      if (title) picker.title = sayNotice(say, title);
      if (placeholder) picker.placeholder = sayNotice(say, placeholder);
    },
  });
}

/** Asks for a text; undefined if the user gave none. `fault` says what is wrong with it. */
export function askText(
  title: Message,
  prompt: Message,
  fault: (text: string) => Message | undefined,
): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: sayNotice(say, title),
    prompt: sayNotice(say, prompt),
    ignoreFocusOut: true,
    validateInput: (text) => {
      const wrong = fault(text);
      return wrong && sayNotice(say, wrong);
    },
  });
}

/** Says something in the status bar for a few seconds. */
export function passingStatus(message: Message, milliseconds: number): void {
  vscode.window.setStatusBarMessage(iconless(sayInert(say, message)), milliseconds);
}

/** What an item of the status bar says. */
export interface StatusLook {
  /** The name of an icon of VS Code's. */
  readonly icon: string;
  readonly text: Message;
  /** Lines. */
  readonly tooltip: readonly Message[];
  readonly command: vscode.Command;
}

/** An item at the left of the status bar, hidden at first. */
export function statusItem(id: string, name: Message, priority: number) {
  const item = vscode.window.createStatusBarItem(id, vscode.StatusBarAlignment.Left, priority);
  item.name = sayInert(say, name);
  let shown: string | undefined;
  return {
    show: (look: StatusLook): void => {
      // VS Code draws an item anew whenever it is set, also to the same: a click at that moment would be lost.
      const now = JSON.stringify(look);
      if (now === shown) return;
      shown = now;
      const { icon, text, tooltip, command } = look;
      const lines = tooltip.map((line) => sayInert(say, line)).join('\n');
      item.text = `$(${icon}) ${iconless(sayInert(say, text))}`;
      item.tooltip = lines;
      item.accessibilityInformation = { label: lines };
      item.command = command;
      item.show();
    },
    hide: () => {
      shown = undefined;
      item.hide();
    },
    dispose: () => item.dispose(),
  };
}

/** Progress as a notification that can be cancelled. */
export function inProgress<T>(
  title: Message,
  task: (
    step: (step: { readonly message?: Message; readonly increment?: number }) => void,
    token: vscode.CancellationToken,
  ) => Thenable<T>,
): Thenable<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, cancellable: true, title: sayNotice(say, title) },
    (progress, token) =>
      task(
        ({ message, increment }) => progress.report({ message: message && sayNotice(say, message), increment }),
        token,
      ),
  );
}

/** A bar over a view while work goes on. */
export function inView(viewId: string, work: Promise<unknown>): void {
  void vscode.window.withProgress({ location: { viewId } }, () => work);
}

/** The texts of an item of a tree, of any file. */
export interface TreeLook {
  readonly label: Message | string;
  readonly description?: Message;
  /** Lines; those that are undefined are left out. */
  readonly tooltip?: readonly (Message | string | undefined)[];
}

/** An item of a tree. Its texts are plain, and its tooltip is not Markdown. */
export function treeItem(
  { label, description, tooltip }: TreeLook,
  state = vscode.TreeItemCollapsibleState.None,
): vscode.TreeItem {
  const plain = (text: Message | string): string => (typeof text === 'string' ? plainText(text) : sayInert(say, text));
  const item = new vscode.TreeItem(plain(label), state);
  if (description) item.description = plain(description);
  item.tooltip = tooltip
    ?.flatMap((line) => (line === undefined ? [] : [plain(line)]))
    .filter(Boolean)
    .join('\n');
  return item;
}

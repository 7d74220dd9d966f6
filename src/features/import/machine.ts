/** A report without a machine gets one: from another report, from the output of vmibench-env.sh, or by hand. */
import * as vscode from 'vscode';
import type { Environment } from '../../core/generated/format';
import { entryOf, machinesIn, withMachine } from '../../core/import/machine-into-text';
import { word, type Message } from '../../core/messages/messages';
import { decode } from '../../core/text/decode';
import { lastPart, reportGlob, reportName } from '../../core/text/file-names';
import { findInWorkspace } from '../../host/find';
import { log } from '../../host/log';
import { say } from '../../host/say';
import { askText, notify, pickOne } from '../../host/show';

const maxListed = 500;

type Way = 'report' | 'file' | 'clipboard' | 'hand';

/** Asks for a machine and writes it as one edit, which one undo reverts. */
export async function describeMachine(uri: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const file = lastPart(uri.path);
  const ways = (['report', 'file', 'clipboard', 'hand'] as const).map((of: Way) => ({
    of,
    label: word(`machine.${of}`),
    detail: word(`machine.${of}-detail`),
  }));
  const way = await pickOne(ways, { title: word('machine.title', { file }) });
  const machine = way && (await from(way, uri));
  if (!machine) return;
  const edit = withMachine(document.getText(), machine);
  if ('why' in edit) return notify('warning', edit.why);
  const change = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(edit.offset), document.positionAt(edit.offset + edit.length));
  change.replace(uri, range, edit.text);
  if (!(await vscode.workspace.applyEdit(change))) notify('warning', word('importing.edit-refused', { file }));
}

async function from(way: Way, uri: vscode.Uri): Promise<Environment | undefined> {
  switch (way) {
    case 'report':
      return fromFile(await anotherReport(uri));
    case 'file':
      return fromFile((await vscode.window.showOpenDialog({ title: say(word('machine.file')) }))?.[0]);
    case 'clipboard':
      return oneOf(await vscode.env.clipboard.readText());
    case 'hand':
      return byHand();
  }
}

async function anotherReport(uri: vscode.Uri): Promise<vscode.Uri | undefined> {
  const found = await findInWorkspace(reportGlob, (name) => name.endsWith('.vmibench.json'), maxListed);
  const others = found
    .filter((one) => one.toString() !== uri.toString())
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map((of) => ({ of, label: reportName(of.path), description: vscode.workspace.asRelativePath(of) }));
  if (others.length > 0) return pickOne(others, { title: word('machine.report'), matchOnDescription: true });
  return void notify('information', word('machine.no-others'));
}

async function fromFile(uri: vscode.Uri | undefined): Promise<Environment | undefined> {
  if (!uri) return undefined;
  try {
    return await oneOf(decode(await vscode.workspace.fs.readFile(uri)));
  } catch (error) {
    log().warn(`cannot read ${uri.toString()}: ${String(error)}`);
    return void notify('warning', word('machine.unreadable', { file: lastPart(uri.path) }));
  }
}

/** The machine of a text; of several, the user chooses. */
async function oneOf(text: string): Promise<Environment | undefined> {
  const machines = machinesIn(text);
  if (machines.length === 0) return void notify('warning', word('machine.none'));
  if (machines.length === 1) return machines[0];
  const items = machines.map((of) => ({ of, label: of.label ?? of.id, description: of.host?.cpu?.model }));
  return pickOne(items, { title: word('machine.which') });
}

/** What is asked for by hand is what comparisons need first; an empty answer leaves a fact out. */
async function byHand(): Promise<Environment | undefined> {
  const answers: string[] = [];
  for (const fact of ['cpu', 'kernel', 'hypervisor'] as const) {
    const given = await askText(word(`machine.ask-${fact}`), word('machine.ask-prompt'), noFault);
    if (given === undefined) return undefined;
    answers.push(given.trim());
  }
  const [model, kernel, name] = answers;
  if (!model && !kernel && !name) return undefined;
  return entryOf('', {
    host: { ...(model && { cpu: { model } }), ...(kernel && { kernel }) },
    ...(name && { hypervisor: { name } }),
  });
}

const noFault = (): Message | undefined => undefined;

/** Tools for language models, and what other extensions call: a bundle of its own, which most windows never load. */
import type * as vscode from 'vscode';
import { AgentRefusal, type AgentFile } from '../core/agent/ground';
import { reportWork, type AgentWork } from '../core/agent/run';
import type { AgentToolName } from '../core/agent/table';
import { agentWords, toolWords } from '../core/messages/en/agent';
import { compareWords } from '../core/messages/en/compare';
import { exporterWords } from '../core/messages/en/exporters';
import { bring, word } from '../core/messages/messages';
import { decode } from '../core/text/decode';
import type { RevisionsOf } from '../features/agent/ground';
import { languageModelTool } from '../features/agent/tool';
import { isNode } from '../host/bundles';
import { gitApi } from '../host/git';
import { later } from './later';

export { compareReports, exportReport, judge, readReport } from '../library/reports';

bring(agentWords, toolWords, compareWords, exporterWords);

/** Where there is Node; VS Code's own git has the program, and is silent where nobody trusts the folder. */
const revisionsOf: RevisionsOf = async (uri) => {
  const api = await gitApi();
  if (!api || uri.scheme !== 'file') throw new AgentRefusal(word('agent.no-revisions'));
  const files: AgentFile[] = [];
  for await (const { commit, bytes } of (await later('git')).revisionsOfFile(uri.fsPath, { git: api.git.path }))
    files.push({ name: commit.slice(0, 12), text: decode(bytes) });
  return files;
};

/** The readers of tools' output are in the bundle of the import. */
const work: Readonly<Record<AgentToolName, AgentWork>> = {
  ...reportWork,
  import_results: async (...given) => (await later('import')).importForAgent(...given),
};

export function agentTool(name: AgentToolName): vscode.LanguageModelTool<unknown> {
  return languageModelTool(name, work[name], isNode() ? revisionsOf : undefined);
}

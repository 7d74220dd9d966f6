/** The tools for language models, as the manifest names them; what they do is loaded when one is first used. */
import * as vscode from 'vscode';
import type { AgentToolName } from '../core/agent/table';
import { log } from '../host/log';
import { later } from './later';

type Tool = vscode.LanguageModelTool<unknown>;

interface Contributed {
  readonly contributes?: { readonly languageModelTools?: readonly { readonly name: string }[] };
}

async function toolOf(name: string): Promise<Tool> {
  return (await later('agent')).agentTool(name as AgentToolName);
}

export function registerAgentTools({ extension }: vscode.ExtensionContext): vscode.Disposable {
  const { contributes } = extension.packageJSON as Contributed;
  // Programs built on VS Code may have no language models.
  const lm = vscode.lm as Partial<typeof vscode.lm> | undefined;
  const made = (contributes?.languageModelTools ?? []).flatMap(({ name }): vscode.Disposable[] => {
    try {
      const tool = lm?.registerTool?.<unknown>(name, {
        prepareInvocation: async (options, token) => (await toolOf(name)).prepareInvocation?.(options, token),
        invoke: async (options, token) => (await toolOf(name)).invoke(options, token),
      });
      return tool ? [tool] : [];
    } catch (error) {
      // Another extension may have a tool of this name.
      log().warn(`no tool ${name}: ${String(error)}`);
      return [];
    }
  });
  return vscode.Disposable.from(...made);
}

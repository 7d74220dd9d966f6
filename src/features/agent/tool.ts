/** A tool of the table as VS Code's language models use it. */
import * as vscode from 'vscode';
import { maxAnswerLength } from '../../core/agent/answer';
import { callTool, type AgentWork } from '../../core/agent/run';
import { agentTools, type AgentToolName } from '../../core/agent/table';
import { word } from '../../core/messages/messages';
import { plainText } from '../../core/text/inert';
import { markdown } from '../../host/markdown';
import { say } from '../../host/say';
import { workspaceGround, type RevisionsOf } from './ground';

/** About as many characters has a token of such answers. */
const charactersPerToken = 3;
/** A path that is to be written is shown whole, or else it is refused by the file system. */
const maxPathLength = 1000;

export function languageModelTool(
  name: AgentToolName,
  work: AgentWork,
  revisionsOf?: RevisionsOf,
): vscode.LanguageModelTool<unknown> {
  const tool = agentTools.find((one) => one.name === name);
  return {
    prepareInvocation: ({ input }) => {
      const to = tool && 'writes' in tool ? target(input) : undefined;
      const invocationMessage = say(word('tool.running'));
      if (to === undefined) return { invocationMessage };
      const message = say(word('tool.write', { file: plainText(to, maxPathLength) }));
      return {
        invocationMessage,
        confirmationMessages: {
          title: say(word('tool.write-title')),
          // Inert: the name is made up by a model that may have read anything.
          message: markdown([message]),
        },
      };
    },
    invoke: async ({ input, tokenizationOptions }, token) => {
      const budget = tokenizationOptions?.tokenBudget;
      const room = budget === undefined ? maxAnswerLength : Math.min(maxAnswerLength, budget * charactersPerToken);
      const answer = await callTool({ name, work, ground: () => workspaceGround(revisionsOf), input, room });
      if (token.isCancellationRequested) throw new vscode.CancellationError();
      return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(answer.toString())]);
    },
  };
}

/** The name of the file that an input asks to write. */
function target(input: unknown): string | undefined {
  const to: unknown = typeof input === 'object' && input !== null && 'to' in input ? input.to : undefined;
  return typeof to === 'string' ? to : undefined;
}

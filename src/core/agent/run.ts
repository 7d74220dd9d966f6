/** Calls a tool: checks its input, and answers, whatever happens. */
import { word, type Message } from '../messages/messages';
import { AgentAnswer } from './answer';
import { checkForAgent, explainForAgent, exportForAgent } from './checking';
import { compareForAgent, historyForAgent } from './comparing';
import { refusalIn, type AgentGround } from './ground';
import { planForAgent } from './planning';
import { checkInput, AgentInput } from './schema';
import { agentTools, type AgentToolName } from './table';

/** What a tool does. It may set `answer.failed`, or throw AgentRefusal. */
export type AgentWork = (input: AgentInput, ground: AgentGround, answer: AgentAnswer) => Promise<void>;

/** All tools but the import, which VS Code has in another bundle. */
export const reportWork: Readonly<Record<Exclude<AgentToolName, 'import_results'>, AgentWork>> = {
  check_report: checkForAgent,
  explain_row: explainForAgent,
  compare_reports: compareForAgent,
  history: historyForAgent,
  export_report: exportForAgent,
  plan_rerun: planForAgent,
};

export interface AgentCall {
  readonly name: AgentToolName;
  readonly work: AgentWork;
  /** May throw AgentRefusal. */
  readonly ground: () => AgentGround | Promise<AgentGround>;
  /** As the agent sent it. */
  readonly input: unknown;
  /** Characters; a host may give less room than `maxAnswerLength`. */
  readonly room?: number;
}

/** Never throws because of an input or a file. */
export async function callTool({ name, work, ground, input, room }: AgentCall): Promise<AgentAnswer> {
  const answer = new AgentAnswer(room);
  const refuse = (why: Message): AgentAnswer => {
    answer.failed = true;
    answer.quote(why);
    return answer;
  };
  const tool = agentTools.find((one) => one.name === name);
  const checked = checkInput(tool?.input ?? agentTools[0].input, input);
  if (!(checked instanceof AgentInput)) return refuse(checked.why);
  try {
    await work(checked, await ground(), answer);
    return answer;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return refuse(refusalIn(error) ?? word('agent.failed', { why }));
  }
}

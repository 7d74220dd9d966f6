/** Tools called in this process, on the files of a folder. */
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { importForAgent } from '../../../src/core/agent/importing';
import { callTool, reportWork } from '../../../src/core/agent/run';
import type { AgentToolName } from '../../../src/core/agent/table';
import { defaultSettings } from '../../../src/core/judge/settings';
import { nodeGround } from '../../../src/mcp/ground';

interface Asked {
  readonly failed: boolean;
  readonly text: string;
}

export async function ask(name: AgentToolName, input: unknown, folder = inRoot('examples')): Promise<Asked> {
  const work = { ...reportWork, import_results: importForAgent }[name];
  const answer = await callTool({ name, work, ground: () => nodeGround([folder], defaultSettings), input });
  return { failed: answer.failed, text: answer.toString() };
}

/** The table of tools as VS Code's manifest has it: see scripts/manifest-tools.mjs. */
import { agentTools } from './table';

/** `languageModelTools` of package.json. */
export const manifestTools = agentTools.map(({ name, description, input }) => ({
  name,
  displayName: `%tool.${name}%`,
  toolReferenceName: `vmibench-${name.replaceAll('_', '-')}`,
  canBeReferencedInPrompt: true,
  userDescription: `%tool.${name}.about%`,
  modelDescription: description,
  inputSchema: input,
  tags: ['vmibench', 'benchmark'],
}));

/** What a person reads of them: keys of package.nls.json. */
export const manifestWords: Readonly<Record<string, string>> = Object.fromEntries(
  agentTools.flatMap(({ name, title, about }) => [
    [`tool.${name}`, title],
    [`tool.${name}.about`, about],
  ]),
);

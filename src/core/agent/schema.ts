/** The input of tools: a small part of JSON Schema, and its check. Hosts do not check what an agent sends. */
import { word, type Message } from '../messages/messages';
import { nearest } from '../report/nearest';

/** Of a path, a name or a title. */
const maxText = 4096;
const maxEntries = 1000;

export type AgentField =
  | { readonly type: 'string'; readonly description: string; readonly enum?: readonly string[] }
  | { readonly type: 'integer'; readonly description: string; readonly minimum: number; readonly maximum: number }
  | {
      readonly type: 'array';
      readonly description: string;
      readonly items: { readonly type: 'string' };
      readonly maxItems: number;
    };

export interface AgentSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, AgentField>>;
  readonly required: readonly string[];
  readonly additionalProperties: false;
}

/** @param optional names that may be missing */
export function schemaOf(properties: AgentSchema['properties'], optional: readonly string[] = []): AgentSchema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, required, additionalProperties: false };
}

export const stringField = (description: string, choices?: readonly string[]): AgentField => ({
  type: 'string',
  description,
  ...(choices && { enum: choices }),
});

export const listField = (description: string): AgentField => ({
  type: 'array',
  description,
  items: { type: 'string' },
  maxItems: maxEntries,
});

export const countField = (description: string, maximum: number): AgentField => ({
  type: 'integer',
  description,
  minimum: 1,
  maximum,
});

/** An input that was checked; a tool asks for what its schema has. */
export class AgentInput {
  constructor(private readonly values: Readonly<Record<string, unknown>>) {}

  /** A required string. */
  text(name: string): string {
    return this.maybe(name) ?? '';
  }

  maybe(name: string): string | undefined {
    const value = this.values[name];
    return typeof value === 'string' ? value : undefined;
  }

  list(name: string): readonly string[] {
    const value = this.values[name];
    return Array.isArray(value) ? (value as readonly string[]) : [];
  }

  count(name: string, otherwise: number): number {
    const value = this.values[name];
    return typeof value === 'number' ? value : otherwise;
  }
}

/** @returns the input, or what is wrong with it */
export function checkInput({ properties, required }: AgentSchema, value: unknown): AgentInput | { why: Message } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { why: word('agent.not-object') };
  const given = value as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(given)) {
    const field = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const why = field ? fieldProblem(name, field, given[name]) : unknownInput(name, Object.keys(properties));
    if (why) return { why };
  }
  const missing = required.find((name) => !Object.hasOwn(given, name));
  return missing === undefined ? new AgentInput(given) : { why: word('agent.missing', { name: missing }) };
}

function unknownInput(name: string, names: readonly string[]): Message {
  const near = nearest(name, names);
  return near
    ? word('agent.unknown-input-near', { name, near })
    : word('agent.unknown-input', { name, names: names.join(', ') });
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '' && value.length <= maxText;

function fieldProblem(name: string, field: AgentField, value: unknown): Message | undefined {
  switch (field.type) {
    case 'string':
      if (!isText(value)) return word('agent.not-text', { name, most: maxText });
      return field.enum && !field.enum.includes(value as string)
        ? word('agent.not-one-of', { name, choices: field.enum.join(', ') })
        : undefined;
    case 'integer': {
      const { minimum: least, maximum: most } = field;
      const fits = typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
      return fits ? undefined : word('agent.not-integer', { name, least, most });
    }
    case 'array': {
      const fits = Array.isArray(value) && value.length > 0 && value.length <= field.maxItems && value.every(isText);
      return fits ? undefined : word('agent.not-list', { name, most: field.maxItems });
    }
  }
}

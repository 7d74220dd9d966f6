/**
 * Generates src/core/generated/ from the schemas: types, validators, editor hints, known keys. `npm run generate`.
 *
 * The build and the tests call `generate()` first. It does nothing when the schemas, this file and the libraries are
 * unchanged.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const target = join(root, 'src', 'core', 'generated');
const headerOf = (schema) => `// Generated from schemas/${schema} by scripts/generate.mjs. Do not edit.\n`;

/**
 * The formats: a schema, the name of its root's type, what the generated names begin with, and where the extension
 * completes values itself, so that examples would be duplicates.
 */
const formats = [
  {
    schema: 'vmibench-1.schema.json',
    type: 'Report',
    prefix: '',
    naming: true,
    completed: ({ definitions }) => [
      definitions.Waiver.properties.rule,
      definitions.Metric.properties.unit,
      definitions.BenchmarkGlobs,
    ],
  },
  { schema: 'vmiplan-1.schema.json', type: 'Plan', prefix: 'plan-', completed: () => [] },
];

/** Keywords for editors, which the validator would otherwise reject. */
const editorKeywords = ['defaultSnippets', 'enumDescriptions'];

/**
 * Brings src/core/generated/ up to date.
 * @returns {Promise<boolean>} whether anything changed
 */
export async function generate() {
  const texts = await Promise.all(formats.map(({ schema }) => readFile(join(root, 'schemas', schema), 'utf8')));
  const hash = await fingerprint(texts);
  const stamp = join(target, '.hash');
  if ((await readFile(stamp, 'utf8').catch(() => '')) === hash) return false;

  await mkdir(target, { recursive: true });
  for (const [index, format] of formats.entries()) {
    const schema = JSON.parse(texts[index]);
    const header = headerOf(format.schema);
    const files = {
      'format.ts': await makeTypes(schema, format.type, header),
      'validate.js': makeValidator(schema, header),
      'validate.d.ts': `${header}${validatorTypes}`,
      'hints.schema.json': `${JSON.stringify(makeHints(schema, format.completed), null, 1)}\n`,
      'known-keys.ts': makeKnownKeys(schema, format.type, header),
      ...(format.naming && { 'entry-snippets.ts': makeEntrySnippets(schema, header) }),
    };
    for (const [name, content] of Object.entries(files))
      await replace(join(target, `${format.prefix}${name}`), content);
  }
  await replace(stamp, hash);
  return true;
}

async function fingerprint(schemaTexts) {
  const hash = createHash('sha256');
  for (const text of schemaTexts) hash.update(text);
  hash.update(await readFile(fileURLToPath(import.meta.url)));
  for (const library of ['ajv', 'json-schema-to-typescript']) {
    hash.update(await readFile(join(root, 'node_modules', library, 'package.json')));
  }
  return hash.digest('hex');
}

/** Renames a complete file into place, because several processes may generate at once. */
async function replace(path, content) {
  const fresh = `${path}.${process.pid}.tmp`;
  await writeFile(fresh, content);
  await rename(fresh, path);
}

/** A copy of a schema in which `change` may replace any object, innermost first. */
function rewrite(node, change) {
  if (Array.isArray(node)) return node.map((entry) => rewrite(entry, change));
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, rewrite(value, change)]));
  return change(copy);
}

const isSchema = (node) => '$ref' in node || 'type' in node;

/** Some fields take an object or a shorter form of it. */
const allowsObject = ({ type }) => [type].flat().includes('object');

async function makeTypes(schema, type, header) {
  const { compile } = await import('json-schema-to-typescript');
  const closed = rewrite(schema, (node) => {
    if (!isSchema(node)) return node;
    // A description next to a reference would produce a second type of the same name.
    if ('$ref' in node) return { $ref: node.$ref };
    // The types do not express alternatives of required keys.
    const { anyOf: _, ...rest } = node;
    // Files may have additional properties, but a misspelt property in code should not compile.
    return allowsObject(rest) ? { additionalProperties: false, ...rest } : rest;
  });
  const source = await compile(closed, type, {
    bannerComment: header,
    ignoreMinAndMaxItems: true,
    unreachableDefinitions: false,
    format: false,
    strictIndexSignatures: true,
  });
  return makeReadonly(source, header);
}

/** Marks every property and array as readonly. */
function makeReadonly(source, header) {
  const ts = require('typescript');
  const file = ts.createSourceFile('format.ts', source, ts.ScriptTarget.ES2022, true);
  const { factory } = ts;
  const transformer = (context) => (node) => {
    const visit = (child) => {
      const seen = ts.visitEachChild(child, visit, context);
      const mark = factory.createModifier(ts.SyntaxKind.ReadonlyKeyword);
      if (ts.isPropertySignature(seen)) {
        return factory.updatePropertySignature(seen, [mark], seen.name, seen.questionToken, seen.type);
      }
      if (ts.isIndexSignatureDeclaration(seen)) {
        return factory.updateIndexSignature(seen, [mark], seen.parameters, seen.type);
      }
      if (ts.isArrayTypeNode(seen)) return factory.createTypeOperatorNode(ts.SyntaxKind.ReadonlyKeyword, seen);
      return seen;
    };
    return ts.visitNode(node, visit);
  };
  const result = ts.transform(file, [transformer]);
  return `${header}${ts.createPrinter().printFile(result.transformed[0]).replaceAll(header.trim(), '').trimStart()}`;
}

function makeValidator(schema, header) {
  const Ajv = require('ajv').default;
  const standalone = require('ajv/dist/standalone').default;
  // No messages, because ours are in the catalogue; references stay functions, which makes the code a fifth smaller.
  // strictRequired is off for the alternatives in a claim, whose properties are defined one level up.
  const ajv = new Ajv({
    allErrors: true,
    messages: false,
    inlineRefs: false,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    code: { source: true, esm: true, lines: true },
  });
  for (const keyword of editorKeywords) ajv.addKeyword(keyword);
  const bare = rewrite(schema, (node) => {
    // Alternatives of required keys are in an object whose type is checked already.
    if (!isSchema(node)) return node;
    const { description: _d, examples: _e, title: _t, ...rest } = node;
    for (const keyword of editorKeywords) delete rest[keyword];
    return rest;
  });
  const code = shorter(standalone(ajv, ajv.compile(bare)));
  if (/\brequire\(/.test(code))
    throw new Error('The validator needs a runtime library, which a browser could not import.');
  return `${header}// @ts-nocheck\n${code}`;
}

/** Each error is added by a function instead of seven lines: hundreds of them were a seventh of the extension. */
function shorter(code) {
  const added =
    /const (err\d+) = \{instancePath(?::(.*))?,schemaPath:(".*"),keyword:(".*"),params:(\{.*\})\};\nif\(vErrors === null\)\{\nvErrors = \[\1\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}/g;
  const short = code.replace(
    added,
    (_all, _name, path = 'instancePath', ...rest) =>
      `vErrors = failed(vErrors, ${[path, ...rest.slice(0, 3)].join(', ')});`,
  );
  if (/\berr\d+\b/.test(short)) throw new Error('The validator uses an error in a way that is not known here.');
  return `${short}
function failed(errors, instancePath, schemaPath, keyword, params) {
  const error = {instancePath, schemaPath, keyword, params};
  if (errors === null) return [error];
  errors.push(error);
  return errors;
}
`;
}

const validatorTypes = `
/** One failure of the schema. Paths are JSON pointers. */
export interface SchemaError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}
/** Whether a value matches the schema; the errors are in \`validate.errors\` until the next call. */
export declare const validate: {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
};
export default validate;
`;

/**
 * The schema for VS Code's JSON service: names, descriptions, examples, snippets. No constraints, because the service
 * would report violations a second time, after our validator.
 */
function makeHints(schema, completed) {
  const hints = allHints(schema);
  for (const node of completed(hints)) delete node.examples;
  for (const node of Object.values(hints.definitions)) if (namesIds(node)) delete node.defaultSnippets;
  return hints;
}

/** Whether an entry's snippets name ids of the report: the extension makes them, with the ids that are there. */
function namesIds({ defaultSnippets }) {
  return /"(subject|benchmarks)":/.test(JSON.stringify(defaultSnippets ?? []));
}

function makeEntrySnippets({ definitions }, header) {
  const named = Object.entries(definitions).filter(([, node]) => namesIds(node));
  const snippets = Object.fromEntries(named.map(([name, node]) => [name, node.defaultSnippets]));
  const type = '{ readonly label: string; readonly description: string; readonly body: unknown }';
  return `${header}export const entrySnippetsByName: Readonly<Record<string, readonly ${type}[]>> = ${JSON.stringify(snippets, null, 1)};\n`;
}

function allHints(schema) {
  return rewrite(schema, (node) => {
    if (!isSchema(node)) return node;
    const hints = {};
    for (const key of [
      '$schema',
      '$id',
      '$ref',
      'title',
      'description',
      'defaultSnippets',
      'examples',
      'properties',
      'items',
      'definitions',
    ]) {
      if (key in node) hints[key] = node[key];
    }
    if (typeof node.additionalProperties === 'object') hints.additionalProperties = node.additionalProperties;
    if (node.type === 'boolean') hints.examples = [true, false];
    if (node.enum) {
      const explained = node.enum.map((value, index) => [value, node.enumDescriptions?.[index]]);
      hints.defaultSnippets = explained.map(([value, description]) => ({
        label: value,
        body: value,
        ...(description ? { description } : {}),
      }));
      const list = explained.map(([value, description]) => `${value}${description ? `: ${description}` : ''}`);
      hints.description = `${node.description ?? ''}\n\n${list.join('\n\n')}`.trim();
    }
    return hints;
  });
}

/**
 * The shape of every known object: its keys in canonical order, each with the name of its value's shape (for a list, of
 * its entries' shape). `free` objects may have other keys.
 */
function makeKnownKeys(schema, type, header) {
  const shapes = {};
  const nameOf = (node) => {
    const value = node.items ?? node;
    if (value.$ref) {
      const name = value.$ref.slice('#/definitions/'.length);
      return allowsObject(schema.definitions[name]) ? name : '';
    }
    return '';
  };
  const add = (name, node) => {
    shapes[name] = {
      free: node.additionalProperties !== undefined,
      keys: Object.fromEntries(Object.entries(node.properties).map(([key, value]) => [key, inner(name, key, value)])),
    };
  };
  const inner = (parent, key, node) => {
    if (!allowsObject(node)) return nameOf(node);
    const name = `${parent}.${key}`;
    add(name, { properties: {}, ...node });
    return name;
  };
  add(type, schema);
  for (const [name, node] of Object.entries(schema.definitions)) if (allowsObject(node)) add(name, node);
  return `${header}
/** A known object: whether it may have other keys, and its keys in canonical order with the shape of each value. */
export interface KnownShape {
  readonly free: boolean;
  readonly keys: Readonly<Record<string, string>>;
}
export const knownShapes: Readonly<Record<string, KnownShape>> = ${JSON.stringify(shapes, null, 1)};
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const made = await generate();
  console.log(made ? 'Generated src/core/generated from the schemas.' : 'src/core/generated is up to date.');
}

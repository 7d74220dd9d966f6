/**
 * Makes src/core/generated/ from the schema, the one source of the format: types, validator, editor hints, known keys.
 *
 * Run by `npm run generate`, and imported by the build and the tests, which call `generate()` first. When neither the
 * schema nor this file nor the libraries changed since the last time, it does nothing.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const schemaFile = join(root, 'schemas', 'vmibench-1.schema.json');
const target = join(root, 'src', 'core', 'generated');
const header = '// Generated from schemas/vmibench-1.schema.json by scripts/generate.mjs. Do not edit.\n';

/** Words for editors only: the validator must know that they are meant. */
const editorKeywords = ['defaultSnippets', 'enumDescriptions'];

/**
 * Brings src/core/generated/ up to date.
 * @returns {Promise<boolean>} whether anything had to be made.
 */
export async function generate() {
  const text = await readFile(schemaFile, 'utf8');
  const hash = await fingerprint(text);
  const stamp = join(target, '.hash');
  if ((await readFile(stamp, 'utf8').catch(() => '')) === hash) return false;

  const schema = JSON.parse(text);
  const files = {
    'format.ts': await makeTypes(schema),
    'validate.js': makeValidator(schema),
    'validate.d.ts': validatorTypes,
    'hints.schema.json': `${JSON.stringify(makeHints(schema), null, 1)}\n`,
    'known-keys.ts': makeKnownKeys(schema),
  };
  await mkdir(target, { recursive: true });
  for (const [name, content] of Object.entries(files)) await replace(join(target, name), content);
  await replace(stamp, hash);
  return true;
}

async function fingerprint(schemaText) {
  const hash = createHash('sha256').update(schemaText);
  hash.update(await readFile(fileURLToPath(import.meta.url)));
  for (const library of ['ajv', 'json-schema-to-typescript']) {
    hash.update(await readFile(join(root, 'node_modules', library, 'package.json')));
  }
  return hash.digest('hex');
}

/** Several programs may generate at once: each file appears whole. */
async function replace(path, content) {
  const fresh = `${path}.${process.pid}.tmp`;
  await writeFile(fresh, content);
  await rename(fresh, path);
}

/** A copy of a schema in which `change` may replace any object, innermost first. */
function rewrite(node, change) {
  if (Array.isArray(node)) return node.map((one) => rewrite(one, change));
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, rewrite(value, change)]));
  return change(copy);
}

const isSchema = (node) => '$ref' in node || 'type' in node;

async function makeTypes(schema) {
  const { compile } = await import('json-schema-to-typescript');
  const closed = rewrite(schema, (node) => {
    if (!isSchema(node)) return node;
    // Descriptions beside a reference would make a second type of the same name.
    if ('$ref' in node) return { $ref: node.$ref };
    // Alternatives of required keys say nothing that a type of ours needs to carry.
    const { anyOf: _, ...rest } = node;
    // Files are open, code is not: a misspelt property should not compile.
    return rest.type === 'object' ? { additionalProperties: false, ...rest } : rest;
  });
  const source = await compile(closed, 'Report', {
    bannerComment: header,
    ignoreMinAndMaxItems: true,
    unreachableDefinitions: false,
    format: false,
    strictIndexSignatures: true,
  });
  return makeReadonly(source);
}

/** Shared data is never changed: every property and every array of the types is marked so. */
function makeReadonly(source) {
  const ts = require('typescript');
  const file = ts.createSourceFile('format.ts', source, ts.ScriptTarget.ES2022, true);
  const { factory } = ts;
  const transformer = (context) => (node) => {
    const visit = (one) => {
      const seen = ts.visitEachChild(one, visit, context);
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

function makeValidator(schema) {
  const Ajv = require('ajv').default;
  const standalone = require('ajv/dist/standalone').default;
  // Messages are our own, and references stay functions: that makes the code a fifth smaller.
  // strictRequired is off for the alternatives of a claim, whose properties stand one level above them.
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
    // Alternatives of required keys stand in an object whose type is checked above them.
    if (!isSchema(node)) return node;
    const { description: _d, examples: _e, title: _t, ...rest } = node;
    for (const keyword of editorKeywords) delete rest[keyword];
    return rest;
  });
  const code = standalone(ajv, ajv.compile(bare));
  if (/\brequire\(/.test(code))
    throw new Error('The validator needs a run-time library: it could not be imported in a browser.');
  return `${header}// @ts-nocheck\n${code}`;
}

const validatorTypes = `${header}
/** One failure of the schema. Paths are JSON pointers. */
export interface SchemaError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}
/** Whether a value fits the schema; what does not is in \`validate.errors\` until the next call. */
export declare const validate: {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
};
export default validate;
`;

/**
 * What VS Code's JSON service may know: names, descriptions, examples, snippets. No constraint at all, because it would
 * report a second time what the validator reports.
 */
function makeHints(schema) {
  const hints = allHints(schema);
  // The extension itself proposes these, by what is in the file and in the product: examples would double them.
  delete hints.definitions.Waiver.properties.rule.examples;
  delete hints.definitions.Metric.properties.unit.examples;
  delete hints.definitions.BenchmarkGlobs.examples;
  return hints;
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
 * The shape of every known object: its keys in canonical order, each with the name of the shape inside it (or of the
 * list's entries). `free` objects take further keys without a hint.
 */
function makeKnownKeys(schema) {
  const shapes = {};
  const nameOf = (node) => {
    const one = node.items ?? node;
    if (one.$ref) {
      const name = one.$ref.slice('#/definitions/'.length);
      return schema.definitions[name].type === 'object' ? name : '';
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
    if (node.type !== 'object') return nameOf(node);
    const name = `${parent}.${key}`;
    add(name, { properties: {}, ...node });
    return name;
  };
  add('Report', schema);
  for (const [name, node] of Object.entries(schema.definitions)) if (node.type === 'object') add(name, node);
  return `${header}
/** One known object: whether it takes further keys, and its keys in canonical order with the shape inside each. */
export interface KnownShape {
  readonly free: boolean;
  readonly keys: Readonly<Record<string, string>>;
}
export const knownShapes: Readonly<Record<string, KnownShape>> = ${JSON.stringify(shapes, null, 1)};
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const made = await generate();
  console.log(made ? 'Generated src/core/generated from the schema.' : 'src/core/generated is up to date.');
}

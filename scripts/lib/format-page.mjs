/** docs/format.md from the schema: every field with its type, unit, default and an example. No field is known here. */

/**
 * Three reports that are as small as useful ones can be. `test/unit/report/format-page.test.ts` reads them.
 * @type {readonly { title: string, why: string, report: object }[]}
 */
const smallest = [
  {
    title: 'Two ratios from a mail',
    why: 'Only what was printed. Its verdicts are called untested.',
    report: {
      format: 'vmibench/1',
      title: 'Large folios for guest memory',
      subjects: [{ id: 'base', role: 'baseline' }, { id: 'patched' }],
      benchmarks: [
        { id: 'kernbuild', name: 'kernbuild', ratios: [{ subject: 'patched', value: 1.04 }] },
        { id: 'specjbb', name: 'specjbb', ratios: [{ subject: 'patched', value: 0.99 }] },
      ],
    },
  },
  {
    title: 'A mean, a spread and a number of runs',
    why: 'Enough for a test, an interval and a verdict.',
    report: {
      format: 'vmibench/1',
      title: 'fio, patched against base',
      subjects: [{ id: 'base', role: 'baseline' }, { id: 'patched' }],
      benchmarks: [
        {
          id: 'randread',
          name: 'fio randread',
          metric: { name: 'throughput', unit: 'IOPS', direction: 'higher' },
          results: [
            { subject: 'base', mean: 48200, stddev: 610, n: 10 },
            { subject: 'patched', mean: 51900, stddev: 580, n: 10 },
          ],
        },
      ],
    },
  },
  {
    title: 'Every run',
    why: 'The best evidence: outliers, drift and boots can be seen.',
    report: {
      format: 'vmibench/1',
      title: 'Exit latency, patched against base',
      subjects: [{ id: 'base', role: 'baseline' }, { id: 'patched' }],
      benchmarks: [
        {
          id: 'hypercall',
          name: 'hypercall',
          parameters: { vcpus: 4 },
          metric: { name: 'latency', unit: 'ns', direction: 'lower' },
          results: [
            { subject: 'base', samples: [1204, 1198, 1211, 1202, 1199, 1207] },
            { subject: 'patched', samples: [1131, 1140, 1128, 1135, 1137, 1133] },
          ],
        },
      ],
    },
  },
];

/** JSON with what is short enough in one line, as people write it. */
function laidOut(value, indent = '') {
  const line = JSON.stringify(value)
    .replace(/(?<=[^\\]"|\d|[\]}]),(?=["{[\d])/g, ', ')
    .replace(/":/g, '": ');
  if (typeof value !== 'object' || value === null || line.length + indent.length <= 96) return line;
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((entry) => laidOut(entry, inner))
    : Object.entries(value).map(([key, entry]) => `${JSON.stringify(key)}: ${laidOut(entry, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`;
}

const nameOf = (ref) => ref.split('/').at(-1);
const anchor = (title) => title.toLowerCase();

/** A field's own keywords over those of the definition that it refers to. */
function resolved(schema, node) {
  return node.$ref ? { ...schema.definitions[nameOf(node.$ref)], ...node } : node;
}

const isShape = (schema, ref) => schema.definitions[nameOf(ref)].properties !== undefined;

function typeText(schema, node) {
  if (node.$ref && isShape(schema, node.$ref)) return `[${nameOf(node.$ref)}](#${anchor(nameOf(node.$ref))})`;
  const { type, items, additionalProperties, enum: words } = resolved(schema, node);
  if (words) return words.map((word) => `\`"${word}"\``).join(' or ');
  const names = [type].flat();
  if (names.includes('array') && items) return `list of ${typeText(schema, items)}`;
  if (names.includes('object') && typeof additionalProperties === 'object')
    return `object of ${typeText(schema, additionalProperties)}`;
  return names.join(' or ');
}

/** Units are part of a field's name or of its description: "memoryMiB", "in the metric's unit". */
function unitText(name, description) {
  const inName = /(MiB|GHz|Mhz|Ms|Seconds|Percent)$/i.exec(name)?.[1];
  if (/\bin the metric's (?:own )?unit\b|\bunit of the metric\b/.test(description)) return "the metric's";
  if (name === 'ghz') return 'GHz';
  if (name === 'percent') return '%';
  return inName ?? '';
}

/**
 * An example of a field: its own, else one that its type has.
 * @returns {unknown} never undefined
 */
export function exampleOf(schema, node, depth = 0) {
  const whole = resolved(schema, node);
  if (whole.examples?.length) return whole.examples[0];
  if (whole.enum) return whole.enum[0];
  const [type] = [whole.type].flat();
  if (type === 'boolean') return true;
  if (type === 'number' || type === 'integer')
    return Math.max(whole.minimum ?? 0, 1) * (whole.exclusiveMaximum === 1 ? 0.05 : 1);
  if (type === 'array') return [exampleOf(schema, whole.items, depth + 1)];
  if (type === 'object' || whole.properties) return exampleObject(schema, whole, depth);
  // The only pattern that a word does not match.
  return whole.pattern?.includes('{64}') ? '0123456789abcdef'.repeat(4) : 'text';
}

function exampleObject(schema, { properties = {}, required = [], anyOf = [] }, depth) {
  const wanted = new Set([...required, ...(anyOf[0]?.required ?? [])]);
  if (wanted.size === 0) for (const name of Object.keys(properties).slice(0, depth > 1 ? 1 : 2)) wanted.add(name);
  return Object.fromEntries([...wanted].map((name) => [name, exampleOf(schema, properties[name], depth + 1)]));
}

/** All objects of the format with their fields, the report itself first. */
export function shapesOf(schema) {
  const shapes = Object.entries(schema.definitions).filter(([, { properties }]) => properties !== undefined);
  return [['Report', schema], ...shapes];
}

const escaped = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const code = (value) => `\`${JSON.stringify(value).replaceAll('|', '\\|')}\``;

function fieldRow(schema, shape, name, node) {
  const { description = '', enum: words, enumDescriptions } = resolved(schema, node);
  const [, told = description, standard = ''] = /^(.*?) ?Defaults to (?:the )?([^.]+)\.$/.exec(description) ?? [];
  const each = words && enumDescriptions ? words.map((word, i) => `\`${word}\`: ${enumDescriptions[i]}`) : [];
  const required = shape.required?.includes(name);
  return [
    `\`${name}\`${required ? ' (required)' : ''}`,
    typeText(schema, node),
    escaped([told, ...each].filter(Boolean).join(' ')),
    unitText(name, description),
    escaped(standard),
    code(exampleOf(schema, node)),
  ];
}

function shapePart(schema, [name, shape]) {
  const columns = ['field', 'type', 'what it is', 'unit', 'default', 'example'];
  const rows = Object.entries(shape.properties).map(([field, node]) => fieldRow(schema, shape, field, node));
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [
    `## ${name}`,
    shape.description ?? '',
    [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** @param {Record<string, any>} schema schemas/vmibench-1.schema.json */
export function formatPage(schema) {
  const blocks = [
    '# The report format: vmibench/1',
    '<!-- Made by scripts/format-page.mjs from schemas/vmibench-1.schema.json; do not edit. -->',
    'A report is a JSON file whose name ends in `.vmibench.json`. Write one by hand, from a script, or import tool output. ' +
      'Unknown fields are kept, and reported as hints.',
    '## The smallest useful reports',
    ...smallest.flatMap(({ title, why, report }) => [`### ${title}`, why, `\`\`\`json\n${laidOut(report)}\n\`\`\``]),
    '## In other editors',
    'VMI Bench brings its own explanations of keys to VS Code. Editors that read a JSON schema can use ' +
      '`schemas/vmibench-1.schema.json`, which also checks the file, or `dist/hints.schema.json` of the installed ' +
      'extension, which only explains and completes. `vmibench check` reports everything that either can find, and more.',
    ...shapesOf(schema).map((shape) => shapePart(schema, shape)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

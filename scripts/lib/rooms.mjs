// The architecture as one ordered table: who may import whom. docs/architecture.md says why. The lint step checks every
// import against it, and that each folder of sources is in it.

/** The pure core, from the ground up: each room may import those before it. */
const coreRooms = [
  'generated',
  'messages',
  'text',
  'statistics',
  'report',
  'import',
  'analysis',
  'findings',
  'pivot',
  'page-model',
  'drawing',
  'judge',
  'fleet',
  'plan',
  'compare',
  'export',
  'language',
  'agent',
];

const core = coreRooms.map((room) => `src/core/${room}`);
const host = ['src/protocol', 'src/host'];
/** Draws first frames in the extension host: the pages' components, as text. */
const frame = 'webview/frame';
const features = [
  'agent',
  'report-page',
  'language',
  'comparison',
  'history',
  'import',
  'runlog',
  'plan',
  'workspace-view',
];
const featureRooms = features.map((room) => `src/features/${room}`);

/** What pages may import as values, besides `webview/shared`. From the rest of `src` they may import types. */
const forPages = ['src/core/messages', 'src/core/text', 'src/core/drawing', 'src/protocol'];

/** Features that build on the report page; no other feature imports another. */
const onReportPage = ['language', 'runlog'];

/**
 * Each room, from the ground up: its folder, the folders it may import besides itself, the folders of which it may
 * import types only, and the packages it may import (`node` is all that Node brings).
 *
 * @typedef {{
 *   folder: string, imports: readonly string[], types?: readonly string[], packages: readonly string[],
 * }} Room
 * @type {readonly Room[]}
 */
export const rooms = [
  // Runs in every host: neither VS Code, nor Node, nor a page.
  ...core.map((folder, index) => ({ folder, imports: core.slice(0, index), packages: corePackages(folder) })),
  { folder: 'src/protocol', imports: core, packages: ['fast-deep-equal'] },
  { folder: 'src/host', imports: [...core, 'src/protocol'], packages: ['vscode'] },
  { folder: 'src/node', imports: core, packages: ['node'] },
  ...featureRooms.map((folder, index) => ({
    folder,
    imports: [...core, ...host, ...(onReportPage.includes(features[index]) ? ['src/features/report-page'] : [])],
    packages: ['vscode'],
  })),
  { folder: 'src/features/commands', imports: [...core, ...host, ...featureRooms], packages: ['vscode'] },
  // What other programs and other extensions call.
  { folder: 'src/library', imports: core, packages: [] },
  {
    folder: 'src/extension',
    imports: [...core, ...host, 'src/node', ...featureRooms, 'src/features/commands', frame, 'src/library'],
    packages: ['vscode'],
  },
  {
    folder: 'src/lsp',
    imports: core,
    packages: ['node', 'vscode-languageserver', 'vscode-languageserver-textdocument'],
  },
  { folder: 'src/mcp', imports: [...core, 'src/node'], packages: ['node', '@modelcontextprotocol/sdk'] },
  // Loads the two servers when they are asked for.
  {
    folder: 'src/cli',
    imports: [...core, 'src/node', 'src/lsp', 'src/mcp'],
    packages: ['node', 'picomatch', 'hyparquet-writer', '@duckdb/node-api'],
  },
  ...['shared', 'report', 'comparison', 'import'].map((page) => ({
    folder: `webview/${page}`,
    imports: [...(page === 'shared' ? [] : ['webview/shared']), ...forPages],
    types: ['src'],
    packages: ['preact', '@preact/signals', '@tanstack/virtual-core', 'chart.js'],
  })),
  {
    folder: frame,
    imports: ['webview/shared', 'webview/report', ...forPages],
    types: ['src'],
    packages: ['preact-render-to-string', '@preact/signals'],
  },
];

/** The file that alone imports the archived toolkit, so that it can be replaced in one place. */
export const toolkitFile = 'webview/report/ui/toolkit.ts';

/** Libraries that a core room stands on; the others need none. */
function corePackages(folder) {
  if (folder === 'src/core/generated') return ['ajv'];
  if (folder === 'src/core/statistics') return ['@stdlib/stats-base-dists-t'];
  if (folder === 'src/core/import') return ['@rgrove/parse-xml'];
  if (['src/core/report', 'src/core/analysis'].includes(folder)) return ['fast-deep-equal'];
  if (folder === 'src/core/text') return ['jsonc-parser'];
  return [];
}

// Two things are checked here: common mistakes, and the architecture's rules (who may import whom).
import tseslint from 'typescript-eslint';
import { builtinModules } from 'node:module';

const core = [
  'report',
  'statistics',
  'analysis',
  'findings',
  'compare',
  'importers',
  'exporters',
  'pivot',
  'words',
  'view',
  'format',
  'settings',
  'check',
];
// "node:*" needs no list; the bare names do.
const nodeBuiltins = builtinModules.filter((name) => !name.startsWith('_'));
const nodePatterns = [{ group: ['node:*'], message: 'Core and page run in browsers: no Node.' }];
const nodePaths = nodeBuiltins.map((name) => ({ name, message: 'Core and page run in browsers: no Node.' }));
const toolkit = {
  name: '@vscode/webview-ui-toolkit',
  message: 'Only webview/report/ui/toolkit.ts imports the toolkit: it is archived and will be replaced there.',
};
const toolkitPattern = { group: ['@vscode/webview-ui-toolkit/*'], message: toolkit.message };
const host = { name: 'vscode', message: "Only the extension's own rooms know VS Code." };

/** Rooms as seen from files at any depth below src/ or webview/. */
const rooms = (names) => names.flatMap((name) => [`../${name}/**`, `**/../${name}/**`, `**/src/${name}/**`]);

// A field taken out of an object to leave the rest is used by being taken out.
const unused = ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }];

const noExports = [
  { selector: 'ExportDefaultDeclaration', message: 'No default exports: a thing has one name everywhere.' },
  { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file itself.' },
  { selector: 'TSEnumDeclaration', message: 'No enums: string literals.' },
];

const noLater = { selector: 'ImportExpression', message: 'The core loads nothing later.' };
const noChance = {
  selector: 'MemberExpression[object.name="Math"][property.name="random"]',
  message: 'No unseeded chance: the same input has the same answer.',
};
const noClock = {
  selector:
    ':matches(CallExpression[callee.object.name="Date"][callee.property.name="now"], NewExpression[callee.name="Date"][arguments.length=0])',
  message: 'No clock: the same input has the same answer.',
};

// In selectors a slash inside a regular expression has to be written as its code.
const notForPage =
  'source.value=/(^|\\u002F)src\\u002F(?!(?:editor|comparison|importing)\\u002Fprotocol$|words\\u002F|format\\u002F)/';
const pageMessage = 'The page takes from src/ types, the protocol, words and formatting only.';
const pageImports = [
  `ImportDeclaration[importKind!="type"][${notForPage}]:not(:has(ImportSpecifier[importKind="type"]))`,
  `ImportDeclaration[importKind!="type"][${notForPage}]:has(ImportSpecifier[importKind="value"])`,
  `ExportNamedDeclaration[exportKind!="type"][${notForPage}]`,
  `ImportExpression[${notForPage}]`,
].map((selector) => ({ selector, message: pageMessage }));

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'src/core/generated/', '.vscode-test/', 'test/output/', 'test/fixtures/'] },
  {
    files: ['**/*.{ts,tsx,mts}'],
    extends: [tseslint.configs.base],
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['*.mts'] }, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-unused-vars': unused,
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, attributes: false } },
      ],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-syntax': ['error', ...noExports],
    },
  },
  {
    files: ['src/**/*.ts', 'webview/**/*.{ts,tsx}'],
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 100, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-imports': [
        'error',
        {
          paths: [toolkit],
          patterns: [
            toolkitPattern,
            {
              group: ['**/webview/**'],
              message: 'The page is a program of its own: the protocol is all that is shared.',
            },
          ],
        },
      ],
    },
  },
  { files: ['src/cli/**'], rules: { 'no-console': 'off' } },
  {
    // The core: pure, for every host. It knows neither VS Code, nor Node, nor a page.
    files: core.map((name) => `src/${name}/**`),
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [host, ...nodePaths, toolkit],
          patterns: [
            ...nodePatterns,
            toolkitPattern,
            {
              group: ['preact', 'preact/*', '@preact/*', 'chart.js', 'chart.js/*'],
              message: 'The core draws no pages.',
            },
            {
              group: rooms(['editor', 'language', 'commands', 'cli', 'webview']),
              message: 'The core is below the rooms that show it.',
            },
            {
              group: ['**/webview/**', '**/extension', '**/extension.*'],
              message: 'The core is below the rooms that show it.',
            },
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        ...['process', 'Buffer', 'require', '__dirname', 'window', 'document', 'localStorage'].map((name) => ({
          name,
          message: 'The core runs in every host.',
        })),
      ],
      'no-restricted-syntax': ['error', ...noExports, noLater, noChance],
    },
  },
  {
    // Where numbers are judged the answer depends on the input only. (Findings may ask what day it is: waivers end.)
    files: ['report', 'statistics', 'analysis'].map((name) => `src/${name}/**`),
    rules: {
      'no-restricted-syntax': ['error', ...noExports, noLater, noChance, noClock],
    },
  },
  {
    // The page: from src/ only types, the protocol, the words and pure formatting.
    files: ['webview/**/*.{ts,tsx}'],
    rules: {
      // A component is mostly markup.
      'max-lines-per-function': ['error', { max: 170, skipBlankLines: true, skipComments: true }],
      'no-restricted-imports': [
        'error',
        { paths: [host, ...nodePaths, toolkit], patterns: [...nodePatterns, toolkitPattern] },
      ],
      'no-restricted-syntax': [
        'error',
        ...noExports,
        ...pageImports,
        { selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]', message: 'Text from a file is never markup.' },
        {
          selector:
            'AssignmentExpression[left.property.name=/^(inner|outer)HTML$/], CallExpression[callee.property.name="insertAdjacentHTML"]',
          message: 'Text from a file is never markup.',
        },
      ],
    },
  },
  {
    files: ['webview/report/ui/toolkit.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [host, ...nodePaths], patterns: nodePatterns }] },
  },
  {
    // Tools' configuration files are read by their default export.
    files: ['*.config.{mjs,mts}'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.mjs'],
    rules: {
      'no-undef': 'off',
      'no-unused-vars': unused,
      'no-restricted-syntax': ['error', ...noExports.slice(0, 2)],
    },
  },
  { files: ['eslint.config.mjs'], rules: { 'no-restricted-syntax': 'off' } },
);

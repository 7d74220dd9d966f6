// Common mistakes, and what the architecture says of single files. Who may import whom is checked by
// .dependency-cruiser.mjs against the table in scripts/lib/rooms.mjs.
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

// A field taken out of an object to leave the rest is used by being taken out.
const unused = ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }];

const noExports = [
  { selector: 'ExportDefaultDeclaration', message: 'No default exports: a thing has one name everywhere.' },
  { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file itself.' },
  { selector: 'TSEnumDeclaration', message: 'No enums: string literals.' },
  { selector: 'NewExpression[callee.name=/^TextDecoder/]', message: 'Bytes become text in src/core/text/decode.ts.' },
];

/** Prettier breaks code at 120 columns, but neither comments nor strings. */
const maxLength = { code: 120, ignoreUrls: true, ignoreRegExpLiterals: true };
/** Tests quote what a program prints, and a quotation is not broken. */
const maxLengthOfTests = { ...maxLength, ignoreStrings: true, ignoreTemplateLiterals: true };

const noWrites = [
  {
    selector:
      'ImportDeclaration[source.value=/^(node:)?fs/] > ImportSpecifier[imported.name=' +
      '/^(append|copyFile|cp$|cpSync|createWriteStream|fsync|ftruncate|f?ch(mod|own)|link|mkdir|mkdtemp|open|rename|rm|' +
      'symlink|truncate|unlink|write)/]',
    message: 'Files are written in src/node/write.ts and, for the editor, in src/host/save.ts.',
  },
  {
    selector:
      'ImportDeclaration[importKind!="type"][source.value=/^(node:)?fs/] > ' +
      ':matches(ImportNamespaceSpecifier, ImportDefaultSpecifier)',
    message: 'Import the functions of node:fs by name.',
  },
  {
    selector:
      'MemberExpression[property.name=/^((append|write|copy)File(Sync)?|createWriteStream)$/]' +
      ':not([object.type="ThisExpression"]), ' +
      'MemberExpression[object.property.name="fs"][property.name=/^(copy|createDirectory|delete|rename)$/]',
    message: 'Files are written in src/node/write.ts and, for the editor, in src/host/save.ts.',
  },
];

const noLongArguments = {
  selector: 'CallExpression[callee.property.name=/^(push|unshift|min|max)$/] > SpreadElement',
  message: 'A long list overflows the stack as arguments: see src/core/text/lists.ts.',
};

/** A key from a file may be called like what every object inherits. */
const noIn = {
  selector: 'BinaryExpression[operator="in"]:not([left.type="Literal"])',
  message: 'Finds inherited names too: own() of src/core/text/own.ts, or Object.hasOwn.',
};

const noLater = { selector: 'ImportExpression', message: 'The core loads nothing later.' };
const noChance = {
  selector: 'MemberExpression[object.name="Math"][property.name="random"]',
  message: 'No unseeded chance: the same input has the same answer.',
};
const noClock = {
  selector:
    ':matches(CallExpression[callee.object.name="Date"][callee.property.name="now"], ' +
    'NewExpression[callee.name="Date"][arguments.length=0])',
  message: 'No clock: the same input has the same answer.',
};

/** What asks VS Code to show a text: `[text](command:…)` is a link there, `$(name)` an icon. */
const shows = [
  ...['showInformationMessage', 'showWarningMessage', 'showErrorMessage', 'setStatusBarMessage'],
  ...['showQuickPick', 'createQuickPick', 'showInputBox', 'createInputBox', 'createStatusBarItem', 'withProgress'],
  ...['TreeItem', 'createTerminal'],
].map((property) => ({ property, message: 'Texts are made inert in src/host/show.ts.' }));
const markdown = { property: 'MarkdownString', message: 'Markdown is made in src/host/markdown.ts.' };

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
      // With inline types only, an import would be left in the code for its side effects.
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, attributes: false } },
      ],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'max-len': ['error', maxLength],
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
      'max-lines-per-function': ['error', { max: 110, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/host/show.ts', 'src/host/markdown.ts'],
    rules: { 'no-restricted-properties': ['error', ...shows, markdown] },
  },
  { files: ['src/host/markdown.ts'], rules: { 'no-restricted-properties': ['error', ...shows] } },
  { files: ['src/host/show.ts'], rules: { 'no-restricted-properties': ['error', markdown] } },
  { files: ['src/cli/**'], rules: { 'no-console': 'off' } },
  {
    // One way of writing, which never destroys; read.ts opens, but only to read.
    files: ['src/**/*.ts'],
    ignores: ['write', 'store', 'append', 'lock', 'unfinished', 'read']
      .map((name) => `src/node/${name}.ts`)
      .concat('src/host/save.ts'),
    rules: { 'no-restricted-syntax': ['error', ...noExports, ...noWrites] },
  },
  {
    // The core runs in every host.
    files: ['src/core/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['process', 'Buffer', 'require', '__dirname', 'window', 'document', 'localStorage'].map((name) => ({
          name,
          message: 'The core runs in every host.',
        })),
      ],
      'no-restricted-syntax': ['error', ...noExports, noIn, noLater, noChance, noLongArguments],
    },
  },
  {
    // Verdicts depend on the input only. (Findings may ask what day it is: waivers end.)
    files: ['report', 'statistics', 'analysis'].map((name) => `src/core/${name}/**`),
    rules: {
      'no-restricted-syntax': ['error', ...noExports, noIn, noLater, noChance, noClock, noLongArguments],
    },
  },
  {
    files: ['webview/**/*.{ts,tsx}'],
    rules: {
      // A component is mostly markup.
      'max-lines-per-function': ['error', { max: 170, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': [
        'error',
        ...noExports,
        noLongArguments,
        {
          selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
          message: 'Text from a file is never markup.',
        },
        {
          selector:
            'AssignmentExpression[left.property.name=/^(inner|outer)HTML$/], ' +
            'CallExpression[callee.property.name="insertAdjacentHTML"]',
          message: 'Text from a file is never markup.',
        },
      ],
    },
  },
  {
    // No expression takes more than a step for each character, whatever the text: neither by trying again in another
    // way, nor by beginning again at the next character.
    files: ['src/**/*.ts', 'webview/**/*.{ts,tsx}', 'tools/**/*.{mjs,js}'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignorePartial: false }],
    },
  },
  // Tests may decode what they made themselves.
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      'max-len': ['error', maxLengthOfTests],
      'no-restricted-syntax': ['error', ...noExports.slice(0, 3)],
    },
  },
  {
    // A time depends on the machine and on what else it does.
    files: ['test/{unit,page,fuzz}/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...[
          ['performance', 'now'],
          ['process', 'cpuUsage'],
          ['process', 'hrtime'],
        ].map(([object, property]) => ({
          object,
          property,
          message: 'Tests compare costs, in test/lib/cost.ts, and never assert a time.',
        })),
      ],
    },
  },
  {
    files: ['**/*.mjs'],
    rules: {
      'max-len': ['error', maxLengthOfTests],
      'no-undef': 'off',
      'no-unused-vars': unused,
      'no-restricted-syntax': ['error', ...noExports.slice(0, 2)],
    },
  },
  {
    // Tools read their configuration and reporters as default exports.
    files: ['*.config.{mjs,mts}', '.dependency-cruiser.mjs', 'scripts/lib/retry-reporter.mjs'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);

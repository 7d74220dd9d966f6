// The walls of scripts/lib/rooms.mjs as rules for dependency-cruiser, which the lint step runs over src and webview.
import { rooms, toolkitFile } from './scripts/lib/rooms.mjs';

const below = (folders) => folders.map((folder) => `^${folder}/`);
const own = '^(?:src|webview)/';
/** Where a package is found; of VS Code there are only types. */
const filesOf = (name) => `node_modules/${name === 'vscode' ? '@types/vscode' : name}/`;
const toolkit = '@vscode/webview-ui-toolkit';

const walls = rooms.flatMap(({ folder, imports, types = [], packages }) => [
  {
    name: `walls of ${folder}`,
    severity: 'error',
    from: { path: below([folder]) },
    to: {
      path: own,
      pathNot: below([folder, ...imports]),
      // A type brings no code with it: where types are free, only values count.
      ...(types.length > 0 && { dependencyTypesNot: ['type-only'] }),
    },
  },
  {
    name: `packages of ${folder}`,
    severity: 'error',
    from: { path: below([folder]), pathNot: `^${toolkitFile}$` },
    to: {
      pathNot: [own, '^package\.json$', '^sql/', ...packages.map(filesOf)],
      dependencyTypesNot: ['type-only', ...(packages.includes('node') ? ['core'] : [])],
    },
  },
]);

export default {
  forbidden: [
    ...walls,
    {
      name: 'a room that the table lacks',
      comment: 'Each folder of src and webview is a room of scripts/lib/rooms.mjs.',
      severity: 'error',
      from: { path: own, pathNot: below(rooms.map(({ folder }) => folder)) },
      to: {},
    },
    {
      name: 'circle of files',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'toolkit in one file',
      severity: 'error',
      from: { pathNot: `^${toolkitFile}$` },
      to: { path: toolkit },
    },
    { name: 'unresolved', severity: 'error', from: { path: own }, to: { couldNotResolve: true, pathNot: '^vscode$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};

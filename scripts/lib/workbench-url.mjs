// The address of VS Code's window, and settings for it. Nothing here imports a package.

/** Settings that keep VS Code's own greetings away, so that the examples are what one sees. */
export const startSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'security.workspace.trust.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'files.autoSave': 'off',
};

/** For tests and pictures: moreover, nothing is asked of the network, and no hover covers what is clicked next. */
export const quietSettings = {
  ...startSettings,
  'workbench.hover.delay': 600_000,
  'window.commandCenter': false,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
};

/**
 * The address that opens a folder with one development extension (VS Code keeps the last that is named).
 * @param {{ origin: string, authority: string, token: string }} server
 * @param {{ folder: string, extension?: string, tests?: string }} what absolute paths
 */
export function workbenchUrl(server, { folder, extension, tests }) {
  const remote = (path) => `vscode-remote://${server.authority}${path}`;
  const payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  if (extension) payload.push(['extensionDevelopmentPath', remote(extension)]);
  if (tests) payload.push(['extensionTestsPath', remote(tests)]);
  const query = new URLSearchParams({ tkn: server.token, folder, payload: JSON.stringify(payload) });
  return `${server.origin}/?${query}`;
}

// The address of VS Code's window, and settings for it.

/** Turns off VS Code's welcome pages, tips and prompts. */
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

/** For tests and screenshots: also no network requests, and no hover that covers the next click. */
export const quietSettings = {
  ...startSettings,
  'workbench.hover.delay': 600_000,
  'window.commandCenter': false,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
};

/** A folder that nobody has said they trust, without the question about it. */
export const untrustedSettings = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
};

/**
 * The address that opens a folder with a development extension. If it named several, VS Code would keep only the last.
 * @param {{ origin: string, authority: string, token: string }} server
 * @param {{ folder: string, extension?: string, tests?: string }} paths absolute paths
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

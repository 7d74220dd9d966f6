/** What VS Code gives each of our pages: a way to the extension, and a state that outlives the page. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** VS Code gives it once; each page's `host.ts` holds what goes through it to that page's protocol. */
export const vscode = acquireVsCodeApi();

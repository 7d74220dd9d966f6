/** What `activate` gives to other extensions: the library's functions, each loaded when it is first called. */
import type * as vscode from 'vscode';
import type { ExtensionApi } from '../library/model';
import { later } from './later';

export function apiOf({ extension }: vscode.ExtensionContext): ExtensionApi {
  const { version } = extension.packageJSON as { readonly version: string };
  return {
    version,
    readReport: async (text) => (await later('agent')).readReport(text),
    judge: async (text, settings) => (await later('agent')).judge(text, settings),
    importResults: async (files, settings) => (await later('import')).importResults(files, settings),
    compareReports: async (then, now, settings) => (await later('agent')).compareReports(then, now, settings),
    exportReport: async (text, format, settings) => (await later('agent')).exportReport(text, format, settings),
  };
}

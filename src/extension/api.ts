/** What `activate` gives to other extensions: the library's functions, each loaded when it is first called. */
import type * as vscode from 'vscode';
import type { ExtensionApi } from '../library/model';
import { later } from './later';

export function apiOf({ extension }: vscode.ExtensionContext): ExtensionApi {
  const { version } = extension.packageJSON as { readonly version: string };
  return {
    version,
    readReport: async (...given) => (await later('agent')).readReport(...given),
    judge: async (...given) => (await later('agent')).judge(...given),
    importResults: async (...given) => (await later('import')).importResults(...given),
    compareReports: async (...given) => (await later('agent')).compareReports(...given),
    exportReport: async (...given) => (await later('agent')).exportReport(...given),
  };
}

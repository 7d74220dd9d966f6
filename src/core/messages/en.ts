/** The English catalog, assembled from one file per room. Translations use the same keys. */
import { agentWords, toolWords } from './en/agent';
import { reportWords } from './en/report';
import { analysisWords } from './en/analysis';
import { pageWords } from './en/page';
import { editorWords } from './en/editor';
import { explainWords } from './en/explain';
import { findingWords } from './en/findings';
import { importerWords } from './en/importers';
import { cliWords } from './en/cli';
import { fileWords } from './en/files';
import { planCliWords } from './en/plan-cli';
import { ciWords } from './en/ci';
import { exporterWords } from './en/exporters';
import { pivotWords } from './en/pivot';
import { compareWords } from './en/compare';
import { mailWords } from './en/mail';
import { liveWords } from './en/live';
import { runlogWords } from './en/runlog';
import { importingWords } from './en/importing';
import { importPageWords } from './en/import-page';
import { planWords } from './en/plan';
import { planEditorWords } from './en/plan-editor';
import { runWords } from './en/run';
import { fleetWords } from './en/fleet';

export const en = {
  ...reportWords,
  ...analysisWords,
  ...pageWords,
  ...editorWords,
  ...explainWords,
  ...findingWords,
  ...importerWords,
  ...cliWords,
  ...fileWords,
  ...planCliWords,
  ...ciWords,
  ...exporterWords,
  ...pivotWords,
  ...mailWords,
  ...compareWords,
  ...liveWords,
  ...runlogWords,
  ...importingWords,
  ...importPageWords,
  ...planWords,
  ...planEditorWords,
  ...runWords,
  ...fleetWords,
  ...agentWords,
  ...toolWords,
} as const satisfies Record<string, string>;

/**
 * The library: reads, judges, imports, compares and exports reports, with the verdicts of the editor and of the command
 * line. Every function is synchronous and touches no files and no network. The same arguments give the same result,
 * except that waivers expire by the date of today (UTC). None throws because of what a text says; a wrong argument of
 * the program is a TypeError.
 */
import { version as packageVersion } from '../../package.json';
import { en } from '../core/messages/en';
import { bring } from '../core/messages/messages';

bring(en);

export type { Report } from '../core/generated/format';
export type {
  PlainChange,
  PlainComparedFinding,
  PlainComparedRow,
  PlainComparison,
  PlainCount,
  PlainHalf,
  PlainParty,
} from '../core/compare/plain-model';
export type {
  PlainFinding,
  PlainInterval,
  PlainPath,
  PlainPlace,
  PlainRow,
  PlainSide,
  PlainSummary,
  PlainTest,
  PlainVerdict,
} from '../core/judge/plain-model';
export { importResults } from './importing';
export { compareReports, exportReport, judge, readReport } from './reports';
export type {
  ComparisonResult,
  ExtensionApi,
  ImportNote,
  ImportResult,
  ImportSettings,
  JudgeSettings,
  Judgement,
  ReadResult,
  ResultFile,
} from './model';

/** The version of vmibench, such as "0.2.0". */
export const version: string = packageVersion;

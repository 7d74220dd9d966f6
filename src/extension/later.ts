/** The bundles that are loaded when first used, with their types. */
import { loadBundle } from '../host/bundles';
import type * as agent from './agent';
import type * as compare from './compare';
import type * as frame from '../../webview/frame/main';
import type * as git from './git';
import type * as importing from './import';
import type * as measure from './measure';
import type * as plan from './plan';
import type * as report from './report';

interface Bundles {
  /** One report: judging, its page, its language. Later ones take from it what they share with it. */
  readonly report: typeof report;
  /** Tools for language models, and the functions for other extensions. */
  readonly agent: typeof agent;
  readonly compare: typeof compare;
  readonly import: typeof importing;
  /** Plans in the editor. */
  readonly plan: typeof plan;
  /** Runs plans: starts processes, in Node only. */
  readonly measure: typeof measure;
  /** Draws first frames. */
  readonly frame: typeof frame;
  /** Starts processes: in Node only. */
  readonly git: typeof git;
}

export function later<Name extends keyof Bundles>(name: Name): Promise<Bundles[Name]> {
  return loadBundle<Bundles[Name]>(name);
}

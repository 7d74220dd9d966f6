/** Phoronix's scales, directions and test names as metrics and parameters. */
import { metric } from '../metrics';
import type { Metric, Parameters } from '../model';
import type { Direction } from '../../report/metric';
import { parameterValue } from '../template';

/** HIB and LIB are explicit; ABSTRACT and an empty proportion say nothing. */
export function directionOf(proportion: string): Direction | undefined {
  if (/^HIB$|higher/i.test(proportion.trim())) return 'higher';
  return /^LIB$|lower/i.test(proportion.trim()) ? 'lower' : undefined;
}

export function ptsMetric(scale: string, direction: Direction | undefined): Metric {
  const time = /^(milli|micro|nano)?seconds?$|^(ms|us|ns|s|minutes?)$/i.test(scale);
  return metric(time ? 'time' : /\/s\b|per second/i.test(scale) ? 'throughput' : 'result', scale, direction);
}

/** For console logs, which do not print it: times and rates have an obvious direction. */
export function directionOfScale(scale: string): Direction | undefined {
  if (/^(milli|micro|nano)?seconds?$|^(ms|us|ns|s|minutes?)$/i.test(scale)) return 'lower';
  return /\/s(ec)?$|per second$|^FPS$/i.test(scale) ? 'higher' : undefined;
}

/** `Build: Stock - Size: 1D FFT Size 32` as parameters; any other description is one parameter. */
export function parametersOf(description: string): Parameters {
  const text = description.trim();
  if (!text) return {};
  const pairs = text.split(/(?<=\s)-(?=\s)/).map((part) => /^([^:]{1,60}):\s+(\S.*)$/.exec(part.trim()));
  const usable = pairs.every((pair) => pair !== null) && new Set(pairs.map((pair) => pair?.[1])).size === pairs.length;
  if (!usable) return { test: text };
  return Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', parameterValue(pair?.[2] ?? '')]));
}

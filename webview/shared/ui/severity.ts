import type { Severity } from '../../../src/core/report/problem';
import type { IconName } from './Icon';

export const severityIcon: Readonly<Record<Severity, IconName>> = {
  error: 'error',
  warning: 'warning',
  information: 'info',
  hint: 'hint',
};
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

import { version } from '../../package.json';

/** What `vmibench --version` prints. */
export const versionLine = `vmibench ${version}\n`;

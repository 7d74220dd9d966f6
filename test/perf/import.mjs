// Import speed; see import.ts.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('import.ts', import.meta.url));
const { status } = spawnSync(process.execPath, ['--import', 'tsx', program], { stdio: 'inherit' });
process.exitCode = status ?? 1;

/** What needs processes: revisions of a file are read by one process of git. */
export { revisionsOfFile } from '../git/history';
export { firstCommits } from '../git/log';

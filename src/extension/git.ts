/** What needs processes: revisions of a file are read by one process of git. */
export { revisionsOfFile } from '../node/git/history';
export { firstCommits } from '../node/git/log';

/** The extension in a browser's worker: the same, since nothing in it needs Node. */
export { activate } from './extension';

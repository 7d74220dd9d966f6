/** Of the addresses of comparisons and histories: see address.ts. */
export const scheme = 'vmibench-compare';

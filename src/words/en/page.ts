/** Sentences of the report page. */
export const pageWords = {} as const;

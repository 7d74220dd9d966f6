/** Sentences of the text editor's helps and of the commands. */
export const editorWords = {} as const;

/** A place in a file: object keys are strings, array positions numbers. */
export type Path = readonly (string | number)[];

/** Notes a problem in one file. */
export type Note = (path: string, reason: string) => void;

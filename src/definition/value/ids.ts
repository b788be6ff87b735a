/** What the id of a row, an instance or an item of evidence looks like. */
export const rowId = /^[A-Za-z0-9_-]{1,40}$/u;

/** A file by its SHA-256 in hex. */
export const fileId = /^[0-9a-f]{64}$/u;

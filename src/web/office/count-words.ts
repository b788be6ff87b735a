/** How far lists are counted. */
const most = 1000;

/** A number as counters show it: more than are counted is `1000+`. */
export const countWords = (counted: number): string => (counted > most ? `${most}+` : String(counted));

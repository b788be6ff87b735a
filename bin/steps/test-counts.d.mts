export type Counts = { passed: number; failed: number; skipped: string[] };

export function countUnitTests(file: string): Counts;
export function countBrowserTests(file: string): Counts;

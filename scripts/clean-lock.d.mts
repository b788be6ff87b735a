/** The parts of package-lock.json that are read. */
export type LockFile = { packages: Record<string, { optionalDependencies?: Record<string, string> }> };

export function danglingOptionals(lock: LockFile, remove?: boolean): string[];

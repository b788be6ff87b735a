import type { TestProject } from 'vitest/node';
import { newRunFolder, removeAbandonedRuns, removeRun } from './test-cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    runFolder: string;
  }
}

/** Gives the run its folder, and after the last test stops the database that lies there, if one was used. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await removeAbandonedRuns();
  const folder = newRunFolder();
  project.provide('runFolder', folder);
  return () => removeRun(folder);
}

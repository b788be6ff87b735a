// Runs before every npm script: on Windows their first word, "exec", is unknown, and nothing of them would be said.
import { checkPlatform, Stop } from './places.mjs';

try {
  checkPlatform();
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  console.error(`Laurel: ${error.message}`);
  process.exitCode = 1;
}

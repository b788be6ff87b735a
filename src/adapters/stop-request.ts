/**
 * Calls `stop` once when this process is asked to end: by SIGINT, by SIGTERM, or because the process that
 * started it is gone (its channel closed, even by kill -9), then exits. A second request changes nothing;
 * if `stop` fails or takes longer than `patience` milliseconds, the exit code is 1.
 */
export function onStopRequest(stop: () => Promise<void>, patience = 30_000): void {
  let asked = false;
  const end = (): void => {
    if (asked) return;
    asked = true;
    setTimeout(() => process.exit(1), patience).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(`Laurel did not stop in order: ${(error as Error).message}`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  if (process.channel) process.once('disconnect', end);
}

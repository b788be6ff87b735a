import { UsageError, type Command } from './command.ts';

/** Each command is read only when it is asked for: `check` does not wait for the server and its database to load. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  example: async () => (await import('./commands/example.ts')).example,
  schema: async () => (await import('./commands/schema.ts')).schema,
  check: async () => (await import('./commands/check.ts')).check,
  print: async () => (await import('./commands/print.ts')).print,
  verify: async () => (await import('./commands/verify.ts')).verify,
  draw: async () => (await import('./commands/draw.ts')).draw,
  replay: async () => (await import('./commands/replay.ts')).replayCommand,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
  export: async () => (await import('./commands/export.ts')).exportCommand,
  admin: async () => (await import('./commands/admin.ts')).admin,
  workflow: async () => (await import('./commands/workflow.ts')).workflow,
  simulate: async () => (await import('./commands/simulate.ts')).simulate,
};

async function usage(): Promise<string> {
  const lines: string[] = [];
  for (const [name, read] of Object.entries(commands)) {
    const command = await read();
    lines.push(`  laurel ${name} ${command.usage}\n      ${command.about}\n`);
  }
  return `laurel COMMAND …\n${lines.join('')}`;
}

/** Runs one command; 2 for words it cannot use, 70 for a fault of its own, else what the command says. */
async function main([name = '', ...words]: readonly string[]): Promise<number> {
  const read = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (read === undefined) {
    const asked = name === '' || name === 'help' || name === '--help';
    (asked ? process.stdout : process.stderr).write(await usage());
    return asked ? 0 : 2;
  }
  const command = await read();
  try {
    return await command.run(words);
  } catch (error) {
    return report(name, command, error);
  }
}

/** An own fault must not look like an answer of `check` or `verify`: it has an exit code of its own. */
const ownFault = 70;

function report(name: string, command: Command, error: unknown): number {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  if (isUsage(error)) {
    process.stderr.write(`laurel ${name}: ${message}\nUsage: laurel ${name} ${command.usage}\n`);
    return 2;
  }
  // A folder that cannot be written, a disk that is full: the system's own words are enough.
  const ofSystem = error instanceof Error && 'syscall' in error;
  process.stderr.write(`laurel ${name}: ${ofSystem ? message : stack}\n`);
  return ofSystem ? 2 : ownFault;
}

const isUsage = (error: unknown): boolean =>
  error instanceof UsageError ||
  (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));

// Who reads only the beginning (`| head`) closes the pipe; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.exitCode = await main(process.argv.slice(2));

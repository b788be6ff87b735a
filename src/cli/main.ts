import { admin } from './commands/admin.ts';
import { check } from './commands/check.ts';
import { doctor } from './commands/doctor.ts';
import { example } from './commands/example.ts';
import { exportCommand } from './commands/export.ts';
import { print } from './commands/print.ts';
import { schema } from './commands/schema.ts';
import { simulate } from './commands/simulate.ts';
import { verify } from './commands/verify.ts';
import { workflow } from './commands/workflow.ts';
import { UsageError, type Command } from './command.ts';

const commands: Readonly<Record<string, Command>> = {
  example,
  schema,
  check,
  print,
  verify,
  doctor,
  export: exportCommand,
  admin,
  workflow,
  simulate,
};

const usage = `laurel COMMAND …
${Object.entries(commands)
  .map(([name, command]) => `  laurel ${name} ${command.usage}\n      ${command.about}`)
  .join('\n')}
`;

/** Runs one command; 2 for words it cannot use, 70 for a fault of its own, else what the command says. */
async function main([name = '', ...words]: readonly string[]): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    (name === '' || name === 'help' || name === '--help' ? process.stdout : process.stderr).write(usage);
    return name === '' || name === 'help' || name === '--help' ? 0 : 2;
  }
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

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createClock } from '#src/adapters/clock.ts';
import { hasCluster } from '#src/adapters/database/cluster-home.ts';
import { openDatabase } from '#src/adapters/database/open-database.ts';
import { createIds } from '#src/adapters/ids.ts';
import { readSettings, type Settings } from '#src/adapters/settings.ts';
import { SeatRole } from '#src/definition/workflow.ts';
import { isDenial } from '#src/domain/denial.ts';
import { inviteAdministrator, type InviteAdministrator } from '#src/services/invite-administrator.ts';
import { UsageError, type Command } from '../command.ts';

const clone = resolve(import.meta.dirname, '../../..');

/** Invites somebody with a seat: 0 with the link or code on standard output, 1 where it is refused, 2 where there is no database yet. */
export const admin: Command = {
  usage: 'add --name NAME --authority AUTHORITY [--email EMAIL] [--role ROLE] [--programme PROGRAMME]',
  about: 'invite the first administrators of an installation: prints a link, or without --email a code for paper',
  run: async (words) => {
    const wanted = wantedOf(words);
    const read = readSettings(process.env, 'demo', clone);
    if (!read.ok) {
      process.stderr.write(`${read.refusal.message}\n`);
      return 2;
    }
    return await invite(read.settings, wanted);
  },
};

function wantedOf(words: readonly string[]): InviteAdministrator {
  const { values, positionals } = parseArgs({
    args: [...words],
    options: {
      email: { type: 'string' },
      name: { type: 'string' },
      authority: { type: 'string' },
      role: { type: 'string', default: 'handler' },
      programme: { type: 'string' },
    },
    allowPositionals: true,
  });
  if (positionals.length !== 1 || positionals[0] !== 'add') throw new UsageError('say what to do: add');
  const { name, authority } = values;
  if (name === undefined || name.trim() === '') throw new UsageError('give a name with --name');
  if (authority === undefined) throw new UsageError('name an authority with --authority');
  const role = SeatRole.safeParse(values.role);
  if (!role.success) throw new UsageError(`--role is one of ${SeatRole.options.join(', ')}`);
  const email = values.email ?? null;
  if (email !== null && !/^[^\s@]+@[^\s@]+$/u.test(email)) throw new UsageError('--email is no address');
  return { name, email, authority, role: role.data, programme: values.programme ?? null };
}

async function invite(settings: Settings, wanted: InviteAdministrator): Promise<number> {
  if (settings.databaseUrl === null && !hasCluster(settings.dataFolder)) return noDatabase(settings.dataFolder);
  const database = await openDatabase(settings, () => undefined);
  try {
    const invited = await inviteAdministrator(
      database.connection,
      { ids: createIds(), clockOf: (pool) => createClock(pool) },
      wanted,
    );
    if (invited === null) return noDatabase(settings.databaseUrl === null ? settings.dataFolder : 'DATABASE_URL');
    if (isDenial(invited)) {
      process.stderr.write(`${invited.reason.zh}\n${invited.reason.en}\n`);
      return 1;
    }
    const page = `${settings.baseUrl ?? `http://${settings.host}:${settings.port}`}/invitation`;
    process.stdout.write(wanted.email === null ? `${page}\n${invited.secret}\n` : `${page}#${invited.secret}\n`);
    return 0;
  } finally {
    await database.close();
  }
}

function noDatabase(where: string): number {
  process.stderr.write(
    `There is no database of Laurel yet in ${where}. Start Laurel once (npm run serve), or name another with LAUREL_DATA or DATABASE_URL.\n` +
      `${where} 中还没有桂冠的数据库。请先启动一次（npm run serve），或用 LAUREL_DATA、DATABASE_URL 指明位置。\n`,
  );
  return 2;
}

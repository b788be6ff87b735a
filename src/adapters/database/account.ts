import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** The account the database server runs as; null means that of this process. */
export type ServerAccount = { readonly uid: number; readonly gid: number } | null;

/** PostgreSQL refuses to run as root: then it runs as `nobody`, else as whoever runs this process. */
export function serverAccount(): ServerAccount {
  if (process.getuid?.() !== 0) return null;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((each) => each.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (!uid || !gid) {
    throw new Error(
      'The database cannot run as root, and this system has no account "nobody". Start Laurel as another user.',
    );
  }
  // macOS writes nobody as -2; the system calls want it unsigned.
  return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
}

/** Whether the account may walk down to `path`: every existing folder above it, and itself, lets it pass. */
export function canReach(account: ServerAccount, path: string): boolean {
  if (account === null) return true;
  for (let at = resolve(path); ; at = dirname(at)) {
    const stat = statSync(at, { throwIfNoEntry: false });
    if (stat && !mayTraverse(account, stat)) return false;
    if (at === dirname(at)) return true;
  }
}

function mayTraverse(account: { uid: number; gid: number }, stat: { uid: number; gid: number; mode: number }): boolean {
  if (stat.uid === account.uid) return (stat.mode & 0o100) !== 0;
  if (stat.gid === account.gid) return (stat.mode & 0o010) !== 0;
  return (stat.mode & 0o001) !== 0;
}

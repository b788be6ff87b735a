import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createNullCrypto, type Crypto } from '#src/adapters/crypto.ts';
import { apiServer, type ApiServer, type Person } from '#tests/support/api-server.ts';
import { filled, finalise, pageOf } from '#tests/support/dossier-steps.ts';
import { sampleAnswers, sampleApplication } from '../edition/individual-sample.ts';

/** A suite that hides what it seals, each time in other bytes, as a later one of the product will. */
function hidingCrypto(): Crypto {
  const key = randomBytes(32);
  const open = (sealed: string): Buffer => {
    const bytes = Buffer.from(sealed.slice('hiding:'.length), 'base64url');
    const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
    cipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]);
  };
  return {
    suite: 'hiding',
    seal: (value) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const hidden = Buffer.concat([cipher.update(value), cipher.final()]);
      return `hiding:${Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url')}`;
    },
    open,
    openText: (sealed) => open(sealed).toString('utf8'),
    keyedHash: (value) => value,
  };
}

const salt = 'ab'.repeat(32);
const secret = sampleAnswers['personal']?.['idNumber'] as string;

interface Sealed {
  readonly server: ApiServer;
  readonly owner: Person;
  readonly id: string;
  readonly digest: string;
}
let plain: Sealed;
let hidden: Sealed;

/** The same application under the same salt, frozen on a server that seals with this suite. */
async function frozenWith(crypto: Crypto): Promise<Sealed> {
  const server = await apiServer({ quick: true, crypto });
  const owner = await server.person('sealing');
  const id = await filled(server, owner, sampleApplication());
  await server.database.db.updateTable('application').set({ salt }).where('id', '=', id).execute();
  const page = await finalise(server, owner, id);
  return { server, owner, id, digest: page.dossier.digest };
}

beforeAll(async () => {
  plain = await frozenWith(createNullCrypto('a key'));
  hidden = await frozenWith(hidingCrypto());
});
afterAll(async () => {
  expect(await plain.server.close()).toEqual([]);
  expect(await hidden.server.close()).toEqual([]);
});

it('changes no digest: the same application under another suite has the same D', () => {
  expect(hidden.digest).toBe(plain.digest);
});

it('keeps no sensitive value readable in answers, their history or the audit events', async () => {
  for (const table of ['answers', 'answer_history', 'audit_event']) {
    const { rows } = await hidden.server.database.pool.query<{ row: string }>(`select t::text as row from ${table} t`);
    const text = rows.map((one) => one.row).join('\n');
    expect(text.length).toBeGreaterThan(1000);
    expect(text, table).not.toContain(secret);
    expect(text, table).not.toContain(Buffer.from(secret).toString('base64url'));
  }
});

it('opens again for its owner, and is masked in the history', async () => {
  const page = await pageOf(hidden.owner, hidden.id);
  expect(page.stores.personal.values.idNumber).toBe(secret);
  const history = await hidden.owner.call('GET', `/api/applications/${hidden.id}/history?sheet=personal&path=idNumber`);
  expect(history.status).toBe(200);
  expect(JSON.stringify(history.body)).not.toContain(secret);
});

import type { DemoFile, DemoOfficial } from '#src/definition/demo.ts';
import type { FileClient } from './api-client.ts';
import { enter } from './demo-account.ts';
import type { Officials } from './simulate/officials.ts';

/** Officials of the demo, each entered once: signed up as anybody is, then sat down in their seat. */
export interface DemoOfficials {
  readonly at: Officials;
  readonly seat: (official: DemoOfficial) => Promise<FileClient>;
  /** Signs everybody out again: else a visitor who enters as one of them is told of a second sign-in. */
  readonly leave: () => Promise<void>;
}

export function demoOfficials({ officials = [], password }: DemoFile, client: () => FileClient): DemoOfficials {
  const entered = new Map<string, Promise<FileClient>>();
  const enterAs = async ({ name, email, authority, role }: DemoOfficial): Promise<FileClient> => {
    const entering = client();
    await enter(entering, { name, email, password });
    await entering.post('/demo/seats', { authority, role });
    return entering;
  };
  const seat = async (official: DemoOfficial): Promise<FileClient> => {
    const known = entered.get(official.id) ?? enterAs(official);
    entered.set(official.id, known);
    try {
      return await known;
    } catch (error) {
      entered.delete(official.id);
      throw error;
    }
  };
  return {
    seat,
    at: async (authority, role, which = 1) => {
      const found = officials.filter((one) => one.authority === authority && one.role === role)[which - 1];
      if (found === undefined) throw new Error(`the demo has nobody who is ${role} of '${authority}'`);
      return await seat(found);
    },
    leave: async () => {
      for (const entering of entered.values()) await (await entering).post('/api/auth/sign-out', {});
      entered.clear();
    },
  };
}

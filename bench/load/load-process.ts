import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Answer, Done, Order, Setting, Told } from './protocol.ts';

export interface LoadProcess {
  readonly run: (order: Order) => Promise<Done>;
  readonly stop: () => void;
}

/** Starts one of the load programs beside this file, in a process of its own so that its work is not ours. */
export async function startLoad(program: string, setting: Setting): Promise<LoadProcess> {
  const child = fork(join(import.meta.dirname, program), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ask = (told: Told): Promise<Answer> =>
    new Promise((done, fail) => {
      const gone = (code: number | null): void => fail(new Error(`${program} ended with ${code}`));
      child.once('exit', gone);
      child.once('message', (said: Answer) => {
        child.off('exit', gone);
        if ('failed' in said) fail(new Error(`${program}: ${said.failed}`));
        else done(said);
      });
      child.send(told);
    });
  await ask({ setting });
  return {
    run: async (order) => {
      const said = await ask({ order });
      if (!('done' in said)) throw new Error(`${program} did not answer an order`);
      return said.done;
    },
    stop: () => child.disconnect(),
  };
}

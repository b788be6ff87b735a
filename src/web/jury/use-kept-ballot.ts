import { useCallback, useEffect, useState } from 'react';
import { keptBallots, type KeptBallot, type KeptBallots } from '../ballot/kept-token.ts';
import { useSession } from '../work/session.tsx';

export interface KeptHere {
  /** Null until this browser's store is open. */
  readonly store: KeptBallots | null;
  readonly kept: KeptBallot | null;
  readonly reread: () => Promise<void>;
}

/** How far the voter has come in a ballot, as this browser keeps it. */
export function useKeptBallot(ballot: string): KeptHere {
  const { user } = useSession();
  const [store, setStore] = useState<KeptBallots | null>(null);
  const [kept, setKept] = useState<KeptBallot | null>(null);
  useEffect(() => {
    let gone = false;
    void keptBallots(user.id).then(async (opened) => {
      const before = await opened.read(ballot);
      if (gone) return;
      setKept(before);
      setStore(opened);
    });
    return () => {
      gone = true;
    };
  }, [user.id, ballot]);
  const reread = useCallback(async () => {
    if (store !== null) setKept(await store.read(ballot));
  }, [store, ballot]);
  return { store, kept, reread };
}

import { useEffect, useState } from 'react';
import { askSession } from '../api/ask-session.ts';
import type { SessionPage } from '../api/types.ts';
import { deferred } from '../entry/deferred.tsx';

const DemoBar = deferred(() => import('./demo-bar.tsx'), null);

/** Shows the demo's bar, and only where the server says that it is a demo. */
export function DemoDoor() {
  const [session, setSession] = useState<SessionPage | null>(null);
  useEffect(() => {
    void askSession().then((answer) => {
      if (answer.ok && answer.value.demo) setSession(answer.value);
    });
  }, []);
  return session === null ? null : <DemoBar session={session} />;
}

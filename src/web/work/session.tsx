import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useEffect, type ReactNode } from 'react';
import { askSession } from '../api/ask-session.ts';
import type { SessionPage } from '../api/types.ts';
import { Loading } from '../entry/loading.tsx';
import { Refused } from './refused.tsx';
import { SignInAgain } from './sign-in-again.tsx';

type SignedIn = SessionPage & { readonly user: NonNullable<SessionPage['user']> };
const SessionContext = createContext<SignedIn | null>(null);

/** Who is signed in; only inside the workspace. */
export function useSession(): SignedIn {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('nobody is signed in here');
  return session;
}

/** Lets signed-in people through; sends others to sign in and back again. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const { data: answer, refetch } = useQuery({
    queryKey: ['session'],
    queryFn: () => askSession(),
    staleTime: Infinity,
    // Asked also where the browser says there is no network: a page that is kept for it has the answer.
    networkMode: 'always',
  });
  const session = answer?.ok === true ? answer.value : null;
  const user = session?.user ?? null;
  useEffect(() => {
    if (session !== null && user === null) location.replace(`/sign-in?next=${encodeURIComponent(location.pathname)}`);
  }, [session, user]);
  if (answer === undefined) return <Loading />;
  if (!answer.ok) return <Refused refusal={answer.refusal} retry={() => void refetch()} />;
  return session === null || user === null ? (
    <Loading />
  ) : (
    <SessionContext.Provider value={{ ...session, user }}>
      {children}
      <SignInAgain user={user} />
    </SessionContext.Provider>
  );
}

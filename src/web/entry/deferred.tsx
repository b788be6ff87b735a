import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { Loading } from './loading.tsx';

type Loaded<P> = { readonly default: ComponentType<P> };

/**
 * A component whose code is fetched when it is first shown. React's lazy() holds each reveal back until 300 ms after the one
 * before; for a page within a workspace within the entry that is most of a second in which everything is there and nothing shown.
 */
export function deferred<P extends object>(
  load: () => Promise<Loaded<P>>,
  waiting: ReactNode = <Loading />,
): ComponentType<P> {
  let loaded: ComponentType<P> | null = null;
  return function Deferred(props: P) {
    const [Shown, show] = useState(() => loaded);
    useEffect(() => {
      if (Shown !== null) return;
      load().then(
        (code) => {
          loaded = code.default;
          show(() => code.default);
        },
        // The boundary above shows what cannot be fetched.
        (error: unknown) =>
          show(() => {
            throw error;
          }),
      );
    }, [Shown]);
    return Shown === null ? waiting : <Shown {...props} />;
  };
}

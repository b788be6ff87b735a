type Asker = () => Promise<boolean>;
let asker: Asker | null = null;

/** Whatever can ask for the second factor says so; gives what takes that back. */
export function onAskFactor(ask: Asker): () => void {
  asker = ask;
  return () => {
    if (asker === ask) asker = null;
  };
}

/** Asks for the second factor; true once this session has shown it. The one place where the offices' pages do. */
export const askFactor = async (): Promise<boolean> => (asker === null ? false : await asker());

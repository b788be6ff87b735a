import type { Applicant } from './world.ts';

/** Who may act next: applicants in turn, and offices that something has come to. Nobody acts twice at once. */
export interface Turns {
  add(applicant: Applicant): void;
  wake(office: string): void;
  nextApplicant(): Applicant | null;
  doneWith(applicant: Applicant): void;
  nextOffice(): string | null;
  doneWithOffice(office: string): void;
}

export function openTurns(): Turns {
  const waiting = new Set<Applicant>();
  const acting = new Set<Applicant>();
  const awake = new Set<string>();
  const working = new Set<string>();
  const take = <T>(from: Set<T>, busy: Set<T>): T | null => {
    for (const one of from)
      if (!busy.has(one)) {
        from.delete(one);
        busy.add(one);
        return one;
      }
    return null;
  };
  return {
    add: (applicant) => void waiting.add(applicant),
    wake: (office) => void awake.add(office),
    nextApplicant: () => take(waiting, acting),
    doneWith: (applicant) => void acting.delete(applicant),
    nextOffice: () => take(awake, working),
    doneWithOffice: (office) => void working.delete(office),
  };
}

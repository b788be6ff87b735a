import { assesses, sitsInCommittee, worksInOffice } from '../api/works-in-office.ts';
import { useSession } from './session.tsx';

/** Whether whoever is signed in works in an authority. */
export const useIsOfficial = (): boolean => worksInOffice(useSession());

/** Whether whoever is signed in judges. */
export const useIsAssessor = (): boolean => assesses(useSession());

/** Whether whoever is signed in sits in a committee that decides. */
export const useDecides = (): boolean => sitsInCommittee(useSession());

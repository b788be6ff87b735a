import type { Page } from '@playwright/test';
import type { JudgedId } from './judged/house.ts';
import type { JudgedStep } from './judged/steps.ts';
import type { CaseIds } from './office-cases.ts';

/** Where a scene plays: a page of its own, signed in as the scene's person, with that person's first application. */
export interface Stage {
  readonly page: Page;
  /** Address of the demo, without a slash at its end. */
  readonly url: string;
  /** Opens a page of the person's application (`sheet/basic`) and waits until it is at rest. */
  readonly open: (path: string) => Promise<void>;
  /** Opens any page of the demo and waits until it is at rest. */
  readonly go: (path: string) => Promise<void>;
  /** Another page signed in as somebody of the demo, in a browser of its own. */
  readonly other: (person: string) => Promise<Stage>;
  /** Id of a case that the offices' cast has made, or of what the judged edition has come to. */
  readonly made: (name: keyof CaseIds | JudgedId) => string;
}

/** A picture of the manual: who sees it, how wide, and what is done before it is taken. */
export interface Scene {
  /** File name without `.png`; `application` is the readme's picture too. */
  readonly name: string;
  /** Id of the demo's person; nobody is signed in where it is missing. */
  readonly as?: string;
  /** Whom the offices' cast calls so (`zhenjiang-handler`); the scene then plays in the offices, not among the demo's people. */
  readonly official?: string;
  /** The step of the judged edition at which the scene plays; `official` is then one of its people, or nobody. */
  readonly judged?: JudgedStep;
  readonly phone?: boolean;
  /** Height of the window where the usual one shows too much or too little; pixels. */
  readonly height?: number;
  readonly language?: 'en';
  /** Whether the demo's own bar is in the picture. */
  readonly demoBar?: boolean;
  readonly play: (stage: Stage) => Promise<void>;
  /** Puts back what the scene changed, so that the next one finds the demo as it was. */
  readonly after?: (stage: Stage) => Promise<void>;
}

/** The stream of what was done with an edition as a whole. */
export const editionStream = (programme: string, edition: string): string => `edition:${programme}:${edition}`;

/** The stream of what was done with a letter of consultation. */
export const consultationStream = (letter: {
  readonly programme: string;
  readonly edition: string;
  readonly id: string;
}): string => `consultation:${letter.programme}:${letter.edition}:${letter.id}`;

export interface StageKey {
  readonly programme: string;
  readonly edition: string;
  readonly class: string;
  readonly stage: string;
}
interface InEdition {
  readonly programme: string;
  readonly edition: string;
  readonly id: string;
}
/** The streams of the judging: of a stage, of a panel, of one score sheet, of a session of the committee and a motion, and of the award as a whole. */
export const stageStream = ({ programme, edition, class: of, stage }: StageKey): string =>
  `stage:${programme}:${edition}:${of}:${stage}`;
export const panelStream = ({ programme, edition, id }: InEdition): string => `panel:${programme}:${edition}:${id}`;
export const scoreStream = ({ programme, edition, id }: InEdition): string => `score:${programme}:${edition}:${id}`;
export const drawStream = ({ programme, edition, id }: InEdition): string => `draw:${programme}:${edition}:${id}`;
export const meetingStream = ({ programme, edition, id }: InEdition): string => `meeting:${programme}:${edition}:${id}`;
export const motionStream = ({ programme, edition, id }: InEdition): string => `motion:${programme}:${edition}:${id}`;
export const feedbackStream = ({ programme, edition, id }: InEdition): string =>
  `feedback:${programme}:${edition}:${id}`;
export const awardStream = (programme: string, edition: string): string => `award:${programme}:${edition}`;
/** The stream of what was done with an objection. */
export const objectionStream = ({ programme, edition, id }: InEdition): string =>
  `objection:${programme}:${edition}:${id}`;

/** The stream of a secret ballot: all that was done with it but what was cast. */
export const ballotStream = ({ programme, edition, id }: InEdition): string => `ballot:${programme}:${edition}:${id}`;

/** Kinds of streams that name programme and edition. */
export const editionKinds: ReadonlySet<string> = new Set([
  'edition',
  'consultation',
  'stage',
  'panel',
  'score',
  'draw',
  'feedback',
  'meeting',
  'motion',
  'award',
  'objection',
  'ballot',
]);

/** Under whose roots a stream lies: its application's edition, or the edition that it names; '' where it is of none. */
export type StreamPlace = { readonly application: string } | { readonly programme: string; readonly edition: string };

export function placeOf(stream: string): StreamPlace {
  const [kind, first = '', second = ''] = stream.split(':');
  if (kind === 'acts' || kind === 'answers') return { application: first };
  // What is of no edition, as the acts of an authority, is kept with its programme; the unknown stands alone, but is sealed too.
  return { programme: first, edition: editionKinds.has(kind ?? '') ? second : '' };
}

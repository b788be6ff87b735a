import type { ClassFile, EditionFile } from '#src/definition/edition.ts';
import type { Text } from '#src/definition/text.ts';
import { deny, type Denial } from '../denial.ts';

type Prizes = EditionFile['prizes'];
/** Classes by id, for their titles. */
type Classes = Readonly<Record<string, Pick<ClassFile, 'title'>>>;

/** One application that is to have a prize, with the class it applied in. */
export interface Decided {
  readonly application: string;
  readonly class: string;
  readonly prize: string;
}
/** A limit that is passed: which prize, within one class or altogether, and by how many. */
export interface QuotaExcess {
  readonly prize: string;
  readonly class: string | null;
  readonly most: number;
  readonly decided: number;
}

/**
 * Why these applications cannot have these prizes (N2): more than the quota of a prize (together, or each class), more
 * of a class than `atMost`, an unknown prize, two prizes for one. Vacancies are allowed. Null where all may stand.
 */
export function whyNotAward(prizes: Prizes, decided: readonly Decided[], classes: Classes = {}): Denial | null {
  const unknown = decided.find(({ prize }) => !prizes.some(({ id }) => id === prize));
  if (unknown !== undefined)
    return deny(
      'invalid',
      `本届没有奖项“${unknown.prize}”，请重新选择。`,
      `this edition has no prize “${unknown.prize}”; choose another.`,
    );
  const twice = decided.find(({ application }, index) =>
    decided.slice(0, index).some((other) => other.application === application),
  );
  if (twice !== undefined)
    return deny(
      'invalid',
      '同一申报只能获得一个奖项，请删去其中一项。',
      'an application has one prize at most; take the other away.',
      { application: twice.application },
    );
  const excess = excessOf(prizes, decided);
  if (excess.length === 0) return null;
  const said = excess.map((one) => inWords(prizes, classes, one));
  return deny(
    'invalid',
    `${said.map(({ zh }) => zh).join('；')}。请减少后再作决定。`,
    `${said.map(({ en }) => en).join('; ')}. Take some out before it is decided.`,
    { excess },
  );
}

/** Every limit that is passed, in the order of the prizes. */
export function excessOf(prizes: Prizes, decided: readonly Decided[]): readonly QuotaExcess[] {
  return prizes.flatMap(({ id, quota, counts, atMost }) => {
    const own = decided.filter(({ prize }) => prize === id);
    const classes = [...new Set([...own.map((one) => one.class), ...Object.keys(atMost ?? {})])].toSorted();
    const limits = [
      ...(counts === 'together' ? [{ class: null, most: quota }] : classes.map((one) => ({ class: one, most: quota }))),
      ...Object.entries(atMost ?? {}).map(([one, most]) => ({ class: one, most })),
    ];
    return limits
      .map((limit) => ({
        prize: id,
        ...limit,
        decided: own.filter((one) => limit.class === null || one.class === limit.class).length,
      }))
      .filter((limit) => limit.decided > limit.most);
  });
}

function inWords(prizes: Prizes, classes: Classes, { prize, class: of, most, decided }: QuotaExcess): Text {
  const name = prizes.find(({ id }) => id === prize)?.name ?? { zh: prize, en: prize };
  const title = of === null ? null : (classes[of]?.title ?? { zh: of, en: of });
  const [among, within] = title === null ? ['', ''] : [`（${title.zh}）`, ` (${title.en})`];
  return {
    zh: `“${name.zh}”${among}最多 ${most} 个，现为 ${decided} 个，多出 ${decided - most} 个`,
    en: `“${name.en}”${within}: at most ${most}, now ${decided}, ${decided - most} too many`,
  };
}

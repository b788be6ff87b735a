import { describe, expect, it } from 'vitest';
import { crossCheck } from '#src/definition/cross-checks/index.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import type { PaperDelivery } from '#src/definition/edition.ts';
import { newestEdition } from '../../scripts/write-rules.ts';

const edition = newestEdition();
const asked: PaperDelivery = {
  required: true,
  timeThatCounts: 'electronic',
  volumes: { organisation: ['a', 'b'], individual: ['a'] },
  medium: true,
};
const problemsWith = (change: Partial<PaperDelivery>): readonly string[] => {
  const delivery = { ...asked, ...change };
  const changed: Edition = { ...edition, file: { ...edition.file, paper: { ...edition.file.paper, delivery } } };
  return crossCheck(changed).map(({ file, path, reason }) => `${file} ${path}: ${reason}`);
};

describe('what an edition asks on paper [R4, M8]', () => {
  it('stands, and in this one three copies and a disc are asked while the electronic time counts until that is confirmed', () => {
    expect(problemsWith({})).toEqual([]);
    expect(edition.file.paper.delivery).toMatchObject({
      required: true,
      timeThatCounts: 'electronic',
      medium: true,
      toBeConfirmed: true,
    });
    for (const { volumes } of Object.values(edition.classes)) expect(volumes.map((one) => one.copies)).toEqual([3, 3]);
  });
  it('names volumes of classes that are there, each once, and says it for every class', () => {
    expect(problemsWith({ volumes: { organisation: ['a', 'z', 'a'], individual: ['a'] } })).toEqual([
      "edition.json /paper/delivery/volumes/organisation: the volume 'a' stands twice",
      "edition.json /paper/delivery/volumes/organisation: the class 'organisation' has no volume 'z'",
    ]);
    expect(problemsWith({ volumes: { organisation: ['a'], nobody: ['a'] } })).toEqual([
      "edition.json /paper/delivery/volumes/nobody: there is no class 'nobody'",
      "edition.json /paper/delivery/volumes: it does not say which volumes of the class 'individual' are asked on paper",
    ]);
  });
});

import { createHash } from 'node:crypto';
import { BookmarkEnd, BookmarkStart, XmlAttributeComponent, XmlComponent, type ParagraphChild } from 'docx';

/** Word allows 64 characters in a tag and 40 in a bookmark's name. */
const maxTag = 64;

class Value extends XmlAttributeComponent<{ val: string | number }> {
  protected override readonly xmlKeys = { val: 'w:val' };
}

class Leaf extends XmlComponent {
  constructor(name: string, val?: string | number) {
    super(name);
    if (val !== undefined) this.root.push(new Value({ val }));
  }
}

class Group extends XmlComponent {
  constructor(name: string, children: readonly (XmlComponent | ParagraphChild)[]) {
    super(name);
    this.root.push(...(children as XmlComponent[]));
  }
}

const hash = (field: string): string => createHash('sha256').update(field).digest('hex').slice(0, 24);

/** The content control's tag for a field: its address, or a hash of it where that is too long. */
export const tagOf = (field: string): string => (field.length <= maxTag ? field : `sha256:${hash(field)}`);
/** The bookmark's name for a field; further pieces of one field are numbered. */
export const bookmarkOf = (field: string, piece: number): string => `L_${hash(field)}${piece === 0 ? '' : `_${piece}`}`;

/** docx lets any component stand in a paragraph, but names only some in its types. */
const child = (component: XmlComponent): ParagraphChild => component as unknown as ParagraphChild;

/** Marks what belongs to a field twice, by a content control and a bookmark: some programs drop the one or the other. */
export class Identities {
  #next = 1;
  readonly #pieces = new Map<string, number>();

  mark(field: string, children: readonly ParagraphChild[]): ParagraphChild[] {
    const piece = this.#pieces.get(field) ?? 0;
    this.#pieces.set(field, piece + 1);
    const id = this.#next++;
    const control = new Group('w:sdt', [
      new Group('w:sdtPr', [new Leaf('w:tag', tagOf(field)), new Leaf('w:id', id)]),
      new Group('w:sdtContent', children),
    ]);
    return [new BookmarkStart(bookmarkOf(field, piece), id), control, new BookmarkEnd(id)].map(child);
  }
}

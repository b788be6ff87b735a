import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, type PDFDocument, type PDFRef } from '@cantoo/pdf-lib';
import type { OutlineEntry } from '#src/documents/volume-writer.ts';

interface Node {
  readonly entry: OutlineEntry;
  readonly children: Node[];
}

/** Bookmarks of a volume, nested by their levels. */
export function writeOutline(document: PDFDocument, entries: readonly OutlineEntry[]): void {
  const top = nest(entries);
  if (top.length === 0) return;
  const { context } = document;
  const root = PDFDict.withContext(context);
  root.set(PDFName.of('Type'), PDFName.of('Outlines'));
  const reference = context.register(root);
  writeChildren(document, root, reference, top);
  document.catalog.set(PDFName.of('Outlines'), reference);
  document.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}

function nest(entries: readonly OutlineEntry[]): Node[] {
  const top: Node[] = [];
  const open: Node[] = [];
  for (const entry of entries) {
    const node: Node = { entry, children: [] };
    while (open.length > 0 && (open.at(-1)?.entry.level ?? 0) >= entry.level) open.pop();
    (open.at(-1)?.children ?? top).push(node);
    open.push(node);
  }
  return top;
}

function writeChildren(document: PDFDocument, parent: PDFDict, parentRef: PDFRef, nodes: readonly Node[]): void {
  const { context } = document;
  const items = nodes
    .map((node) => ({ node, dict: PDFDict.withContext(context) }))
    .map((item) => ({ ...item, ref: context.register(item.dict) }));
  items.forEach(({ node, dict, ref }, index) => {
    dict.set(PDFName.of('Title'), PDFHexString.fromText(node.entry.title));
    dict.set(PDFName.of('Parent'), parentRef);
    dict.set(PDFName.of('Dest'), destination(document, node.entry.sheet));
    const before = items[index - 1];
    const after = items[index + 1];
    if (before !== undefined) dict.set(PDFName.of('Prev'), before.ref);
    if (after !== undefined) dict.set(PDFName.of('Next'), after.ref);
    if (node.children.length > 0) writeChildren(document, dict, ref, node.children);
  });
  const first = items[0];
  const last = items.at(-1);
  if (first === undefined || last === undefined) return;
  parent.set(PDFName.of('First'), first.ref);
  parent.set(PDFName.of('Last'), last.ref);
  // A negative count keeps a branch folded; the top level is open.
  parent.set(
    PDFName.of('Count'),
    PDFNumber.of(parent.get(PDFName.of('Type')) === undefined ? -items.length : items.length),
  );
}

function destination(document: PDFDocument, sheet: number): PDFArray {
  const page = document.getPage(Math.min(Math.max(sheet, 1), document.getPageCount()) - 1);
  const array = PDFArray.withContext(document.context);
  array.push(page.ref);
  array.push(PDFName.of('Fit'));
  return array;
}

/** Page labels: roman for the front matter, then counting from 1. */
export function writePageLabels(document: PDFDocument, frontPages: number): void {
  const numbers = PDFArray.withContext(document.context);
  const label = (from: number, style: string): void => {
    const dict = PDFDict.withContext(document.context);
    dict.set(PDFName.of('S'), PDFName.of(style));
    numbers.push(PDFNumber.of(from));
    numbers.push(dict);
  };
  if (frontPages > 0) label(0, 'r');
  label(frontPages, 'D');
  const tree = PDFDict.withContext(document.context);
  tree.set(PDFName.of('Nums'), numbers);
  document.catalog.set(PDFName.of('PageLabels'), tree);
}

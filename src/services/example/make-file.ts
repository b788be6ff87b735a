import { z } from 'zod';
import { drawSvg } from '#src/adapters/picture/draw-svg.ts';
import { fontFolders } from '#src/adapters/typst/fonts.ts';
import { flowSvg } from '#src/documents/flow-chart.ts';
import type { PrintRequest } from '#src/documents/print.ts';
import { sampleEvidenceRequest } from '#src/documents/sample-evidence.ts';
import { photoSvg, portraitSvg } from '#src/documents/sample-photo.ts';
import { treeSvg } from '#src/documents/tree-chart.ts';
import type { Print } from '../print.ts';
import type { ExampleEvidence, ExampleFile, ExampleFolder } from './source.ts';

export interface MadeFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly pages?: number;
  readonly width?: number;
  readonly height?: number;
}

/** What is made for: the application's name and filling date, and its evidence. */
export interface MakeContext {
  readonly folder: ExampleFolder;
  readonly print: Print;
  readonly holder: string;
  readonly filled: string;
}

/** Pixels across; a portrait of 35 mm then has 600 dpi. */
const across = { photo: 1800, portrait: 827, flow: 1500, structure: 3200 } as const;

/** Millimetres for the chart on a page of A4 across. */
const room = { width: 266, height: 150 } as const;

const Structure = z.looseObject({
  title: z.string(),
  nodes: z.array(
    z.looseObject({ id: z.string(), name: z.string(), parent: z.string().nullable(), share: z.number().nullable() }),
  ),
});

/** Makes one file of an example. Deterministic; throws where a paper has no item of evidence to name it. */
export async function makeFile(context: MakeContext, placeholder: string, file: ExampleFile): Promise<MadeFile> {
  switch (file.make) {
    case 'evidence':
      return await pdf(context, file.name, await evidenceRequest(context, placeholder, file));
    case 'photo':
      return {
        name: file.name,
        ...(await drawSvg(photoSvg(file.scene, file.words), across.photo, 'jpeg', fontFolders())),
      };
    case 'portrait':
      return { name: file.name, ...(await drawSvg(portraitSvg(file.hair), across.portrait, 'jpeg', fontFolders())) };
    case 'flow':
      return { name: file.name, ...(await drawSvg(flowSvg(file.nodes), across.flow, 'png', fontFolders())) };
    default:
      return await pdf(context, file.name, await structureRequest(context, file.source));
  }
}

async function pdf({ print }: MakeContext, name: string, request: PrintRequest): Promise<MadeFile> {
  const printed = await print.render(request);
  return { name, type: 'application/pdf', bytes: printed.pdf, pages: printed.pages };
}

async function evidenceRequest(
  { folder, holder }: MakeContext,
  placeholder: string,
  { pages }: Extract<ExampleFile, { make: 'evidence' }>,
): Promise<PrintRequest> {
  const item = folder.source.evidence.find((one) => one.files.includes(placeholder));
  if (item === undefined) throw new Error(`no item of evidence names ${placeholder}`);
  const figures = pages.flat().flatMap((block) => ('figure' in block ? [block.figure] : []));
  const pictures: Record<string, Uint8Array> = {};
  for (const { caption, nodes } of figures)
    pictures[caption] = (await drawSvg(flowSvg(nodes), across.flow, 'png', fontFolders())).bytes;
  return sampleEvidenceRequest({ ...headOf(item), holder, pages, pictures });
}

const headOf = ({
  title,
  issuer,
  number,
  issued,
  validUntil,
}: ExampleEvidence): Pick<ExampleEvidence, 'title' | 'issuer' | 'number' | 'issued' | 'validUntil'> => ({
  title,
  issuer,
  number,
  issued,
  validUntil,
});

/** A structure chart on a wide page, shares under the names of holdings. */
async function structureRequest({ folder, holder, filled }: MakeContext, source: string): Promise<PrintRequest> {
  const { title, nodes } = Structure.parse(folder.read(source));
  const units = nodes.map(({ id, name, parent, share }) => ({
    id,
    name,
    parent,
    ...(share === null ? {} : { note: `持股 ${share}%` }),
  }));
  const picture = await drawSvg(treeSvg(units), across.structure, 'png', fontFolders());
  const widthMm = Math.min(room.width, (room.height * picture.width) / picture.height);
  return {
    title,
    author: holder,
    date: filled,
    standard: 'plain',
    mark: null,
    firstPage: 1,
    folio: 'arabic',
    anchors: {},
    pictures: { chart: picture.bytes },
    body: {
      kind: 'text',
      size: { width: 297, height: 210, margin: 15 },
      blocks: [
        { b: 'heading', level: 0, text: title },
        {
          b: 'para',
          para: {
            inlines: [{ t: 'picture', file: 'chart', widthMm, heightMm: (widthMm * picture.height) / picture.width }],
            align: 'center',
            space: 6,
          },
        },
      ],
    },
  };
}

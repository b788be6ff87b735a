import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NodeCompiler as Compiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import type { Measured, PrintRequest } from '#src/documents/print.ts';
import { withLongestWords } from './longest-word.ts';
import { onlyKnown } from './missing-glyphs.ts';
import type { Output, Results } from './protocol.ts';
import { overrunning, type Place } from './overrun.ts';
import { pageQrs } from './qr.ts';
import { svgPages } from './svg-pages.ts';

const { NodeCompiler } = createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler') as {
  NodeCompiler: typeof Compiler;
};

/** The workspace root: packages and files outside it cannot be reached from the templates. */
const workspace = join(fileURLToPath(import.meta.url), '..', 'template');
/** Results older than this many compiles leave the cache. */
const cacheAge = 8;

/** One function for each output of a job. */
export type WarmCompiler = { readonly [O in Output]: (request: PrintRequest) => Results[O] };

/** A compiler kept warm: fonts are read once. All its calls are synchronous; run it in a worker. */
export function openCompiler(fontFolders: readonly string[]): WarmCompiler {
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [...fontFolders] }] });
  const known = onlyKnown(fontFolders);
  const withCompiled = <T>(request: PrintRequest, use: (compiled: NodeTypstDocument) => T): T => {
    try {
      return use(compile(compiler, request, known));
    } finally {
      compiler.resetShadow();
      compiler.evictCache(cacheAge);
    }
  };
  return {
    pdf: (request) =>
      withCompiled(request, (compiled) => ({
        pdf: writePdf(compiler, compiled, request),
        ...measured(compiler, compiled),
      })),
    svg: (request) => withCompiled(request, (compiled) => svgPages(compiler.plainSvg(compiled))),
    pages: (request) => withCompiled({ ...request, mark: null }, (compiled) => measured(compiler, compiled)),
  };
}

function writePdf(compiler: Compiler, compiled: NodeTypstDocument, { standard, date }: PrintRequest): Uint8Array {
  const creationTimestamp = Math.floor(Date.parse(date) / 1000);
  return new Uint8Array(
    compiler.pdf(compiled, { pdfStandard: standard === 'a-2a' ? 'a-2a' : '1.7', creationTimestamp }),
  );
}

const measured = (compiler: Compiler, compiled: NodeTypstDocument): Measured => ({
  pages: compiled.numOfPages,
  anchors: anchorsOf(compiler, compiled),
});

const encoder = new TextEncoder();

function put(compiler: Compiler, name: string, content: Uint8Array | string): void {
  const bytes = typeof content === 'string' ? encoder.encode(content) : content;
  compiler.mapShadow(join(workspace, name), Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/**
 * Compiles; once more where there were more pages than QRs or where sheets overrun their pages by a little, which are
 * then set tighter. The data go in as files, never as Typst source.
 */
function compile(compiler: Compiler, request: PrintRequest, known: (json: string) => string): NodeTypstDocument {
  const { pictures, ...data } = request;
  for (const [name, bytes] of Object.entries(pictures)) put(compiler, `pictures/${name}`, bytes);
  put(compiler, 'request.json', known(withLongestWords(data)));
  let drawn = pageGuess(request);
  let tight: readonly string[] | null = null;
  for (;;) {
    put(compiler, 'qr.json', JSON.stringify(pageQrs(request, drawn)));
    put(compiler, 'tight.json', JSON.stringify(tight ?? []));
    const compiled = compileOnce(compiler);
    const overrun: readonly string[] =
      tight === null && request.body.kind === 'sheets'
        ? overrunning(request.body.sheets, placesOf(compiler, compiled))
        : [];
    const enough = request.mark === null || compiled.numOfPages <= drawn;
    if (enough && overrun.length === 0) return compiled;
    drawn = Math.max(drawn, compiled.numOfPages);
    tight ??= overrun;
  }
}

const placesOf = (compiler: Compiler, compiled: NodeTypstDocument): readonly Place[] =>
  compiler.query(compiled, { selector: '<laurel-place>', field: 'value' }) as Place[];

function pageGuess({ body }: PrintRequest): number {
  if (body.kind === 'sheets') return body.sheets.length * 2 + 2;
  return body.kind === 'overlay' ? body.pages : 4;
}

interface Diagnostic {
  readonly message: string;
  readonly path: string;
  readonly range?: { readonly start: { readonly line: number } };
}

function compileOnce(compiler: Compiler): NodeTypstDocument {
  const outcome = compiler.compile({ mainFilePath: join(workspace, 'main.typ') });
  const failure = outcome.takeError();
  if (failure !== null) {
    const told = (compiler.fetchDiagnostics(failure) as Diagnostic[]).map(
      ({ message, path, range }) => `${path.split('/').at(-1)}:${(range?.start.line ?? 0) + 1} ${message}`,
    );
    throw new Error(`Typst refused the document: ${told.join('; ')}`);
  }
  if (outcome.result === null) throw new Error('Typst gave neither a document nor an error');
  return outcome.result;
}

function anchorsOf(compiler: Compiler, compiled: NodeTypstDocument): Record<string, number> {
  const found = compiler.query(compiled, { selector: '<laurel-anchor>', field: 'value' }) as {
    name: string;
    page: number;
  }[];
  return Object.fromEntries(found.map(({ name, page }) => [name, page]));
}

/** Typst writes all pages one under another into one SVG; this makes one of each, with only the glyphs it shows. */
export function svgPages(svg: string): string[] {
  const lines = svg.split('\n');
  const head = /width="([\d.]+)pt" height="([\d.]+)pt"/u.exec(lines[0] ?? '');
  const pages = topLevel(lines, '    <g', '    </g>');
  const defs = topLevel(lines, '    <defs', '    </defs>');
  if (head === null || pages.length === 0) throw new Error('The SVG has no page that can be told apart');
  const width = Number(head[1]);
  const height = Number(head[2]) / pages.length;
  return pages.map((page) => onePage(page, width, height, defs));
}

/** Blocks between an opening and a closing line at the top level, indentation included. */
function topLevel(lines: readonly string[], open: string, close: string): string[][] {
  const found: string[][] = [];
  let current: string[] | null = null;
  for (const line of lines) {
    if (current === null && line.startsWith(open)) current = [];
    current?.push(line.trim());
    if (current !== null && line.startsWith(close)) {
      found.push(current);
      current = null;
    }
  }
  return found;
}

function onePage(page: readonly string[], width: number, height: number, defs: readonly (readonly string[])[]): string {
  const body = ['<g>', ...page.slice(1)].join('');
  const used = new Set([...body.matchAll(/href="#([^"]+)"/gu)].map((match) => match[1]));
  const kept = defs.map((def) => keepUsed(def, used)).join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 ${width} ${height}" width="${width}pt" height="${height}pt">` +
    `<path fill="#ffffff" d="M0 0h${width}v${height}h-${width}z"/>${body}${kept}</svg>`
  );
}

/** A glyph is a `symbol` element; other definitions stay whole. */
function keepUsed(def: readonly string[], used: ReadonlySet<string | undefined>): string {
  return def
    .join('')
    .replaceAll(/<symbol id="([^"]+)".*?<\/symbol>/gu, (symbol, id: string) => (used.has(id) ? symbol : ''));
}

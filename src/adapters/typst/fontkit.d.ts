declare module 'fontkit' {
  export interface Path {
    scale(x: number, y: number): Path;
    translate(x: number, y: number): Path;
    toSVG(): string;
  }
  export interface Run {
    readonly glyphs: readonly { readonly path: Path }[];
    readonly positions: readonly { readonly xAdvance: number }[];
  }
  export interface Font {
    readonly characterSet: readonly number[];
    readonly familyName: string;
    readonly unitsPerEm: number;
    layout(text: string): Run;
  }
  export interface Collection {
    readonly fonts: readonly Font[];
  }
  export function openSync(file: string): Font | Collection;
}

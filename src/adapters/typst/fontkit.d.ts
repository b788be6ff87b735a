declare module 'fontkit' {
  export interface Font { readonly characterSet: readonly number[]; readonly familyName: string }
  export interface Collection { readonly fonts: readonly Font[] }
  export function openSync(file: string): Font | Collection;
}

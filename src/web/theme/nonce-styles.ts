/**
 * Style elements made at run time carry the nonce the server gave this page: some components make theirs without asking
 * for it, and the content security policy would refuse them.
 */
export function nonceStyles(nonce: string): void {
  if (nonce === '') return;
  const create = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions): HTMLElement => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
}

/** What of an error may be logged: its message can quote what people typed, its places in the code cannot. */
export function withoutValues(error: Error & { readonly code?: string }): {
  type: string;
  message: string;
  stack: string;
  code: string;
} {
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line));
  return { type: error.name, message: '', stack: places.join('\n'), code: error.code ?? '' };
}

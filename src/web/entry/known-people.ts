const key = 'laurel.people';
const most = 8;

/** Names of people of authorities who signed in at this browser, the latest first; names only. */
export function knownPeople(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((name): name is string => typeof name === 'string') : [];
  } catch (error) {
    // Storage that is closed to this page, or text of somebody else: there is nobody to offer.
    if (error instanceof SyntaxError || error instanceof DOMException) return [];
    throw error;
  }
}

const keep = (names: readonly string[]): void => {
  try {
    localStorage.setItem(key, JSON.stringify(names.slice(0, most)));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
};

export const rememberPerson = (name: string): void => keep([name, ...knownPeople().filter((one) => one !== name)]);
export const forgetPerson = (name: string): void => keep(knownPeople().filter((one) => one !== name));

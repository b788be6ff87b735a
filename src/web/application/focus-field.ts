/** Frames a jump may wait for its field to be drawn. */
const patience = 60;

/** Brings the field with this store key into sight and puts the cursor in it. */
export function focusField(key: string, done: () => void): void {
  let frames = 0;
  const look = (): void => {
    const fields = [...document.querySelectorAll<HTMLElement>('[data-key]')];
    const field =
      fields.find((one) => one.dataset['key'] === key) ??
      fields.find((one) => one.dataset['key']?.startsWith(`${key}/`) === true);
    if (field === undefined && frames++ < patience) return void requestAnimationFrame(look);
    field?.scrollIntoView({ block: 'center' });
    field?.focus({ preventScroll: true });
    return done();
  };
  requestAnimationFrame(look);
}

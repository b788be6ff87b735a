/** Where a scene's picture lies, from the root of the repository. The readme's is kept apart from the manual's. */
export const pictureFile = (name: string): string =>
  name === 'application' ? 'docs/pictures/application.png' : `docs/manual/pictures/${name}.png`;

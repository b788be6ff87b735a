/** Saves an answer's bytes under the name the server gave them. */
export async function saveFile(response: Response, otherwise: string): Promise<void> {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  const given = /filename\*=UTF-8''([^;]+)/u.exec(response.headers.get('content-disposition') ?? '')?.[1];
  link.download = given === undefined ? otherwise : decodeURIComponent(given);
  link.click();
  URL.revokeObjectURL(link.href);
}

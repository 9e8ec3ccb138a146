/** Makes a large picture smaller before it is sent: quicker on the way, shown by every channel, and without the place it was taken at. */

/** Pictures up to this are shown by every channel as they are, bytes. */
const shownBytes = 1_000_000;
/** The longest side of a picture that is made smaller, pixels. */
const longestSide = 2_048;

/** `file`, called `name`, as a JPEG that is small enough; or as it is where it is no picture or this browser cannot read it. */
export const smallerPicture = async (file: Blob, name: string): Promise<{ blob: Blob; name: string }> => {
  const asIs = { blob: file, name };
  if (!/^image\/(?:png|jpeg|webp)$/.test(file.type) || file.size <= shownBytes) return asIs;
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (!picture) return asIs;
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale));
  const pen = canvas.getContext('2d');
  if (!pen) return asIs;
  // What is transparent in it would turn black.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  for (const quality of [0.85, 0.7, 0.5]) {
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
    if (blob.size <= shownBytes) return { blob, name: `${name.replace(/\.\w{1,5}$/, '')}.jpg` };
  }
  return asIs;
};

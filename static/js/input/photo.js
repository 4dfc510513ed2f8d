/** A photo made small on this device: upright, at most 1600 pixels, and without the place where it was taken. */

const MOST_PX = 1600;
const QUALITY = 0.85;

/**
 * @param {Blob} file
 * @returns {Promise<string>} a JPEG as a data URL; drawn anew on a canvas, it holds nothing but the picture
 */
export const smallPhoto = async (file) => {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, MOST_PX / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) {
    throw new Error('no canvas');
  }
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return canvas.toDataURL('image/jpeg', QUALITY);
};

/** @param {string} url a data URL @returns {Blob} */
export const blobOf = (url) => {
  const [head = '', data = ''] = url.split(',');
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  return new Blob([bytes], { type: head.slice('data:'.length).split(';')[0] ?? 'image/jpeg' });
};

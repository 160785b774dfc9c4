import { plural } from '../lib/format';
import type { PhotoWords } from './photos.zh-CN';

export const photos: PhotoWords = {
  label: 'Photos',
  hint: (most) =>
    `A picture often says it best; up to ${most}. Where it was taken is removed from it.`,
  add: 'Add photos',
  sending: 'Uploading',
  remove: (n) => `Remove photo ${n}`,
  count: (n) => plural(n, 'photo', 'photos'),
  none: 'None',
};

import { plural } from '../lib/format';
import type { ImagesWords } from './images.zh-CN';

export const images: ImagesWords = {
  title: 'Pictures',
  add: 'Insert pictures',
  pending: (n) => `${plural(n, 'picture is', 'pictures are')} being uploaded`,
  failed: (n) => `${plural(n, 'picture was', 'pictures were')} not uploaded`,
  waiting: 'Waiting',
  sent: (percent) => `${percent}% uploaded`,
  processing: 'Being processed',
  cancel: (name) => `Cancel the upload of ${name}`,
  remove: (n) => `Remove picture ${n}`,
  words: (n) => `What picture ${n} shows`,
  words_hint:
    'Say in a few words what can be seen, for those who cannot see it. Where a photo was taken is removed.',
  wait: 'Pictures are still being uploaded. You can send as soon as they are there.',
  unsent: 'Some pictures were not uploaded. Try them again, or cancel them.',
  too_many: (most) => `A text shows ${most} pictures at most; the others were not added.`,
  no_picture: 'Only pictures can be added here.',
};

import type { ArchiveWords } from './archive.zh-CN';

export const archive: ArchiveWords = {
  title: 'Export what I wrote',
  mine_text: 'Download your topics, posts, messages and complaints',
};

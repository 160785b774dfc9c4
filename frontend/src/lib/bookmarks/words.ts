import { bookmarks as en } from '../../locales/bookmarks.en';
import { bookmarks as zhCN, type BookmarksWords } from '../../locales/bookmarks.zh-CN';
import { useSite, type Site } from '../site';

/** The words of bookmarks and of whom one follows, beside what every component may need. */
export function useBookmarks(): Site & { b: BookmarksWords } {
  const site = useSite();
  return { ...site, b: site.locale === 'en' ? en : zhCN };
}

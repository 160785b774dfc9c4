import { revisions as en } from '../../locales/revisions.en';
import { revisions as zhCN, type RevisionsWords } from '../../locales/revisions.zh-CN';
import { useSite, type Site } from '../site';

/** The words of what changed in a post, beside what every component may need. */
export function useRevisions(): Site & { w: RevisionsWords } {
  const site = useSite();
  return { ...site, w: site.locale === 'en' ? en : zhCN };
}

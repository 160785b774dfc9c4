import { drafts as en } from '../../locales/drafts.en';
import { drafts as zhCN, type DraftsWords } from '../../locales/drafts.zh-CN';
import { useSite, type Site } from '../site';

/** The words of one's drafts and posts for later, beside what every component may need. */
export function useDrafts(): Site & { m: DraftsWords } {
  const site = useSite();
  return { ...site, m: site.locale === 'en' ? en : zhCN };
}

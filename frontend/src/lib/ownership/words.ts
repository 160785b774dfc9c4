import { ownerships as en } from '../../locales/ownerships.en';
import { ownerships as zhCN, type OwnershipWords } from '../../locales/ownerships.zh-CN';
import { useSite, type Site } from '../site';

/** The words of claiming a home, beside what every component may need. */
export function useOwnerships(): Site & { o: OwnershipWords } {
  const site = useSite();
  return { ...site, o: site.locale === 'en' ? en : zhCN };
}

import { groupBuys as en } from '../../locales/group-buys.en';
import { groupBuys as zhCN, type GroupBuyWords } from '../../locales/group-buys.zh-CN';
import { useSite, type Site } from '../site';

/** The words of group buys, beside what every component may need. */
export function useGroupBuys(): Site & { g: GroupBuyWords } {
  const site = useSite();
  return { ...site, g: site.locale === 'en' ? en : zhCN };
}

import { groupBuyDesk as en } from '../../locales/group-buy-desk.en';
import { groupBuyDesk as zhCN, type GroupBuyDeskWords } from '../../locales/group-buy-desk.zh-CN';
import type { GroupBuyWords } from '../../locales/group-buys.zh-CN';
import { useGroupBuys } from '../group-buys/words';
import type { Site } from '../site';

/** The words of group buys at the desk, beside those that everybody reads. */
export function useGroupBuyDesk(): Site & { g: GroupBuyWords; b: GroupBuyDeskWords } {
  const site = useGroupBuys();
  return { ...site, b: site.locale === 'en' ? en : zhCN };
}

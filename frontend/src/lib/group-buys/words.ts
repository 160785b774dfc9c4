import { auctionDeposits as enAuction } from '../../locales/auction-deposits.en';
import { auctionDeposits as zhAuction } from '../../locales/auction-deposits.zh-CN';
import { groupBuys as en } from '../../locales/group-buys.en';
import { groupBuys as zhCN, type GroupBuyWords } from '../../locales/group-buys.zh-CN';
import { useSite, type Site } from '../site';
import type { GroupBuyRef } from './shapes';

/** The words of group buys, beside what every component may need. */
export function useGroupBuys(): Site & { g: GroupBuyWords } {
  const site = useSite();
  return { ...site, g: site.locale === 'en' ? en : zhCN };
}

/** The words of one's own deposits, which are others where homes are bid for. */
export function useOwnWords(): (of: Pick<GroupBuyRef, 'mode'>) => GroupBuyWords['own'] {
  const { g, locale } = useGroupBuys();
  const auction = { ...g.own, ...(locale === 'en' ? enAuction : zhAuction) };
  return ({ mode }) => (mode === 'auction' ? auction : g.own);
}

/** The page of what a deposit is for. */
export const saleHref = ({ mode, id }: Pick<GroupBuyRef, 'mode' | 'id'>) =>
  mode === 'auction' ? `/auctions/${id}` : `/group-buys/${id}`;

import { auctionDesk as en } from '../../locales/auction-desk.en';
import { auctionDesk as zhCN, type AuctionDeskWords } from '../../locales/auction-desk.zh-CN';
import type { AuctionWords } from '../../locales/auctions.zh-CN';
import { useAuctions } from '../auctions/words';
import type { Site } from '../site';

/** The words of auctions at the desk, beside those that everybody reads. */
export function useAuctionDesk(): Site & { a: AuctionWords; b: AuctionDeskWords } {
  const site = useAuctions();
  return { ...site, b: site.locale === 'en' ? en : zhCN };
}

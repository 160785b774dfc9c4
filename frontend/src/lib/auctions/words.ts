import { auctions as en } from '../../locales/auctions.en';
import { auctions as zhCN, type AuctionWords } from '../../locales/auctions.zh-CN';
import { useSite, type Site } from '../site';

/** The words of auctions, beside what every component may need. */
export function useAuctions(): Site & { a: AuctionWords } {
  const site = useSite();
  return { ...site, a: site.locale === 'en' ? en : zhCN };
}

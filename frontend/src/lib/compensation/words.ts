import { offer as en } from '../../locales/offer.en';
import { offer as zhCN, type OfferWords } from '../../locales/offer.zh-CN';
import { useSite, type Site } from '../site';

/** The words of compensation, beside what every component may need. */
export function useOffers(): Site & { o: OfferWords } {
  const site = useSite();
  return { ...site, o: site.locale === 'en' ? en : zhCN };
}

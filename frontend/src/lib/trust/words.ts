import { trust as en } from '../../locales/trust.en';
import { trust as zhCN, type TrustWords } from '../../locales/trust.zh-CN';
import { useSite, type Site } from '../site';

/** The words of trust and of badges, beside what every component may need. */
export function useTrust(): Site & { w: TrustWords } {
  const site = useSite();
  return { ...site, w: site.locale === 'en' ? en : zhCN };
}

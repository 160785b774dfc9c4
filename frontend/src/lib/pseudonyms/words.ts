import { pseudonyms as en } from '../../locales/pseudonyms.en';
import { pseudonyms as zhCN, type PseudonymsWords } from '../../locales/pseudonyms.zh-CN';
import { useSite, type Site } from '../site';

/** The words of the pages about pseudonyms, beside what every component may need. */
export function usePseudonyms(): Site & { p: PseudonymsWords } {
  const site = useSite();
  return { ...site, p: site.locale === 'en' ? en : zhCN };
}

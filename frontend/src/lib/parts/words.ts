import { parts as en } from '../../locales/parts.en';
import { parts as zhCN, type PartsWords } from '../../locales/parts.zh-CN';
import { useSite, type Site } from '../site';

/** The words of the page of all parts, beside what every component may need. */
export function useParts(): Site & { p: PartsWords } {
  const site = useSite();
  return { ...site, p: site.locale === 'en' ? en : zhCN };
}

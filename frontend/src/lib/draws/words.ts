import { draws as en } from '../../locales/draws.en';
import { draws as zhCN, type DrawWords } from '../../locales/draws.zh-CN';
import { useSite, type Site } from '../site';

/** The words of draws, beside what every component may need. */
export function useDraws(): Site & { w: DrawWords } {
  const site = useSite();
  return { ...site, w: site.locale === 'en' ? en : zhCN };
}

import { progress as en } from '../../locales/progress.en';
import { progress as zhCN, type ProgressWords } from '../../locales/progress.zh-CN';
import { useSite, type Site } from '../site';

/** The words of construction progress, beside what every component may need. */
export function useProgress(): Site & { p: ProgressWords } {
  const site = useSite();
  return { ...site, p: site.locale === 'en' ? en : zhCN };
}

import { exportsWords as en } from '../../locales/exports.en';
import { exportsWords as zhCN, type ExportsWords } from '../../locales/exports.zh-CN';
import { useSite, type Site } from '../site';

/** The words of the page about archives, beside what every component may need. */
export function useExports(): Site & { e: ExportsWords } {
  const site = useSite();
  return { ...site, e: site.locale === 'en' ? en : zhCN };
}

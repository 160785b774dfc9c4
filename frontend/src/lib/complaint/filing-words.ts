import { filing as en } from '../../locales/filing.en';
import { filing as zhCN, type FilingWords } from '../../locales/filing.zh-CN';
import { useSite, type Site } from '../site';

/** The words of filing a complaint, beside what every component may need. */
export function useFiling(): Site & { f: FilingWords } {
  const site = useSite();
  return { ...site, f: site.locale === 'en' ? en : zhCN };
}

import { manual as en } from '../../locales/docs.en';
import { manual as zhCN, type Manual } from '../../locales/docs.zh-CN';
import { useSite, type Site } from '../site';

/** The words of /docs, beside what every component may need. */
export function useManual(): Site & { m: Manual } {
  const site = useSite();
  return { ...site, m: site.locale === 'en' ? en : zhCN };
}

import { statistics as en } from '../../locales/statistics.en';
import { statistics as zhCN, type StatisticsWords } from '../../locales/statistics.zh-CN';
import { useSite, type Site } from '../site';

/** The words of figures, beside what every component may need. */
export function useStatistics(): Site & { f: StatisticsWords } {
  const site = useSite();
  return { ...site, f: site.locale === 'en' ? en : zhCN };
}

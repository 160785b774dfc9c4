import { fund as en } from '../../locales/fund.en';
import { fund as zhCN, type FundWords } from '../../locales/fund.zh-CN';
import { useSite, type Site } from '../site';

/** The words of the book of a fund, beside what every component may need. */
export function useFund(): Site & { f: FundWords } {
  const site = useSite();
  return { ...site, f: site.locale === 'en' ? en : zhCN };
}

import { fundDesk as en } from '../../locales/fund-desk.en';
import { fundDesk as zhCN, type FundDeskWords } from '../../locales/fund-desk.zh-CN';
import type { FundWords } from '../../locales/fund.zh-CN';
import { useFund } from '../fund/words';
import type { Site } from '../site';

/** The words of keeping a fund, beside those that its readers read. */
export function useFundDesk(): Site & { f: FundWords; d: FundDeskWords } {
  const site = useFund();
  return { ...site, d: site.locale === 'en' ? en : zhCN };
}

import { staff as en } from '../../locales/staff.en';
import { staff as zhCN, type StaffWords } from '../../locales/staff.zh-CN';
import { useSite, type Site } from '../site';

/** The words of the desk about projects, claims and accounts, beside what every component may need. */
export function useStaff(): Site & { s: StaffWords } {
  const site = useSite();
  return { ...site, s: site.locale === 'en' ? en : zhCN };
}

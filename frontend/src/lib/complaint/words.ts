import { complaints as en } from '../../locales/complaints.en';
import { complaints as zhCN, type ComplaintWords } from '../../locales/complaints.zh-CN';
import { useSite, type Site } from '../site';

/** The words of a complaint and its timeline, beside what every component may need. */
export function useComplaints(): Site & { w: ComplaintWords } {
  const site = useSite();
  return { ...site, w: site.locale === 'en' ? en : zhCN };
}

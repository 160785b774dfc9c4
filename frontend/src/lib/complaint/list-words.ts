import { complaintList as en } from '../../locales/complaint-list.en';
import { complaintList as zhCN, type ComplaintListWords } from '../../locales/complaint-list.zh-CN';
import { useSite, type Site } from '../site';

/** The words of the list of a project's complaints, beside what every component may need. */
export function useComplaintList(): Site & { w: ComplaintListWords } {
  const site = useSite();
  return { ...site, w: site.locale === 'en' ? en : zhCN };
}

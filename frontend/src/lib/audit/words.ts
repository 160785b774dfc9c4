import { audit as en } from '../../locales/audit.en';
import { audit as zhCN, type AuditWords } from '../../locales/audit.zh-CN';
import { useSite, type Site } from '../site';

/** The words of the audit, beside what every component may need. */
export function useAudit(): Site & { a: AuditWords } {
  const site = useSite();
  return { ...site, a: site.locale === 'en' ? en : zhCN };
}

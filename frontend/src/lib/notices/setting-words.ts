import { noticeSettings as en } from '../../locales/notice-settings.en';
import {
  noticeSettings as zhCN,
  type NoticeSettingWords,
} from '../../locales/notice-settings.zh-CN';
import { useSite, type Site } from '../site';

/** The words of how one is told, beside what every component may need. */
export function useNoticeSettings(): Site & { w: NoticeSettingWords } {
  const site = useSite();
  return { ...site, w: site.locale === 'en' ? en : zhCN };
}

import type { Locale } from '../api/shapes';
import { offline as en } from '../../locales/offline.en';
import { offline as zhCN, type OfflineWords } from '../../locales/offline.zh-CN';

/** The words of reading and writing without a network. */
export function useOfflineWords(locale: Locale): OfflineWords {
  return locale === 'en' ? en : zhCN;
}

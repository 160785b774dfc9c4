import { surveyDesk as en } from '../../locales/survey-desk.en';
import { surveyDesk as zhCN, type SurveyDeskWords } from '../../locales/survey-desk.zh-CN';
import { useSite, type Site } from '../site';

/** A question or a choice as it was written: in English only where somebody did. */
interface Written {
  text_zh: string;
  text_en: string | null;
}

/** The words of surveys at the desk, beside what every component may need. */
export function useSurveyDesk(): Site & { d: SurveyDeskWords; inLocale: (one: Written) => string } {
  const site = useSite();
  const isEnglish = site.locale === 'en';
  return {
    ...site,
    d: isEnglish ? en : zhCN,
    inLocale: ({ text_zh, text_en }) => (isEnglish && text_en) || text_zh,
  };
}

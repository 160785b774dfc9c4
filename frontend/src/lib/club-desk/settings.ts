import type { ClubSettings } from '../api/shapes';

type Tier = ClubSettings['settings']['tiers'][number];

/** A tier as a form has it. */
export type TierForm = Omit<Tier, 'threshold'> & { threshold: string };

/** The settings as a form has them: what is typed is text. */
export interface SettingsForm {
  terms_markdown: string;
  points_last_months: string;
  refund_grace_days: string;
  tier_window_months: string;
  utc_offset_minutes: string;
  adjustment_max: string;
  tiers: TierForm[];
}

export function formOf({ settings }: ClubSettings): SettingsForm {
  return {
    terms_markdown: settings.terms_markdown,
    points_last_months: String(settings.points_last_months),
    refund_grace_days: String(settings.refund_grace_days),
    tier_window_months: String(settings.tier_window_months),
    utc_offset_minutes: String(settings.utc_offset_minutes),
    adjustment_max: String(settings.adjustment_max),
    tiers: settings.tiers.map((tier) => ({ ...tier, threshold: String(tier.threshold) })),
  };
}

/** The offsets that can be chosen: whole hours, and the one that is there. */
export function offsetsWith(minutes: number): number[] {
  const hours = Array.from({ length: 27 }, (_, index) => (index - 12) * 60);
  return [...new Set([...hours, minutes])].sort((a, b) => a - b);
}

/** 480 → UTC+8, 330 → UTC+5:30. */
export function offsetName(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const sign = minutes < 0 ? '−' : '+';
  return `UTC${sign}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}

/** A further tier, above the highest. */
export function tierAbove(tiers: TierForm[]): TierForm {
  const highest = tiers.at(-1);
  const threshold = highest ? Number(highest.threshold) + 1000 : 0;
  return {
    code: '',
    name_zh: '',
    name_en: '',
    threshold: String(threshold),
    benefits_markdown: '',
  };
}

/** What was typed, as the API takes it. */
export function inputOf(form: SettingsForm) {
  return {
    terms_markdown: form.terms_markdown,
    points_last_months: Number(form.points_last_months),
    refund_grace_days: Number(form.refund_grace_days),
    tier_window_months: Number(form.tier_window_months),
    utc_offset_minutes: Number(form.utc_offset_minutes),
    adjustment_max: Number(form.adjustment_max),
    tiers: form.tiers.map((tier) => ({
      ...tier,
      code: tier.code.trim(),
      threshold: Number(tier.threshold),
    })),
  };
}

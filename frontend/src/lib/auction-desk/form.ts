import type { Auction, AuctionInput } from '../auctions/shapes';
import { fenFrom, typedYuan } from '../compensation/money';
import { localTime, toInstant } from '../desk/told';

/** An auction as the form has it: times are local, numbers and amounts are what was typed. */
export interface AuctionForm {
  title: string;
  markdown: string;
  project: string;
  /** Only to find the unit by. */
  building: string;
  unit: string;
  start: string;
  step: string;
  deposit: string;
  registration_opens: string;
  registration_closes: string;
  opens: string;
  closes: string;
  soft: string;
  overtime: string;
  signs: string;
  permit: string;
  terms: string;
  payee: string;
}

const time = (instant: string | undefined) => (instant ? localTime(instant, 0) : '');

/** The form of a new auction, or of one that is changed. */
export function formOf(one: Auction | null): AuctionForm {
  return {
    title: one?.title ?? '',
    markdown: one?.markdown ?? '',
    project: one?.project ? String(one.project.id) : '',
    building: '',
    unit: one?.unit_id == null ? '' : String(one.unit_id),
    start: one ? typedYuan(one.start_fen) : '',
    step: one ? typedYuan(one.step_fen) : '',
    deposit: one ? typedYuan(one.deposit_fen) : '',
    registration_opens: time(one?.registration_opens_at),
    registration_closes: time(one?.registration_closes_at),
    opens: time(one?.opens_at),
    closes: time(one?.closes_at),
    soft: String(one?.soft_close_minutes ?? 5),
    overtime: String(one?.overtime_minutes ?? 120),
    signs: one?.signs_on ?? '',
    permit: one?.presale_permit ?? '',
    terms: one?.terms_markdown ?? '',
    payee: one?.payee ?? '',
  };
}

export type Wrong =
  'project' | 'start' | 'step' | 'deposit' | 'registration_closes' | 'opens' | 'closes' | 'signs';

/** What is wrong with what was typed, as far as it can be told before it is sent. */
export function wrongIn(form: AuctionForm): Wrong[] {
  const wrong: [Wrong, boolean][] = [
    ['project', form.project === ''],
    ['start', !fenFrom(form.start)],
    ['step', !fenFrom(form.step)],
    ['deposit', !fenFrom(form.deposit)],
    ['registration_closes', form.registration_closes <= form.registration_opens],
    ['opens', form.opens < form.registration_closes],
    ['closes', form.closes <= form.opens],
    ['signs', form.signs <= form.closes.slice(0, 10)],
  ];
  return wrong.filter(([, is]) => is).map(([name]) => name);
}

/** What is sent to make one, or to change a draft. */
export function inputOf(form: AuctionForm): AuctionInput {
  const instant = (text: string) => toInstant(text) ?? '';
  return {
    title: form.title.trim(),
    markdown: form.markdown,
    project_id: Number(form.project),
    unit_id: form.unit === '' ? null : Number(form.unit),
    start_fen: fenFrom(form.start) ?? 0,
    step_fen: fenFrom(form.step) ?? 0,
    deposit_fen: fenFrom(form.deposit) ?? 0,
    registration_opens_at: instant(form.registration_opens),
    registration_closes_at: instant(form.registration_closes),
    opens_at: instant(form.opens),
    closes_at: instant(form.closes),
    soft_close_minutes: Number(form.soft),
    overtime_minutes: Number(form.overtime),
    signs_on: form.signs,
    presale_permit: form.permit.trim() || null,
    terms_markdown: form.terms,
    payee: form.payee.trim(),
  };
}

/** What is sent to change one that was opened: what was promised goes back exactly as it is. */
export function openedInput(form: AuctionForm, one: Auction): AuctionInput {
  return {
    title: form.title.trim(),
    markdown: form.markdown,
    project_id: one.project?.id ?? 0,
    unit_id: one.unit_id,
    start_fen: one.start_fen,
    step_fen: one.step_fen,
    deposit_fen: one.deposit_fen,
    registration_opens_at: one.registration_opens_at,
    registration_closes_at: one.registration_closes_at,
    opens_at: one.opens_at,
    closes_at: one.closes_at,
    soft_close_minutes: one.soft_close_minutes,
    overtime_minutes: one.overtime_minutes,
    signs_on: one.signs_on,
    presale_permit: one.presale_permit,
    terms_markdown: one.terms_markdown,
    payee: one.payee ?? '',
  };
}

import { fenFrom, typedYuan } from '../compensation/money';
import { localTime, toInstant } from '../desk/told';
import type { GroupBuy, GroupBuyInput } from '../group-buys/shapes';

/** A group buy as the form has it: times are local, numbers and amounts are what was typed. */
export interface GroupBuyForm {
  title: string;
  markdown: string;
  projects: number[];
  deposit: string;
  off: string;
  benefit: string;
  target: string;
  seats: string;
  opens: string;
  closes: string;
  selects: string;
  promise: string;
  payment_hours: string;
  clearing_hours: string;
  permit: string;
  terms: string;
  payee: string;
}

/** The form of a new group buy, or of one that is changed. */
export function formOf(one: GroupBuy | null): GroupBuyForm {
  return {
    title: one?.title ?? '',
    markdown: one?.markdown ?? '',
    projects: one?.projects.map(({ id }) => id) ?? [],
    deposit: one ? typedYuan(one.deposit_fen) : '',
    off: one ? typedYuan(one.off_fen) : '',
    benefit: one?.benefit ?? '',
    target: one ? String(one.target_count) : '',
    seats: one?.seat_count == null ? '' : String(one.seat_count),
    opens: one ? localTime(one.opens_at, 0) : '',
    closes: one ? localTime(one.closes_at, 0) : '',
    selects: one?.selects_on ?? '',
    promise: one?.promise_on ?? '',
    payment_hours: String(one?.payment_hours ?? 48),
    clearing_hours: String(one?.clearing_hours ?? 48),
    permit: one?.presale_permit ?? '',
    terms: one?.terms_markdown ?? '',
    payee: one?.payee ?? '',
  };
}

export type Wrong = 'projects' | 'deposit' | 'off' | 'seats' | 'closes' | 'promise';

/** What is wrong with what was typed, as far as it can be told before it is sent. */
export function wrongIn(form: GroupBuyForm): Wrong[] {
  const wrong: [Wrong, boolean][] = [
    ['projects', form.projects.length === 0],
    ['deposit', !fenFrom(form.deposit)],
    ['off', fenFrom(form.off) === null],
    ['seats', form.seats !== '' && Number(form.seats) < Number(form.target)],
    ['closes', form.closes <= form.opens],
    ['promise', form.promise <= form.selects],
  ];
  return wrong.filter(([, is]) => is).map(([name]) => name);
}

const seatsOf = ({ seats }: GroupBuyForm) => (seats.trim() === '' ? null : Number(seats));

/** What is sent to make one, or to change a draft. */
export function inputOf(form: GroupBuyForm): GroupBuyInput {
  return {
    title: form.title.trim(),
    markdown: form.markdown,
    project_ids: form.projects,
    deposit_fen: fenFrom(form.deposit) ?? 0,
    benefit: form.benefit.trim(),
    off_fen: fenFrom(form.off) ?? 0,
    target_count: Number(form.target),
    seat_count: seatsOf(form),
    opens_at: toInstant(form.opens) ?? '',
    closes_at: toInstant(form.closes) ?? '',
    selects_on: form.selects,
    promise_on: form.promise,
    payment_hours: Number(form.payment_hours),
    clearing_hours: Number(form.clearing_hours),
    presale_permit: form.permit.trim() || null,
    terms_markdown: form.terms,
    payee: form.payee.trim(),
  };
}

/** What is sent to change one that was opened: what was promised goes back exactly as it is. */
export function openedInput(form: GroupBuyForm, one: GroupBuy): GroupBuyInput {
  return {
    title: form.title.trim(),
    markdown: form.markdown,
    seat_count: seatsOf(form),
    project_ids: one.projects.map(({ id }) => id),
    deposit_fen: one.deposit_fen,
    benefit: one.benefit,
    off_fen: one.off_fen,
    target_count: one.target_count,
    opens_at: one.opens_at,
    closes_at: one.closes_at,
    selects_on: one.selects_on,
    promise_on: one.promise_on,
    payment_hours: one.payment_hours,
    clearing_hours: one.clearing_hours,
    presale_permit: one.presale_permit,
    terms_markdown: one.terms_markdown,
    payee: one.payee ?? '',
  };
}

import { localTime, toInstant } from '../desk/told';
import type { Audience, ClubEvent, EventKind } from '../events/shapes';
import { daysOf, type Plan } from './plan';

/** An event as the form has it: times are local, numbers are what was typed. */
export interface EventFormValues {
  kind: EventKind;
  audience: Audience;
  building: string;
  title: string;
  markdown: string;
  place: string;
  begins: string;
  ends: string;
  opens: string;
  closes: string;
  free_cancel: string;
  party_max: string;
  offer_hours: string;
  one_per_household: boolean;
}

export interface RepeatForm {
  on: boolean;
  end: 'count' | 'until';
  count: string;
  until: string;
  excluded: string;
}

export interface EventPlace {
  project_id: number | null;
  city: string | null;
}

const typed = (instant: string | null) => (instant ? localTime(instant, 0) : '');

/** The form of a new event, or of one that is changed. */
export function valuesOf(event: ClubEvent | null): EventFormValues {
  return {
    kind: event?.kind ?? 'tour',
    audience: event?.audience ?? 'public',
    building: event?.building ? String(event.building.id) : '',
    title: event?.title ?? '',
    markdown: event?.markdown ?? '',
    place: event?.place ?? '',
    begins: typed(event?.begins_at ?? null),
    ends: typed(event?.ends_at ?? null),
    opens: typed(event?.registration.opens_at ?? null),
    // That it closes when it begins needs not be said.
    closes:
      event && event.registration.closes_at !== event.begins_at
        ? typed(event.registration.closes_at)
        : '',
    free_cancel: typed(event?.registration.free_cancel_until_at ?? null),
    party_max: String(event?.registration.party_max ?? 4),
    offer_hours: String(event?.offer_hours ?? 24),
    one_per_household: event?.one_per_household ?? false,
  };
}

/** What an event is, without where and for whom. */
function contentOf(values: EventFormValues) {
  return {
    title: values.title.trim(),
    markdown: values.markdown,
    place: values.place.trim(),
    begins_at: toInstant(values.begins) ?? '',
    ends_at: toInstant(values.ends) ?? '',
    registration_opens_at: toInstant(values.opens),
    registration_closes_at: toInstant(values.closes),
    free_cancel_until_at: toInstant(values.free_cancel),
    party_max: Number(values.party_max),
    offer_hours: Number(values.offer_hours),
    one_per_household: values.one_per_household,
  };
}

/** What is sent to make one. */
export function newEvent(
  values: EventFormValues,
  place: EventPlace,
  plan: Plan | null,
  repeat: RepeatForm,
) {
  const owners = values.audience === 'owners' && place.project_id !== null;
  return {
    ...contentOf(values),
    ...place,
    building_id: owners && values.building !== '' ? Number(values.building) : null,
    kind: values.kind,
    audience: values.audience,
    plan,
    repeat: repeat.on
      ? {
          count: repeat.end === 'count' ? Number(repeat.count) : null,
          until_on: repeat.end === 'until' ? repeat.until : null,
          excluded_dates: daysOf(repeat.excluded),
        }
      : null,
  };
}

/** What is sent to change one: only what is another than before, so that nobody is told of what has not moved. */
export function changedEvent(values: EventFormValues, event: ClubEvent) {
  const [before, now] = [contentOf(valuesOf(event)), contentOf(values)];
  const changed = Object.entries(now).filter(
    ([name, value]) => value !== null && value !== before[name as keyof typeof before],
  );
  return Object.fromEntries(changed) as Partial<typeof now>;
}

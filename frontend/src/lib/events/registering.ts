import type { ClubEvent, EventQuota, EventSlot } from './shapes';

/** Somebody who comes, as the form has them: the first is oneself. */
export interface Person {
  name: string;
  extra_ids: number[];
}

/** What is sent to register. */
export interface RegistrationInput {
  slot_id: number;
  attendees: Person[];
  answers: { question_id: number; answer: string }[];
  waitlist: boolean;
}

interface Planned {
  extras: Pick<EventSlot, 'id' | 'quota_ids'>[];
  quotas: Pick<EventQuota, 'id' | 'name' | 'left'>[];
}

/** The slot that is proposed: the first with room, else the first. */
export function firstSlot({ slots }: Pick<ClubEvent, 'slots'>): EventSlot | undefined {
  return slots.find(({ seats_left }) => seats_left === null || seats_left > 0) ?? slots[0];
}

/**
 * The quotas that are too full for these people in this slot. Only advice: the server counts again while it takes
 * the seats, and a seat that was free a minute ago may be gone.
 */
export function tooFull(event: Planned, slot: EventSlot | undefined, people: Person[]): string[] {
  if (!slot) return [];
  const wanted = new Map<number, number>();
  const count = (ids: number[]) => ids.forEach((id) => wanted.set(id, (wanted.get(id) ?? 0) + 1));
  for (const person of people) {
    // Who takes a seat in one quota twice still sits on it once.
    const quotas = new Set(slot.quota_ids);
    for (const extra of event.extras) {
      if (person.extra_ids.includes(extra.id)) extra.quota_ids.forEach((id) => quotas.add(id));
    }
    count([...quotas]);
  }
  return event.quotas
    .filter(({ id, left }) => left !== null && (wanted.get(id) ?? 0) > left)
    .map(({ name }) => name);
}

/** What was typed, as it is sent: names without blanks around them, and only questions that were answered. */
export function registrationInput(
  slotId: number,
  people: Person[],
  answers: Record<number, string>,
  waitlist: boolean,
): RegistrationInput {
  return {
    slot_id: slotId,
    attendees: people.map(({ name, extra_ids }) => ({ name: name.trim(), extra_ids })),
    answers: Object.entries(answers)
      .map(([id, answer]) => ({ question_id: Number(id), answer: answer.trim() }))
      .filter(({ answer }) => answer !== ''),
    waitlist,
  };
}

/** Events as the API answers them, by the names of the pages. */
import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type Attendee = Schemas['Attendee'];
export type Audience = Schemas['Audience'];
export type ClubEvent = Schemas['Event'];
export type EventCard = Schemas['EventCard'];
export type EventKind = Schemas['EventKind'];
export type EventQuestion = Schemas['Question'];
export type EventQuota = Schemas['Quota'];
export type EventRating = Schemas['EventRating'];
export type EventSlot = Schemas['Slot'];
export type EventState = Schemas['EventPhase'];
export type QuestionKind = Schemas['QuestionKind'];
export type Rating = Schemas['Rating'];
export type Registration = Schemas['Registration'];
export type RegistrationPhase = Schemas['RegistrationPhase'];
export type RegistrationState = Schemas['RegistrationState'];
export type ScanMethod = Schemas['ScanMethod'];
export type SeatState = Schemas['SeatState'];
export type Ticket = Schemas['Ticket'];
export type Verdict = Schemas['Verdict'];

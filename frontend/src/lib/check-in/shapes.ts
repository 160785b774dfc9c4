import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type AttendeeRecord = Schemas['AttendeeRecord'];
export type CheckIn = Schemas['CheckIn'];
export type SentScan = Schemas['ScanInput'];
export type RosterPage = Schemas['Roster'];
export type RosterSeat = Schemas['RosterEntry'];
/** A scan as it is kept here until it is sent. */
export type Scan = Omit<SentScan, 'method' | 'ticket' | 'code' | 'attendee_id'> & {
  method: Schemas['ScanMethod'];
  ticket: string | null;
  code: string | null;
  attendee_id: number | null;
};

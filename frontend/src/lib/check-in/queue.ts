import type { Scan, SentScan } from './shapes';

/**
 * Scans that wait for a network. Each has a place of its own on this device, so that two open pages lose nothing to
 * each other; they name seats by numbers only, and stay until the server has taken them, whoever signs out meanwhile.
 */
const PREFIX = 'linli-scan:';
const DEVICE = 'linli-scan-device';
/** The time of this device; the server is told by how much it is wrong. */
export const instantNow = () => new Date().toISOString();

/** The most that the server takes at once. */
export const BATCH = 200;

interface Device {
  id: string;
  label: string;
  sequence: number;
}

const place = (event: number, scan: Pick<Scan, 'nonce'>) => `${PREFIX}${event}:${scan.nonce}`;

/** Gives whether there was room. */
export function keepScan(event: number, scan: Scan): boolean {
  try {
    localStorage.setItem(place(event, scan), JSON.stringify(scan));
    return true;
  } catch {
    return false;
  }
}

export function forgetScan(event: number, scan: Pick<Scan, 'nonce'>): void {
  localStorage.removeItem(place(event, scan));
}

/** What waits for an event, in the order in which it was scanned. One that cannot be read does not hold up the others. */
export function waitingScans(event: number): Scan[] {
  const scans: Scan[] = [];
  for (const name of Object.keys(localStorage)) {
    if (!name.startsWith(`${PREFIX}${event}:`)) continue;
    try {
      scans.push(JSON.parse(localStorage.getItem(name) ?? '') as Scan);
    } catch {
      localStorage.removeItem(name);
    }
  }
  return scans.sort((a, b) => a.sequence - b.sequence);
}

function readDevice(newId: () => string): Device {
  try {
    const kept = JSON.parse(localStorage.getItem(DEVICE) ?? 'null') as Device | null;
    if (kept?.id) return kept;
  } catch {
    // Another one is made.
  }
  return { id: newId().slice(0, 4), label: '', sequence: 0 };
}

function keepDevice(device: Device): void {
  try {
    localStorage.setItem(DEVICE, JSON.stringify(device));
  } catch {
    // It has another name next time.
  }
}

/** How this device is called in the lists of the desk: by the entrance where it stands, and by a number of its own. */
export function deviceName(newId: () => string): { label: string; name: string } {
  const device = readDevice(newId);
  keepDevice(device);
  const { id, label } = device;
  return { label, name: label ? `${label}-${id}` : id };
}

export function nameDevice(label: string, newId: () => string): void {
  keepDevice({ ...readDevice(newId), label: label.trim().slice(0, 40) });
}

/** Scans of a device are counted, so that one sees whether some are missing. */
export function nextSequence(newId: () => string): number {
  const device = readDevice(newId);
  device.sequence += 1;
  keepDevice(device);
  return device.sequence;
}

/** A scan as the server takes it: a ticket or a code speaks for itself, whom this device takes it for stays here. */
export function sentScan({ method, ticket, code, attendee_id, ...scan }: Scan): SentScan {
  if (method === 'ticket') return { ...scan, method, ticket, code: null, attendee_id: null };
  if (method === 'code') return { ...scan, method, ticket: null, code, attendee_id: null };
  return { ...scan, method: 'search', ticket: null, code: null, attendee_id };
}

import { answer, api } from './api/client';
import { asProblem } from './api/problem';
import type { Me, Permission } from './api/shapes';
import { hasSignedInHint } from './cookies';
import { isKept, lastViewer } from './offline/kept-copy';

/**
 * Who looks at the page. Public pages come from a cache and know nobody; the browser then asks,
 * but only when the hint cookie says that somebody is signed in.
 */
export class Viewer {
  me = $state.raw<Me | null>(null);
  /** Whether `me` is final: null then means a guest. */
  settled = $state(false);
  /** Whether the server said who looks: without an answer, null is not yet a guest. */
  known = $state(false);
  /** Whether nobody could be asked: `me` is whoever was signed in last, and the page is a copy of this device. */
  remembered = $state(false);

  constructor(me: Me | null) {
    this.me = me;
    this.settled = me !== null;
    this.known = this.settled;
  }

  /** Runs in the browser only. */
  async find(): Promise<void> {
    if (this.settled) return;
    try {
      if (hasSignedInHint()) this.me = await answer(api.GET('/me'));
      this.known = true;
    } catch (error) {
      this.known = asProblem(error).status === 401;
      this.me = this.#remember(error);
    }
    this.settled = true;
  }

  #remember(error: unknown): Me | null {
    if (asProblem(error).code !== 'offline' || !isKept()) return null;
    const last = lastViewer();
    this.remembered = last !== null;
    return last;
  }

  may(permission: Permission): boolean {
    return this.me?.permissions.includes(permission) ?? false;
  }

  /** Whether the address has to be proven before anything is written. Staff were proven by whoever gave them their role. */
  get mustProve(): boolean {
    return this.me !== null && !this.me.email_proven && !this.isStaff;
  }

  get isStaff(): boolean {
    return (this.me?.roles.length ?? 0) > 0;
  }
}

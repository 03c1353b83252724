import { minute } from "@/lib/kernel";
import type { Account, ExchangeDraft, Habits, Moment } from "../model";

/** What stays in memory of an account once its evidence is written. */
export interface Resident extends Omit<Account, "evidence" | "volume"> {
  id: string;
  createdAt: string;
}

const sittingGap = 15 * minute;

/** All accounts of a world with their running counts, in flat arrays so that a million of them fit. */
export class Residents {
  readonly list: Resident[] = [];
  readonly remaining: Uint32Array;
  readonly sent: Uint32Array;
  readonly extracted: Uint32Array;
  readonly firstSeen: Float64Array;
  readonly firstExtraction: Float64Array;
  /** Exchanges through a commercial VPN, and the language of the account's people. */
  readonly tunnelled: Uint32Array;
  readonly language: string[] = [];
  private readonly lastSeen: Float64Array;
  private readonly session: Uint32Array;
  private readonly turn: Uint16Array;
  private readonly moment: Moment = { at: 0, day: 0, session: 0, turn: 0 };

  constructor(count: number) {
    this.remaining = new Uint32Array(count);
    this.sent = new Uint32Array(count);
    this.extracted = new Uint32Array(count);
    this.firstSeen = new Float64Array(count);
    this.firstExtraction = new Float64Array(count);
    this.tunnelled = new Uint32Array(count);
    this.lastSeen = new Float64Array(count);
    this.session = new Uint32Array(count);
    this.turn = new Uint16Array(count);
  }

  add(account: Account): void {
    const { evidence, volume, ...plan } = account;
    this.remaining[this.list.length] = volume;
    this.list.push({ ...plan, id: evidence.account_id, createdAt: evidence.created_at });
  }

  /** Counts an exchange and says where in the account's sittings it lies; the result is used until the next call. */
  advance(index: number, at: number, day: number): Moment {
    if (this.sent[index] === 0) this.firstSeen[index] = at;
    this.sent[index] = (this.sent[index] ?? 0) + 1;
    const sits = at - (this.lastSeen[index] ?? 0) < sittingGap;
    if (!sits) this.session[index] = (this.session[index] ?? 0) + 1;
    this.turn[index] = sits ? (this.turn[index] ?? 0) + 1 : 0;
    this.lastSeen[index] = at;
    const { moment } = this;
    moment.at = at;
    moment.day = day;
    moment.session = this.session[index] ?? 0;
    moment.turn = this.turn[index] ?? 0;
    return moment;
  }

  /** Keeps what of an exchange is true of its account and stands in no label. */
  note(index: number, draft: ExchangeDraft): void {
    if (draft.system?.kind === "tunnel") this.tunnelled[index] = (this.tunnelled[index] ?? 0) + 1;
    if (draft.language !== "") this.language[index] = draft.language;
  }

  markExtraction(index: number, at: number): void {
    if (this.extracted[index] === 0) this.firstExtraction[index] = at;
    this.extracted[index] = (this.extracted[index] ?? 0) + 1;
  }
}

/** The habits of the owner, or of the intruder for the intruder's share. */
export function habitsAt(resident: Resident, at: number, chance: number): Habits {
  const { intruder } = resident;
  return intruder && at >= intruder.from && chance < intruder.share ? intruder.habits : resident.habits;
}

import { day, hour } from "@/lib/kernel";
import type { ExchangeDraft } from "../model";
import type { ModelRelease } from "../models/releases";

export interface Tally {
  exchanges: number;
  extraction: number;
  firstExtraction: string | null;
  /** Exchanges in the 24 hours after the release in mid-window, and how many of them asked for the new model. */
  dayAfterRelease: number;
  dayAfterReleaseOnNew: number;
}

/** What each campaign really did, counted while it is written. */
export class Tallies {
  readonly byCampaign = new Map<string, Tally>();
  /** Extraction exchanges of each campaign by the hour in which they were made, milliseconds since the epoch. */
  readonly byHour = new Map<string, Map<number, number>>();

  constructor(private readonly arrival: ModelRelease) {}

  count(campaign: string, draft: ExchangeDraft, at: number): void {
    const tally = this.of(campaign);
    tally.exchanges++;
    if (draft.isExtraction) {
      tally.extraction++;
      tally.firstExtraction ??= new Date(at).toISOString();
      this.countHour(campaign, Math.floor(at / hour) * hour);
    }
    const since = at - this.arrival.releasedAt;
    if (since < 0 || since >= day) return;
    tally.dayAfterRelease++;
    if (draft.model === this.arrival.model) tally.dayAfterReleaseOnNew++;
  }

  private countHour(campaign: string, at: number): void {
    const hours = this.byHour.get(campaign) ?? new Map<number, number>();
    hours.set(at, (hours.get(at) ?? 0) + 1);
    this.byHour.set(campaign, hours);
  }

  of(campaign: string): Tally {
    let tally = this.byCampaign.get(campaign);
    if (!tally) {
      tally = { exchanges: 0, extraction: 0, firstExtraction: null, dayAfterRelease: 0, dayAfterReleaseOnNew: 0 };
      this.byCampaign.set(campaign, tally);
    }
    return tally;
  }
}

import type { PublicKey } from "@/lib/env/signing-key";
import { Buckets } from "./buckets";
import type { FromFollower } from "./messages";
import { Observed } from "./observed";
import { Rules } from "./rules";

/** Subjects that are seen between two reports; a report is a second. */
const mostSeen = 100_000;

/** Everything that an answer is made from, in the memory of the thread that answers. */
export class Held {
  readonly rules = new Rules();
  readonly buckets = new Buckets();
  readonly observed = new Observed(mostSeen);
  keys: PublicKey[] = [];
  etag = "";
  /** Processes that answer gateways, and share allowances. */
  replicas = 1;
  /** When these were last known to be the rules; undefined as long as nothing is known. */
  currentAt: number | undefined;
  /** Of the follower. */
  dropped = 0;

  take(message: FromFollower): void {
    if (message.kind === "rules") for (const rule of message.rules) this.rules.set(rule, Date.now());
    else if (message.kind === "gone") for (const name of message.names) this.rules.remove(name);
    else if (message.kind === "started") this.#current(message.at);
    else if (message.kind === "replicas") this.replicas = message.live;
    else if (message.kind === "keys") this.keys = message.keys;
    else if (message.kind === "dropped") this.dropped += message.observations;
    else if (message.kind === "current") {
      this.#current(message.at);
      this.etag = message.etag;
    }
  }

  /** Whole seconds since the rules were last known to be current. */
  staleness(now: number): number | undefined {
    return this.currentAt === undefined ? undefined : Math.max(0, Math.floor((now - this.currentAt) / 1_000));
  }

  #current(at: number | undefined): void {
    if (at !== undefined) this.currentAt = Math.max(at, this.currentAt ?? 0);
  }
}

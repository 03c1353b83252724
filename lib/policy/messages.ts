import type { PublicKey } from "@/lib/env/signing-key";
import type { Observation } from "./observed";
import type { Rule, RuleName } from "./rule";

/** What the thread that follows starts with. */
export interface FollowerData {
  /** Of the replica. */
  id: string;
  startedAt: Date;
}

/** What the thread that follows tells the one that answers. */
export type FromFollower =
  /** What the snapshot on disk had is in memory, or there was none; `at` is when it was current. */
  | { kind: "started"; at: number | undefined }
  | { kind: "rules"; rules: Rule[] }
  | { kind: "gone"; names: RuleName[] }
  /** All rules that were committed at this moment have been told. */
  | { kind: "current"; at: number; etag: string }
  | { kind: "replicas"; live: number }
  | { kind: "keys"; keys: PublicKey[] }
  | { kind: "dropped"; observations: number }
  /** The answer to `snapshot`; nothing while there is no key to sign with. */
  | { kind: "snapshot"; id: number; etag: string; jws: Uint8Array | undefined }
  | { kind: "stopped" };

/** What it is told. */
export type ToFollower =
  | { kind: "seen"; observations: Observation[]; requests: number; rules: number }
  | { kind: "snapshot"; id: number; since: string | undefined }
  | { kind: "stop" };

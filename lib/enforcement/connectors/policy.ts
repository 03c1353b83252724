import type { FollowedConnector } from "./connector";

const words: Record<string, string> = {
  ban: "answers 403 to its requests",
  suspend: "answers 403 to its requests until it expires",
  revoke_key: "answers 403 to requests with the key",
  throttle: "answers 429 above the limit",
  redact_reasoning: "lets requests through with the obligation redact_reasoning",
  require_verification: "lets requests through with the obligation require_verification",
};

/**
 * The policy endpoint of this installation. Rules reach it with the decision itself; a row is acknowledged when every replica that
 * lives has the rule in its memory, and verified when one was seen to act by it.
 */
export const policy: FollowedConnector = {
  kind: "policy",
  carries: "rules",
  supports: ["ban", "suspend", "revoke_key", "throttle", "redact_reasoning", "require_verification"],
  verifies: () => "by requests that it was seen to refuse, slow down or answer with obligations",
  dryRun: ({ countermeasure, reverts }) =>
    countermeasure === "reinstate" ? `no longer ${words[reverts ?? "ban"]}` : (words[countermeasure] ?? "does nothing"),
};

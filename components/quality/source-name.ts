import type { SourceQuality } from "@/lib/casefile/contract";

/** A source in words: `litellm from Gateway Frankfurt`. */
export const sourceName = ({ reading, sender, senderId }: SourceQuality): string =>
  `${reading ?? "format not kept"} from ${sender ?? (senderId || "a sender that was not kept")}`;

export const sourceKey = ({ kind, senderId, reading }: SourceQuality): string => `${kind} ${senderId} ${reading}`;

import { formatCount } from "@/components/data/count";
import { formatShare } from "@/components/data/share";
import type { TransparencyView } from "@/lib/transparency/contract";

/** The false-flag estimate in a sentence, or why there is none. */
export function FalseFlags({ falseFlags, falseFlagsAt }: Pick<TransparencyView, "falseFlags" | "falseFlagsAt">) {
  if ("missing" in falseFlags) return <>No estimate: {falseFlags.missing}</>;
  const { value, low, high, n } = falseFlags;
  return (
    <>
      {formatShare(value)} of accounts that nobody runs together are flagged (95 % interval {formatShare(low)} to{" "}
      {formatShare(high)}, from {formatCount(n)} accounts drawn at random and judged blind
      {falseFlagsAt !== null && `, sample of ${falseFlagsAt.slice(0, 10)}`}).
    </>
  );
}

import { Anchor, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import Link from "next/link";
import { formatCount } from "@/components/data/count";
import type { SetOutcome } from "@/lib/review/contract";

/** What came in, in words. */
export const addedOf = ({ added, duplicates }: SetOutcome): string =>
  `${formatCount(added)} ${added === 1 ? "account" : "accounts"} came in${
    duplicates === 0 ? "" : `, ${formatCount(duplicates)} named twice or in it already`
  }.`;

/** Says that accounts are in a set, with the way to it. */
export const sayMade = (outcome: SetOutcome): void => {
  notifications.show({
    color: "lake",
    title: (
      <Anchor component={Link} href={`/sets/${outcome.set.id}`} inherit>
        {outcome.set.name}
      </Anchor>
    ),
    message: <Text size="sm">{addedOf(outcome)}</Text>,
  });
};

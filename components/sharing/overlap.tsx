import { Badge, Stack, Text, Tooltip } from "@mantine/core";
import { formatCount } from "@/components/data/count";
import type { OverlapQuestionView, TokenType } from "@/lib/overlap/contract";

/** By what accounts are compared, as people call it. */
export const tokenWords: Record<TokenType, string> = {
  mail: "mail address",
  phone: "phone number",
  account: "account id",
};

/** What came of a question: the rounded part and the whole that it is a part of, or why there is none. */
export function OverlapAnswered({ of }: { of: OverlapQuestionView }) {
  const { state, matched, asked, reason } = of;
  if (state === "answered") {
    return (
      <Tooltip label="To the nearest ten, and never a number below ten.">
        <Text size="sm" component="span">
          {matched === null ? "fewer than 10" : `about ${formatCount(matched)}`} of {formatCount(asked)}
        </Text>
      </Tooltip>
    );
  }
  if (state === "open") return <Badge color="gray">no answer yet</Badge>;
  return (
    <Stack gap={2} align="flex-start">
      <Badge color={state === "refused" ? "orange" : "red"}>{state === "refused" ? "refused" : "no answer"}</Badge>
      <Text size="xs" c="dimmed">
        {reason}
      </Text>
    </Stack>
  );
}

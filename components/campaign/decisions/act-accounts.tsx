"use client";
import { Anchor, Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { formatCount } from "@/components/data/count";
import { Pseudonym } from "@/components/data/pseudonym";
import type { DecisionView } from "@/lib/decisions/contract";

const shownAtOnce = 200;

interface ActAccountsProps {
  decisions: DecisionView[];
  /** Undefined when the person may not take decisions back. */
  onReverse: ((decision: DecisionView) => void) | undefined;
}

/** The accounts of a batch, unfolded on demand; each decision can be taken back alone. */
export function ActAccounts({ decisions, onReverse }: ActAccountsProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Stack gap={2}>
      <Anchor
        component="button"
        type="button"
        size="xs"
        ta="start"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        {isOpen ? "Hide" : "Show"} the {formatCount(decisions.length)} accounts
      </Anchor>
      {isOpen &&
        decisions.slice(0, shownAtOnce).map((decision) => (
          <Group key={decision.id} gap="sm">
            <Account accountId={decision.accountId} />
            {decision.reversedById !== null && (
              <Text size="xs" c="dimmed">
                taken back
              </Text>
            )}
            {decision.reversedById === null && onReverse !== undefined && (
              <Button variant="subtle" size="compact-xs" onClick={() => onReverse(decision)}>
                Reverse
              </Button>
            )}
          </Group>
        ))}
      {isOpen && decisions.length > shownAtOnce && (
        <Text size="xs" c="dimmed">
          {shownAtOnce} of {formatCount(decisions.length)}; filter Members by disposition to see all.
        </Text>
      )}
    </Stack>
  );
}

const Account = ({ accountId }: { accountId: string | null }) =>
  accountId === null ? null : (
    <Pseudonym size="xs" value={accountId} href={`/accounts/${encodeURIComponent(accountId)}`} />
  );

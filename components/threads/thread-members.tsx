"use client";
import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { formatCount } from "@/components/data/count";
import { formatNats } from "@/components/data/nats";
import { Pseudonym } from "@/components/data/pseudonym";
import { Section } from "@/components/data/section";
import type { ThreadAccount, ThreadView } from "@/lib/threads/contract";
import classes from "./threads.module.css";
import type { ThreadActs } from "./use-thread-acts";

/** Accounts that are listed before somebody asks for all. */
const mostListed = 50;

/** What a thread has accepted and rejected by now, each with why. */
export function ThreadMembers({ thread, acts }: { thread: ThreadView; acts: ThreadActs | undefined }) {
  return (
    <>
      <Accounts
        title="Accepted"
        accounts={thread.accepted}
        other={acts && { label: "Reject", take: acts.take, kind: "rejected" }}
      />
      {thread.rejected.length > 0 && (
        <Accounts
          title="Rejected"
          accounts={thread.rejected}
          other={acts && { label: "Accept", take: acts.take, kind: "accepted" }}
        />
      )}
    </>
  );
}

interface AccountsProps {
  title: string;
  accounts: ThreadAccount[];
  other: { label: string; kind: "accepted" | "rejected"; take: ThreadActs["take"] } | undefined;
}

function Accounts({ title, accounts, other }: AccountsProps) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? accounts : accounts.slice(0, mostListed);
  return (
    <Section title={title} about={formatCount(accounts.length)}>
      {accounts.length === 0 && (
        <Text size="sm" c="dimmed">
          No account yet: the values above are all there is to go by.
        </Text>
      )}
      <Stack gap={6} component="ul" className={classes.plain}>
        {shown.map((account) => (
          <li key={account.accountId}>
            <Group justify="space-between" wrap="nowrap" gap="xs">
              <Pseudonym value={account.accountId} href={`/accounts/${encodeURIComponent(account.accountId)}`} />
              <Group gap={6} wrap="nowrap">
                <Came account={account} />
                {other !== undefined && (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    color="gray"
                    onClick={() => other.take(other.kind, account.accountId)}
                    aria-label={`${other.label} ${account.accountId}`}
                  >
                    {other.label}
                  </Button>
                )}
              </Group>
            </Group>
            {account.evidence !== null && (
              <Text size="xs" c="dimmed" lineClamp={2} title={account.evidence.reason}>
                {account.evidence.reason}
              </Text>
            )}
          </li>
        ))}
      </Stack>
      {accounts.length > shown.length && (
        <Button size="compact-sm" variant="subtle" mt="xs" onClick={() => setWhole(true)}>
          Show all {formatCount(accounts.length)}
        </Button>
      )}
    </Section>
  );
}

function Came({ account: { isSeed, evidence } }: { account: ThreadAccount }) {
  if (isSeed)
    return (
      <Badge size="xs" variant="default">
        start
      </Badge>
    );
  return (
    <Text size="xs" style={{ whiteSpace: "nowrap" }}>
      {evidence === null ? "not measured" : `${formatNats(evidence.nats)} nats`}
    </Text>
  );
}

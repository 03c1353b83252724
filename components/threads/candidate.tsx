"use client";
import { Badge, Button, Group, Text, VisuallyHidden } from "@mantine/core";
import Link from "next/link";
import { useState } from "react";
import { formatCount } from "@/components/data/count";
import { FamilyNats } from "@/components/data/family-nats";
import { Nats } from "@/components/data/nats";
import { Pseudonym } from "@/components/data/pseudonym";
import { Shortcut } from "@/components/data/shortcut";
import { SharedFacts } from "@/components/linked/shared-facts";
import type { Neighbour } from "@/lib/detection/contract";
import classes from "./threads.module.css";
import type { ThreadActs } from "./use-thread-acts";
import { WhyCandidate } from "./why-candidate";

interface CandidateProps {
  candidate: Neighbour;
  campaigns: { id: string; codeName: string }[];
  /** The keys are about this one. */
  isMarked: boolean;
  onMark: () => void;
  acts: ThreadActs | undefined;
  /** Undefined where nobody is accepted whom it could be linked to. */
  why: CandidateWhy | undefined;
}

/** What the question "Why?" of a candidate is asked of. */
export interface CandidateWhy {
  accepted: string[];
  isAsked: boolean;
  onAsk: () => void;
}

/** An account that could be next: how strong, why, and whether to take it. */
export function Candidate({ candidate, campaigns, isMarked, onMark, acts, why }: CandidateProps) {
  const [isOpen, setOpen] = useState(false);
  const { accountId, nats, families, linked, linkedTo, reason, facts } = candidate;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys j and k do the same
    <li className={classes.candidate} aria-current={isMarked || undefined} onClick={onMark}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="sm" mb={2}>
        <Group gap="xs" style={{ rowGap: 2 }}>
          <Pseudonym value={accountId} href={`/accounts/${encodeURIComponent(accountId)}`} />
          <Text size="sm" fw={600} component="span">
            <Nats value={nats} />
          </Text>
          <Badge size="xs" variant={linked ? "light" : "default"} color={linked ? "blue" : "gray"}>
            {linked ? "a link" : "less than a link"}
          </Badge>
          {linkedTo > 1 && (
            <Text size="xs" c="dimmed" component="span">
              linked to {formatCount(linkedTo)} accepted
            </Text>
          )}
          {campaigns.map(({ id, codeName }) => (
            <Text key={id} component={Link} href={`/campaigns/${id}`} size="xs" c="var(--mantine-color-anchor)">
              in {codeName}
            </Text>
          ))}
        </Group>
        <Group gap={4} wrap="nowrap" style={{ flex: "none" }}>
          {why !== undefined && <WhyButton accountId={accountId} why={why} isMarked={isMarked} />}
          {acts !== undefined && <Keys accountId={accountId} acts={acts} isMarked={isMarked} />}
        </Group>
      </Group>
      <Text size="sm">{reason}</Text>
      {why?.isAsked && <WhyCandidate candidate={candidate} accepted={why.accepted} />}
      <FamilyNats families={families} />
      <Button size="compact-xs" variant="subtle" color="gray" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? "Hide values" : `${facts.length} shared ${facts.length === 1 ? "value" : "values"}`}
        <VisuallyHidden> of {accountId}</VisuallyHidden>
      </Button>
      {isOpen && <SharedFacts facts={facts} label={`What ${accountId} shares`} />}
    </li>
  );
}

function WhyButton({ accountId, why, isMarked }: { accountId: string; why: CandidateWhy; isMarked: boolean }) {
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      onClick={why.onAsk}
      rightSection={isMarked && <Shortcut of="w" />}
      aria-keyshortcuts={isMarked ? "w" : undefined}
      aria-expanded={why.isAsked}
    >
      Why?<VisuallyHidden> {accountId}</VisuallyHidden>
    </Button>
  );
}

function Keys({ accountId, acts, isMarked }: { accountId: string; acts: ThreadActs; isMarked: boolean }) {
  return (
    <>
      <Button
        size="compact-sm"
        variant="light"
        onClick={() => acts.take("accepted", accountId)}
        rightSection={isMarked && <Shortcut of="y" />}
        aria-keyshortcuts={isMarked ? "y" : undefined}
      >
        Accept<VisuallyHidden> {accountId}</VisuallyHidden>
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => acts.take("rejected", accountId)}
        rightSection={isMarked && <Shortcut of="x" />}
        aria-keyshortcuts={isMarked ? "x" : undefined}
      >
        Reject<VisuallyHidden> {accountId}</VisuallyHidden>
      </Button>
    </>
  );
}

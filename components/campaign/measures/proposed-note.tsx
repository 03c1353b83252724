"use client";
import { Alert, Anchor, Text } from "@mantine/core";
import { IconUsersGroup } from "@tabler/icons-react";
import Link from "next/link";
import type { ProposalView } from "@/lib/decisions/contract";
import { countOf, measureWords } from "./measure-words";

/** Says that a measure waits for a second person, or that it was carried out without one; and where to follow it. */
export function ProposedNote({ proposal, onClose }: { proposal: ProposalView; onClose: () => void }) {
  const { id, kind, accounts, of, excluded, breakGlass } = proposal;
  const what = `${measureWords[kind].label}, ${countOf(accounts, of)}`;
  return (
    <Alert
      color={breakGlass ? "red" : "lake"}
      icon={<IconUsersGroup size={18} aria-hidden />}
      title={breakGlass ? `Glass broken: ${what}` : `Proposed: ${what}`}
      withCloseButton
      closeButtonLabel="Close"
      onClose={onClose}
    >
      <Text size="sm">
        {breakGlass
          ? "It is being carried out, and waits for a review."
          : "It waits for a second person; nothing is done yet."}
        {excluded.length > 0 && ` ${countOf(excluded.length)} spared by the rules.`}{" "}
        <Anchor component={Link} href={`/approvals/${id}`} inherit>
          Open the proposal
        </Anchor>
      </Text>
    </Alert>
  );
}

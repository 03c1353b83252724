"use client";
import { Anchor, Button, Group, SegmentedControl, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { Section } from "@/components/data/section";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { ErrorState } from "@/components/feedback/error-state";
import type { PartnerView } from "@/lib/indicators/contract";
import { type OverlapQuestionView, TokenType } from "@/lib/overlap/contract";
import { keys } from "@/lib/queries/keys";
import { askOverlapMutation, overlapQuery } from "@/lib/queries/overlap";
import { tokenWords } from "./overlap";
import { OverlapQuestions } from "./overlap-questions";

interface Props {
  about: { campaignId: string } | { setId: string };
  partner: PartnerView;
}

/** Asks a partner how much of a campaign's core, or of a set, it knows, before anything is shared with it; earlier answers stand below. */
export function AskOverlap({ about, partner }: Props) {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(overlapQuery(partner.id));
  const [type, setType] = useState<TokenType>("mail");
  const [isAsking, setAsking] = useState(false);
  const ask = useMutation({
    ...askOverlapMutation(),
    onSettled: () => client.invalidateQueries({ queryKey: keys.partners }),
  });
  const types = TokenType.options.filter(
    (one) => one !== "account" || partner.agreement?.sharesAccountNamespace === true,
  );
  const asked = data?.questions.filter((one) => isAbout(one, about)) ?? [];
  const canAsk = data !== undefined && data.setting.url !== null;
  return (
    <Section
      title="Overlap"
      about={`How much of the ${"setId" in about ? "set" : "core"} ${partner.name} knows as well, to the nearest ten`}
      actions={
        <Group gap="xs">
          <SegmentedControl
            size="xs"
            aria-label="Compared by"
            data={types.map((value) => ({ value, label: tokenWords[value] }))}
            value={type}
            onChange={(value) => setType(TokenType.parse(value))}
          />
          <Button variant="default" disabled={!canAsk} onClick={() => setAsking(true)}>
            Ask for the overlap
          </Button>
        </Group>
      }
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && asked.length === 0 && (
        <Text size="sm" c="dimmed">
          {canAsk ? "Nobody has asked yet." : <NowhereToAsk partner={partner} />}
        </Text>
      )}
      {asked.length > 0 && <OverlapQuestions of={asked} />}
      <ConfirmDialog
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={`Ask ${partner.name} for the overlap`}
        confirmLabel="Ask"
        canConfirm
        consequences={[
          `Tokens of ${"setId" in about ? ofSet : "the core"}, each made of a ${tokenWords[type]} for ${partner.name} alone, go to its server, which counts.`,
          "They pass the gate as a bundle's do, and the question is on record with its answer, here and there.",
        ]}
        onConfirm={() => ask.mutateAsync({ ...about, partner: partner.id, type })}
      />
    </Section>
  );
}

const ofSet = "those accounts of the set that are in the core of a campaign that a person confirmed";

const isAbout = ({ campaign, set }: OverlapQuestionView, about: Props["about"]): boolean =>
  "setId" in about ? set?.id === about.setId : campaign?.id === about.campaignId;

const NowhereToAsk = ({ partner: { id, name } }: { partner: PartnerView }) => (
  <>
    Nobody has said where {name} is asked: a sharing officer does on{" "}
    <Anchor component={Link} href={`/partners/${id}`} inherit>
      the partner's page
    </Anchor>
    .
  </>
);
